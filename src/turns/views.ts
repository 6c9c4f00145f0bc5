import type { Application, Helped } from '../applications/queries.ts';
import { allPages } from '../platform/forms/form.ts';
import { type CheckSection, type DraftInput, checkSections, overline, pagePath } from '../applications/views.ts';
import { formatDay } from '../platform/format.ts';
import type { Difference, SummaryFile } from '../platform/forms/summary.ts';
import { fieldWords } from '../platform/forms/words.ts';
import type { Head } from '../platform/http/route.ts';
import type { Language } from '../platform/language.ts';
import type { ErrorSummaryModel, Fact, FieldModel, Inline, NoticeModel } from '../platform/views/components.ts';
import { view } from '../platform/views/engine.ts';
import { type Helper, longestNote } from './rules.ts';
import { type TurnsText, text } from './text.ts';

export const draftPath = (id: string): string => `/ansokan/${id}`;
const turnPath = (id: string): string => `${draftPath(id)}/tur`;
const takePath = (id: string): string => `${turnPath(id)}/ta-tillbaka`;
const returnPath = (id: string): string => `${turnPath(id)}/lamna`;
const endPath = (id: string): string => `${turnPath(id)}/sluta`;

type Shared = NonNullable<Application['turn']>;

function noteLine(name: string, note: string, language: Language): Inline[] {
  return note === '' ? [] : [text[language].note(name, note)];
}

// ── On the page of a draft ────────────────────────────────────────────────────────────────────────────────────────

/** What stands above a draft that is shared, to the one whose turn it is. */
export function turnNotice(turn: Shared, isHelper: boolean, language: Language): NoticeModel {
  const { mine, helping } = text[language];
  if (isHelper)
    return {
      kind: 'info',
      title: helping.title,
      paragraphs: [helping.lead(turn.ownerName), ...noteLine(turn.ownerName, turn.note, language)],
    };
  if (!turn.returned)
    return {
      kind: 'info',
      title: mine.sharedTitle(turn.helperName),
      paragraphs: [mine.shared(turn.helperName)],
    };
  return {
    kind: 'done',
    title: mine.title,
    paragraphs: [
      mine.returned(turn.helperName, formatDay(turn.since, language)),
      ...noteLine(turn.helperName, turn.note, language),
    ],
  };
}

/** Where the one whose turn it is passes it; undefined when there is nobody to pass it to. */
export function passLink(
  row: Application,
  { isHelper, helpers }: { isHelper: boolean; helpers: readonly Helper[] },
  language: Language,
): { href: string; text: string } | undefined {
  const t = text[language];
  if (row.turn && isHelper) return { href: turnPath(row.id), text: t.return.link(row.turn.ownerName) };
  return row.turn || helpers.length > 0 ? { href: turnPath(row.id), text: t.give.link } : undefined;
}

/** Where the one who helps gives it back, instead of what the owner signs. */
export function giveBackModel(row: Application, turn: Shared, language: Language) {
  const { helping, return: t } = text[language];
  return {
    title: t.button,
    href: turnPath(row.id),
    text: t.link(turn.ownerName),
    lead: helping.lead(turn.ownerName),
  };
}

/** What is said of a draft to one who sends nothing of it. */
export function helpersWords(turn: Shared, language: Language) {
  const { helping: t } = text[language];
  return {
    allDone: t.allDone,
    check: { title: t.check, lead: t.checkLead(turn.ownerName), recommendedTitle: t.left, recommended: t.leftText },
  };
}

/** That the owner has just stopped sharing it, or taken it back. */
export function toldNotice(done: unknown, language: Language): NoticeModel | undefined {
  const { end: t } = text[language];
  if (done === 'slut') return { kind: 'done', title: t.done, paragraphs: [t.doneText] };
  if (done === 'tagen') return { kind: 'done', title: t.taken, paragraphs: [t.takenText] };
  return undefined;
}

