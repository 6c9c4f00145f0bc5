import { showPersonalNumber, showPhone } from '../platform/forms/values.ts';
import type { Head } from '../platform/http/route.ts';
import { type Language, languages } from '../platform/language.ts';
import { type Municipality, telephoneHref } from '../platform/municipality.ts';
import type { ErrorSummaryModel, Fact, FieldModel, Inline, NoticeModel } from '../platform/views/components.ts';
import { view } from '../platform/views/engine.ts';
import { type Person, fullName, notifyChannels } from './queries.ts';
import type { ProfileInput, ProfileProblem } from './rules.ts';
import { type PeopleText, text } from './text.ts';

export type ProfilePage = {
  t: PeopleText;
  notice: NoticeModel | undefined;
  errors: ErrorSummaryModel | undefined;
  facts: Fact[];
  fields: FieldModel[];
  protected: Inline;
};
export const profileView = view<ProfilePage>('people/citizen-profile');

/** Which question a fault stands at. */
const placeOf = {
  phone: 'telefon',
  phoneMissing: 'telefon',
  email: 'epost',
  emailMissing: 'epost',
} as const satisfies Record<ProfileProblem, string>;

/** What is stored, as it is typed. */
export function inputOf(person: Person): ProfileInput {
  return {
    phone: person.phone === null ? '' : showPhone(person.phone),
    email: person.email ?? '',
    notifyBy: person.notifyBy,
    language: person.language,
  };
}

export function profilePage(
  person: Person,
  around: { municipality: Municipality; language: Language; unread: number; saved: boolean },
  typed: ProfileInput = inputOf(person),
  problems: readonly ProfileProblem[] = [],
): { head: Head; model: ProfilePage } {
  const t = text[around.language];
  const errorAt = (place: string) => {
    const problem = problems.find((one) => placeOf[one] === place);
    return problem === undefined ? {} : { error: t.errors[problem] };
  };
  const { number } = around.municipality.phones.socialServices;
  return {
    head: { title: t.title, current: 'profile', unread: around.unread },
    model: {
      t,
      notice: around.saved ? { kind: 'done', title: t.saved, paragraphs: [t.savedText] } : undefined,
      errors:
        problems.length === 0
          ? undefined
          : {
              title: t.errors.title(problems.length),
              errors: problems.map((problem) => ({ href: `#${placeOf[problem]}`, message: t.errors[problem] })),
              note: t.errors.note,
            },
      facts: [
        { label: t.name, value: fullName(person) },
        { label: t.personalNumber, value: showPersonalNumber(person.personalNumber) },
      ],
      fields: [
        {
          kind: 'text',
          id: 'telefon',
          name: 'telefon',
          label: t.phone,
          hint: t.phoneHint,
          optional: true,
          value: typed.phone,
          type: 'tel',
          inputmode: 'tel',
          autocomplete: 'tel',
          size: 18,
          ...errorAt('telefon'),
        },
        {
          kind: 'text',
          id: 'epost',
          name: 'epost',
          label: t.email,
          optional: true,
          value: typed.email,
          type: 'email',
          inputmode: 'email',
          autocomplete: 'email',
          size: 32,
          ...errorAt('epost'),
        },
        {
          kind: 'checkboxes',
          id: 'besked',
          name: 'besked',
          label: t.notify,
          hint: t.notifyHint,
          values: typed.notifyBy,
          options: notifyChannels.map((channel) => ({ value: channel, label: t.channels[channel] })),
        },
        {
          kind: 'radios',
          id: 'sprak',
          name: 'sprak',
          label: t.language,
          value: typed.language,
          options: languages.map((language) => ({ value: language, label: t.languages[language] })),
        },
      ],
      protected: [t.protected, { href: telephoneHref(number), text: number }, '.'],
    },
  };
}
