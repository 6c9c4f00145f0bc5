import { page, type Reply } from '../platform/http/route.ts';
import type { Language } from '../platform/language.ts';
import type { Municipality } from '../platform/municipality.ts';
import { view } from '../platform/views/engine.ts';
import type { Side } from '../platform/views/shell.ts';
import { text } from './text.ts';

export type ErrorModel = {
  heading: string;
  /** What to do next. */
  paragraphs: string[];
  links: { href: string; text: string; primary: boolean }[];
  callLabel: string;
  phone: string;
  hours: string;
  /** A sentence with the short code to read out on the phone. Never contains what was typed. */
  reference?: string;
};

/** An HTTP status; `signedOut` when the session has ended; `stale` when the page has grown old. */
export type Trouble = number | 'signedOut' | 'stale';

export type Circumstances = {
  language: Language;
  side: Side;
  municipality: Municipality;
  signedIn: boolean;
  /** Short reference of the request, such as the first eight signs of its id. */
  reference?: string;
  /** Where to go on after signing in again; a path of our own. */
  returnTo?: string;
};

type Key = keyof (typeof text)['sv']['pages'];
const keys: Record<number, Key> = {
  400: 'malformed',
  403: 'forbidden',
  404: 'notFound',
  409: 'conflict',
  413: 'tooLarge',
  422: 'invalid',
  429: 'tooMany',
  503: 'unavailable',
};

export const errorView = view<ErrorModel>('errors/error');

/** A page that says what stands in the way and what to do next. Unknown statuses are told as 400 or 500. */
export function errorReply(trouble: Trouble, circumstances: Circumstances): Reply {
  const { language, municipality } = circumstances;
  const words = text[language];
  const status = trouble === 'signedOut' ? 401 : trouble === 'stale' ? 403 : trouble;
  const said = words.pages[keyOf(trouble, circumstances)];
  const { number, hours } = municipality.phones.socialServices;
  const model: ErrorModel = {
    heading: said.heading,
    paragraphs: said.paragraphs,
    links: linksFrom(trouble, circumstances),
    callLabel: words.call.label,
    phone: number,
    hours: words.call.hours(hours[language]),
  };
  if (circumstances.reference !== undefined) model.reference = words.reference(circumstances.reference);
  return page(errorView, { title: said.title }, model, status);
}

function keyOf(trouble: Trouble, { side }: Circumstances): Key {
  if (trouble === 'signedOut' || trouble === 401) return 'signedOut';
  if (trouble === 'stale') return 'stale';
  if (trouble === 403 && side === 'staff') return 'forbiddenStaff';
  return keys[trouble] ?? (trouble < 500 ? 'malformed' : 'broken');
}

function linksFrom(trouble: Trouble, { language, side, signedIn, returnTo }: Circumstances): ErrorModel['links'] {
  const words = text[language];
  const logIn = side === 'staff' ? '/handlaggare/logga-in' : '/logga-in';
  if (trouble === 'signedOut' || trouble === 401) {
    const href = returnTo === undefined ? logIn : `${logIn}?till=${encodeURIComponent(returnTo)}`;
    return [{ href, text: words.logIn, primary: true }];
  }
  if (side === 'staff') return [{ href: '/handlaggare', text: words.queue, primary: false }];
  const home = signedIn
    ? { href: '/mina-sidor', text: words.myPages, primary: false }
    : { href: '/', text: words.start, primary: false };
  return [home, { href: '/kontakt', text: words.contact, primary: false }];
}