/** What each of those who have helped has answered, page by page, for her who signs. */
export function changedBy(
  helped: readonly Helped[],
  input: DraftInput,
): { title: string; lead: string; pages: Fact[] }[] {
  const { language, form, words, base } = input;
  const { changed: t } = text[language];
  return helped.map(({ name, fields }) => ({
    title: t.title(name),
    lead: t.lead,
    pages: allPages(form).flatMap((page): Fact[] => {
      const asked = page.fields.filter(({ id }) => fields.includes(id));
      if (asked.length === 0) return [];
      const said = asked.map(({ id }) => fieldWords(words, id)).map(({ short, label }) => short ?? label);
      const link = { href: pagePath(base, page), text: words.form.pages[page.id]?.title ?? page.id };
      return [{ label: said.join(', '), value: [[link]] }];
    }),
  }));
}

// ── While the other fills in ──────────────────────────────────────────────────────────────────────────────────────

export type ReadingPage = {
  t: TurnsText;
  over: string;
  title: string;
  lead: string;
  notes: Inline[];
  sections: CheckSection[];
  /** The owner's own. */
  take: { action: string; field: FieldModel } | undefined;
  end: EndModel | undefined;
  errors: ErrorSummaryModel | undefined;
};
type EndModel = { action: string; text: string };
export const readingView = view<ReadingPage>('turns/reading');

export function readingPage(
  row: Application,
  turn: Shared,
  input: DraftInput & { files: ReadonlyMap<string, SummaryFile> },
  { isHelper, typed }: { isHelper: boolean; typed: TypedNote },
): { head: Head; model: ReadingPage } {
  const { language } = input;
  const t = text[language];
  const other = isHelper ? turn.ownerName : turn.helperName;
  const title = t.theirs.title(other, formatDay(turn.since, language));
  return {
    head: { title },
    model: {
      t,
      over: overline(input),
      title,
      lead: isHelper ? t.theirs.helper(turn.ownerName) : t.theirs.owner,
      // Said when she took it back; what is said as it is given is for the one who is to fill in.
      notes: isHelper && !turn.returned ? noteLine(turn.ownerName, turn.note, language) : [],
      sections: checkSections(input, { change: false }),
      take: isHelper
        ? undefined
        : { action: takePath(row.id), field: noteField(t.return.note(other), typed, language) },
      end: isHelper ? undefined : { action: endPath(row.id), text: t.end.text(turn.helperName) },
      errors: noteErrors(typed, language),
    },
  };
}

// ── Passing the turn ──────────────────────────────────────────────────────────────────────────────────────────────

/** A note as it was typed, and whom it was for; `fault` when it cannot be sent so. */
export type TypedNote = { note: string; whom?: string | undefined; fault?: 'long' | 'whom' | 'gone' | undefined };

export type PassPage = {
  t: TurnsText;
  over: string;
  title: string;
  lead: string;
  notice: NoticeModel | undefined;
  errors: ErrorSummaryModel | undefined;
  action: string;
  /** What the other may read and do, and what not. */
  says: { heading: string; paragraphs: string[] } | undefined;
  fields: FieldModel[];
  button: string;
  back: { href: string; text: string };
  end: EndModel | undefined;
};
export const passView = view<PassPage>('turns/pass');

function noteField(label: string, { note, fault }: TypedNote, language: Language): FieldModel {
  const t = text[language];
  return {
    kind: 'textarea',
    id: 'ord',
    name: 'ord',
    label,
    hint: t.noteHint(longestNote),
    rows: 3,
    value: note,
    optional: true,
    ...(fault === 'long' ? { error: t.tooLong(longestNote, note.length - longestNote) } : {}),
  };
}

function noteErrors({ note, fault }: TypedNote, language: Language): ErrorSummaryModel | undefined {
  const t = text[language];
  const summary = (href: string, message: string) => ({
    title: t.errorTitle,
    errors: [{ href, message }],
    note: t.errorNote,
  });
  if (fault === 'long') return summary('#ord', t.tooLong(longestNote, note.length - longestNote));
  return fault === 'whom' ? summary('#vem', t.give.choose) : undefined;
}

