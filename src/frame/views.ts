import type { Assets } from '../platform/assets.ts';
import type { Actor } from '../platform/context.ts';
import { formatTime } from '../platform/format.ts';
import type { Head } from '../platform/http/route.ts';
import type { Language } from '../platform/language.ts';
import { telephoneHref, type Municipality } from '../platform/municipality.ts';
import type { Ui } from '../platform/views/components.ts';
import type { View } from '../platform/views/engine.ts';
import type { IconName } from '../platform/views/icons.ts';
import {
  documentLayout,
  layouts,
  type FooterColumn,
  type NavItem,
  type Session,
  type Shell,
  type Side,
} from '../platform/views/shell.ts';
import { createUi } from '../platform/views/ui.ts';
import { text } from './text.ts';

/** What the roof knows about a request when a page is drawn. */
export type Frame = {
  side: Side;
  language: Language;
  municipality: Municipality;
  assets: Pick<Assets, 'url'>;
  actor: Actor;
  now: Date;
  /** Path without query, for the language link. */
  path: string;
  /** Asked for only when the page has a form. */
  csrfToken: string | (() => string);
  session?: { endsAt: Date; extend: string; ended: string };
  news?: { text: string; link?: string | undefined };
};

type NavEntry = { key: string; href: string; text: string };

/** Navigation of each side; `key` is what a page names as `head.current`. */
export function navigation(
  side: Side,
  language: Language,
  actor: Actor,
): { label: string; items: NavEntry[] } | undefined {
  const words = text[language].nav;
  if (side === 'citizen' && actor.kind === 'citizen') {
    return {
      label: words.citizen.label,
      items: [
        { key: 'overview', href: '/mina-sidor', text: words.citizen.overview },
        { key: 'cases', href: '/arenden', text: words.citizen.cases },
        { key: 'messages', href: '/meddelanden', text: words.citizen.messages },
        { key: 'decisions', href: '/beslut', text: words.citizen.decisions },
      ],
    };
  }
  if (side === 'staff' && actor.kind === 'staff') {
    const leads = actor.roles.includes('manager') || actor.roles.includes('administrator');
    return {
      label: words.staff.label,
      items: [
        { key: 'queue', href: '/handlaggare', text: words.staff.queue },
        { key: 'unit', href: '/handlaggare/enhet', text: words.staff.unit },
        ...(leads ? [{ key: 'news', href: '/handlaggare/nyhet', text: words.staff.news }] : []),
      ],
    };
  }
  return undefined;
}

/** Components for one page in the portal's own words. */
export function frameUi(frame: Pick<Frame, 'language' | 'assets' | 'csrfToken'>, icons?: Set<IconName>): Ui {
  return createUi({
    language: frame.language,
    words: text[frame.language].components,
    assets: frame.assets,
    csrfToken: frame.csrfToken,
    ...(icons === undefined ? {} : { icons }),
  });
}

/** A whole page: the view in its side's layout in the document. */
export function renderPage(frame: Frame, view: View<never>, model: unknown, head: Head): string {
  const ui = frameUi(frame);
  const body = view.render(model as never, ui);
  const shell = shellOf(frame, body, head);
  return documentLayout.render(
    {
      language: frame.language,
      title: `${head.title} – ${shell.site}, ${shell.municipality}`,
      side: frame.side,
      skip: shell.words.skip,
      body: layouts[frame.side].render(shell, ui),
    },
    ui,
  );
}

function shellOf(frame: Frame, body: string, head: Head): Shell {
  const { language, municipality, side } = frame;
  const words = text[language];
  const other = words.otherLanguage;
  const shell: Shell = {
    language,
    site: words.site,
    municipality: municipality.name,
    home: homeOf(frame),
    words: words.shell,
    body,
    layout: head.layout ?? 'plain',
    languages:
      side === 'staff'
        ? []
        : [
            {
              href: `/sprak?till=${encodeURIComponent(frame.path)}&sprak=${other.language}`,
              text: other.name,
              lang: other.language,
            },
          ],
    footer: footerOf(municipality, language, side),
  };
  const user = userOf(frame);
  if (user !== undefined) shell.user = user;
  const nav = navigation(side, language, frame.actor);
  if (nav !== undefined) {
    shell.nav = {
      label: nav.label,
      items: nav.items.map(({ key, href, text: name }): NavItem => {
        const item: NavItem = { href, text: name, current: head.current === key };
        return key === 'messages' && head.unread
          ? { ...item, count: head.unread, countText: words.nav.unread(head.unread) }
          : item;
      }),
    };
  }
  if (frame.news !== undefined) {
    const { text: said, link } = frame.news;
    shell.news = link === undefined ? { text: said } : { text: said, link: { href: link, text: words.newsLink } };
  }
  if (side !== 'staff') shell.quickExit = municipality.quickExitUrl;
  if (frame.session !== undefined) shell.session = sessionOf(frame.session, frame.now, language);
  return shell;
}

function homeOf({ side, actor }: Frame): string {
  if (side === 'staff') return '/handlaggare';
  return actor.kind === 'citizen' ? '/mina-sidor' : '/';
}

function userOf({ actor, language }: Frame): Shell['user'] {
  if (actor.kind === 'citizen') return { name: actor.name, logout: '/logga-ut' };
  if (actor.kind !== 'staff') return undefined;
  const role = actor.roles[0];
  return {
    name: role === undefined ? actor.name : `${actor.name}, ${text[language].role[role]}`,
    logout: '/handlaggare/logga-ut',
  };
}

function sessionOf(session: { endsAt: Date; extend: string; ended: string }, now: Date, language: Language): Session {
  const words = text[language].session;
  return {
    endsAt: session.endsAt.toISOString(),
    now: now.toISOString(),
    text: words.text(formatTime(session.endsAt, language)),
    extend: session.extend,
    ended: session.ended,
    warning: { title: words.title, text: words.warning, stay: words.stay },
  };
}

type Footer = Shell['footer'];
const footers = new WeakMap<Municipality, Map<string, Footer>>();

/** The same for every page of a side, so it is put together once. */
function footerOf(municipality: Municipality, language: Language, side: Side): Footer {
  const known = footers.get(municipality) ?? new Map<string, Footer>();
  footers.set(municipality, known);
  const key = `${side}-${language}`;
  const footer = known.get(key) ?? makeFooter(municipality, language, side);
  known.set(key, footer);
  return footer;
}

function makeFooter(municipality: Municipality, language: Language, side: Side): Footer {
  const words = text[language].footer;
  if (side === 'staff') return { columns: [], fine: words.staff };
  const { socialServices, socialEmergency } = municipality.phones;
  const { place, street } = municipality.visitingAddress;
  const contact: FooterColumn = {
    title: words.contact,
    lines: [
      words.services(municipality.shortName),
      [
        `${socialServices.hours[language]}, `,
        { href: telephoneHref(socialServices.number), text: socialServices.number },
      ],
      [`${words.emergency}, `, { href: telephoneHref(socialEmergency.number), text: socialEmergency.number }],
      `${place[language]}, ${street}`,
    ],
  };
  const about: FooterColumn = {
    title: words.about,
    links: [
      { href: '/tillganglighet', text: words.accessibility },
      { href: '/personuppgifter', text: words.privacy },
      { href: '/kakor', text: words.cookies },
    ],
  };
  const help: FooterColumn = {
    title: words.help,
    links: [
      { href: '/fragor-och-svar', text: words.questions },
      { href: '/problem-att-logga-in', text: words.troubles },
      { href: '/kontakt', text: words.contactUs },
    ],
  };
  return { columns: [contact, about, help], fine: words.fine(municipality.name) };
}
