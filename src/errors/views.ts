import { page, type Reply } from '../platform/http/route.ts';
import type { Language } from '../platform/language.ts';
import { type Municipality, telephoneHref } from '../platform/municipality.ts';
import type { Inline } from '../platform/views/components.ts';
import { view } from '../platform/views/engine.ts';
import type { Side } from '../platform/views/shell.ts';
import { text } from './text.ts';

export type ErrorModel = {
  heading: string;
  /** What to do next. */
  paragraphs: string[];
  todo: string;
  links: { href: string; text: string }[];
  /** Whom to ask, and the short code to read out on the telephone. Never contains what was typed. */
  help: Inline[];
};

/** An HTTP status; `stale` when the page has grown old. */
export type Trouble = number | 'stale';

export type Circumstances = {
  language: Language;
  side: Side;
  municipality: Municipality;
  signedIn: boolean;
  /** Short reference of the request, such as the first eight signs of its id. */
  reference?: string;
};

type Key = keyof (typeof text)['sv']['pages'];
const keys: Record<number, Key> = {
  400: 'malformed',
  403: 'forbidden',
  404: 'notFound',
  405: 'notHere',
  409: 'conflict',
  413: 'tooLarge',
  422: 'invalid',
  429: 'tooMany',
  503: 'unavailable',
};

export const errorView = view<ErrorModel>('errors/error');

/** A page that says what stands in the way and what to do next. Unknown statuses are told as 400 or 500. */
export function errorReply(trouble: Trouble, circumstances: Circumstances): Reply {
  const words = text[circumstances.language];
  const status = trouble === 'stale' ? 403 : trouble;
  const said = wordsFor(keyOf(trouble), circumstances);
  const model: ErrorModel = {
    heading: said.heading,
    todo: words.todo,
    paragraphs: said.paragraphs,
    links: linksFrom(circumstances),
    help: helpFrom(circumstances),
  };
  return page(errorView, { title: said.title }, model, status);
}

/** Whom an employee can ask, in lines; none where the municipality has not said. */
export function supportOf({ staffSupport }: Municipality, language: Language): Inline[] {
  if (!staffSupport) return [];
  const { name, phone, email } = staffSupport;
  const ask = text[language].ask(name[language]);
  return [
    phone === undefined ? `${ask}.` : [`${ask}, `, { href: telephoneHref(phone), text: phone }, '.'],
    ...(email === undefined ? [] : [[{ href: `mailto:${email}`, text: email }]]),
  ];
}

function keyOf(trouble: Trouble): Key {
  if (trouble === 'stale') return 'stale';
  return keys[trouble] ?? (trouble < 500 ? 'malformed' : 'broken');
}

function wordsFor(key: Key, { language, side, signedIn }: Circumstances) {
  const { pages, citizen, staff } = text[language];
  const special = side === 'staff' ? staff : signedIn ? citizen : {};
  return special[key] ?? pages[key];
}

function helpFrom({ language, side, municipality, reference }: Circumstances): Inline[] {
  const words = text[language];
  if (side === 'staff') {
    return [
      ...supportOf(municipality, language),
      ...(reference === undefined ? [] : [words.staffReference(reference)]),
    ];
  }
  const { number, hours } = municipality.phones.socialServices;
  return [
    [`${words.call.label} `, { href: telephoneHref(number), text: number }, `${words.call.hours(hours[language])}.`],
    ...(reference === undefined ? [] : [words.reference(reference)]),
  ];
}

function linksFrom({ language, side, signedIn }: Circumstances): ErrorModel['links'] {
  const words = text[language];
  if (side === 'staff') return [{ href: '/handlaggare', text: words.queue }];
  const home = signedIn ? { href: '/mina-sidor', text: words.myPages } : { href: '/', text: words.start };
  return [home, { href: '/kontakt', text: words.contact }];
}