/** Where the owner hands over her draft. What the other may read is said before the press. */
export function givePage(
  row: Application,
  input: DraftInput,
  helpers: readonly Helper[],
  typed: TypedNote,
): { head: Head; model: PassPage } {
  const { language } = input;
  const { give: t, ...all } = text[language];
  const only = helpers.length === 1 ? helpers[0] : undefined;
  const who = only?.name ?? t.chosen;
  const whom: FieldModel = {
    kind: 'radios',
    id: 'vem',
    name: 'vem',
    label: t.whom,
    // One is named beforehand: there is nobody else.
    value: typed.whom ?? only?.helperId ?? '',
    options: helpers.map(({ helperId, name, helperActs }) => ({
      value: helperId,
      label: name,
      hint: helperActs ? t.acts : t.about,
    })),
    ...(typed.fault === 'whom' ? { error: t.choose } : {}),
  };
  return {
    head: { title: t.title },
    model: {
      t: text[language],
      over: overline(input),
      title: t.title,
      lead: t.lead,
      notice: typed.fault === 'gone' ? { kind: 'problem', title: t.gone, paragraphs: [t.goneText] } : undefined,
      errors: noteErrors(typed, language),
      action: turnPath(row.id),
      says: helpers.length === 0 ? undefined : { heading: t.readsTitle, paragraphs: [t.reads(who), t.readsNot(who)] },
      fields: helpers.length === 0 ? [] : [whom, noteField(t.note, typed, language)],
      button: t.button,
      back: { href: draftPath(row.id), text: t.back },
      end: row.turn && { action: endPath(row.id), text: all.end.text(row.turn.helperName) },
    },
  };
}

/** Where the one who helps gives the draft back. */
export function returnPage(
  row: Application,
  turn: Shared,
  input: DraftInput,
  typed: TypedNote,
): { head: Head; model: PassPage } {
  const { language } = input;
  const { return: t, give } = text[language];
  return {
    head: { title: t.title(turn.ownerName) },
    model: {
      t: text[language],
      over: overline(input),
      title: t.title(turn.ownerName),
      lead: t.lead(turn.ownerName),
      notice: undefined,
      errors: noteErrors(typed, language),
      action: returnPath(row.id),
      says: undefined,
      fields: [noteField(t.note(turn.ownerName), typed, language)],
      button: t.button,
      back: { href: draftPath(row.id), text: give.back },
      end: undefined,
    },
  };
}

// ── What is not hers to fill in, or not any more ──────────────────────────────────────────────────────────────────

export type PlainPage = {
  title: string;
  lead: string;
  /** What was typed and not saved, under the words that were asked. */
  wrote: { heading: string; rows: Fact[]; files: string } | undefined;
  back: { href: string; text: string };
};
export const plainView = view<PlainPage>('turns/plain');

export function ownersPage(row: Application, turn: Shared, language: Language): { head: Head; model: PlainPage } {
  const { owners: t } = text[language];
  const title = t.title(turn.ownerName);
  return {
    head: { title },
    model: {
      title,
      lead: t.lead(turn.ownerName),
      wrote: undefined,
      back: { href: draftPath(row.id), text: t.back },
    },
  };
}

/** `row`: the draft, when the one who had the page open may still read it. */
export function lostPage(
  row: Application | undefined,
  typed: readonly Difference[],
  { isHelper, language }: { isHelper: boolean; language: Language },
): { head: Head; model: PlainPage } {
  const { lost: t, theirs } = text[language];
  const other = row?.turn && (isHelper ? row.turn.ownerName : row.turn.helperName);
  const title = other === undefined ? t.gone : t.title(other);
  const unsaved = typed.length > 0;
  return {
    head: { title },
    model: {
      title,
      lead: [
        ...(other === undefined ? [t.goneLead] : []),
        ...(unsaved ? [t.lead] : other === undefined ? [] : [t.leadEmpty]),
      ].join(' '),
      wrote: unsaved
        ? {
            heading: t.wrote,
            rows: typed.map(({ label, mine }) => ({ label, value: mine.flatMap((line) => line.split('\n')) })),
            files: t.files,
          }
        : undefined,
      back:
        other === undefined
          ? { href: '/mina-sidor', text: theirs.back }
          : { href: draftPath(row?.id ?? ''), text: t.read },
    },
  };
}
