import type { Language, Tongue } from '../language.ts';
import type { Inline } from './components.ts';
import { view } from './engine.ts';

/* What stands around a page. The side's layout draws letterhead, main and footer; the document draws the rest. */

export type NavItem = {
  href: string;
  text: string;
  current: boolean;
  /** Amber: only for what waits for the reader. `countText` is read after the figure: "nya". */
  count?: number;
  countText?: string;
};
export type LanguageLink = { href: string; text: string; lang: Tongue };
export type FooterColumn = { title: string; lines?: readonly Inline[]; links?: readonly { href: string; text: string }[] };

export type ShellWords = {
  skip: string;
  tools: string;
  account: string;
  logOut: string;
  quickExit: string;
  news: string;
  listen: string;
  stopListening: string;
};

export type Session = {
  /** ISO times: when the session ends unless something is done, and when the page was made. */
  endsAt: string;
  now: string;
  /** ISO time: when it ends whatever is done. */
  latest: string;
  /** "Du loggas ut klockan 15.02 om du inte gör något." */
  text: string;
  /** Posted to for more time; answers JSON `{ seconds }`. */
  extend: string;
  /** Where the browser goes when the session has ended. */
  ended: string;
  warning: { title: string; text: string; stay: string; finalTitle: string; final: string; again: { href: string; text: string } };
};

export type Shell = {
  language: Language;
  site: string;
  municipality: string;
  home: string;
  words: ShellWords;
  /** The page itself, drawn already. */
  body: string;
  /** `start`: the page draws its own full-width opening. */
  layout: 'start' | 'plain';
  user?: { name: string; logout: string };
  nav?: { label: string; items: readonly NavItem[] };
  /** In whose place the reader acts. */
  representing?: string;
  news?: { text: string; link?: { href: string; text: string } };
  quickExit?: string;
  languages: readonly LanguageLink[];
  footer: { columns: readonly FooterColumn[]; fine: string; links?: readonly { href: string; text: string }[] };
  session?: Session;
};

export type Document = {
  lang: Tongue;
  /** The whole title, with site and municipality. */
  title: string;
  side: Side;
  skip: string;
  body: string;
};

export type Side = 'public' | 'citizen' | 'staff';

export const layouts = {
  public: view<Shell>('layouts/public'),
  citizen: view<Shell>('layouts/citizen'),
  staff: view<Shell>('layouts/staff'),
};
export const documentLayout = view<Document>('layouts/document');
