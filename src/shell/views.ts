import type { Actor } from '../platform/context.ts';
import { formatTime } from '../platform/format.ts';
import type { Head } from '../platform/http/route.ts';
import { type Language, tongueOf } from '../platform/language.ts';
import { type Municipality, telephoneHref } from '../platform/municipality.ts';
import type { Ui } from '../platform/views/components.ts';
import { type NavItem, type Shell, type Side, documentLayout, layouts } from '../platform/views/shell.ts';
import { text } from './text.ts';

export type News = { text: Record<Language, string>; link: string | null };

export type Surroundings = {
  side: Side;
  language: Language;
  actor: Actor;
  municipality: Municipality;
  news: News | undefined;
  /** Where the reader is, for the link to the other language. */
  path: string;
  now: Date;
  /** When the session ends unless something is done, and when it ends whatever is done. */
  ends: { endsAt: Date; latest: Date } | undefined;
};

/** Draws a whole page around its body. */
export function drawPage(around: Surroundings, head: Head, status: number, body: string, ui: Ui): string {
  const t = text[around.language];
  const shell = shellModel(around, head, body);
  const title = t.title(
    status === 422 || status === 409 ? t.faultyTitle(head.title) : head.title,
    around.side === 'staff' ? t.staffSite : t.site,
    around.municipality.name,
  );
  const inner = layouts[around.side].render(shell, ui);
  return documentLayout.render(
    { lang: tongueOf(around.language), title, side: around.side, skip: t.skip, body: inner },
    ui,
  );
}

function shellModel(around: Surroundings, head: Head, body: string): Shell {
  const t = text[around.language];
  const { municipality, side, actor, language } = around;
  const user = userOf(around);
  const session = around.ends && user ? sessionOf(around, around.ends) : undefined;
  const items = actor.kind === 'anonymous' ? [] : navItems(around, head);
  const news = around.news && side !== 'staff' ? newsOf(around.news, language) : undefined;
  return {
    language,
    site: t.site,
    municipality: municipality.name,
    home: side === 'staff' ? '/handlaggare' : actor.kind === 'citizen' ? '/mina-sidor' : '/',
    words: t,
    body,
    layout: head.layout ?? 'plain',
    ...(user ? { user } : {}),
    ...(items.length > 0 ? { nav: { label: side === 'staff' ? t.staffNav.label : t.nav.label, items } } : {}),
    ...(news ? { news } : {}),
    ...(head.representing ? { representing: t.representing(head.representing) } : {}),
    ...(side === 'staff' ? {} : { quickExit: municipality.quickExitUrl }),
    languages:
      side === 'staff'
        ? []
        : t.otherLanguages.map((one) => ({
            href: `/sprak?${new URLSearchParams({ sprak: one.language, till: around.path }).toString()}`,
            text: one.text,
            lang: tongueOf(one.language),
          })),
    footer: {
      ...footers(municipality, language)[side],
      ...(actor.kind === 'staff' ? { links: [{ href: '/handlaggare/inloggningar', text: t.footer.logins }] } : {}),
    },
    ...(session ? { session } : {}),
  };
}

function userOf({ actor, language }: Surroundings): Shell['user'] {
  if (actor.kind === 'citizen') return { name: actor.name, logout: '/logga-ut' };
  if (actor.kind !== 'staff') return undefined;
  const roles = actor.roles.map((role) => text[language].staffRoles[role]);
  return { name: [actor.name, ...roles].join(', '), logout: '/handlaggare/logga-ut' };
}

function newsOf(news: News, language: Language): Shell['news'] {
  return {
    text: news.text[language],
    ...(news.link === null ? {} : { link: { href: news.link, text: text[language].readMore } }),
  };
}

function sessionOf(
  { actor, language, now, path }: Surroundings,
  { endsAt, latest }: NonNullable<Surroundings['ends']>,
): NonNullable<Shell['session']> {
  const t = text[language].session;
  const prefix = actor.kind === 'staff' ? '/handlaggare' : '';
  return {
    endsAt: endsAt.toISOString(),
    latest: latest.toISOString(),
    now: now.toISOString(),
    text: (endsAt < latest ? t.ends : t.endsFor)(formatTime(endsAt, language)),
    extend: `${prefix}/fortsatt`,
    ended: `${prefix}/logga-in?skal=tid`,
    warning: {
      title: t.title,
      text: t.text,
      stay: t.stay,
      finalTitle: t.finalTitle,
      final: t.final(formatTime(latest, language)),
      again: { href: `${prefix}/logga-in?${new URLSearchParams({ till: path }).toString()}`, text: t.again },
    },
  };
}

function navItems({ actor, side, language }: Surroundings, head: Head): NavItem[] {
  const t = text[language];
  const item = (key: string, href: string, label: string): NavItem => ({
    href,
    text: label,
    current: head.current === key,
  });
  if (side === 'staff' && actor.kind === 'staff') {
    const seesCases = actor.roles.some((role) => role !== 'administrator');
    const publishes = actor.roles.some((role) => role !== 'caseworker');
    return [
      ...(seesCases
        ? [
            item('mine', '/handlaggare/ko?urval=mine', t.staffNav.mine),
            item('queue', '/handlaggare/ko', t.staffNav.queue),
          ]
        : []),
      ...(publishes ? [item('news', '/handlaggare/nyhet', t.staffNav.news)] : []),
      ...(actor.roles.includes('manager') ? [item('merges', '/handlaggare/personer', t.staffNav.merges)] : []),
      ...(actor.roles.includes('administrator')
        ? [item('employees', '/handlaggare/medarbetare', t.staffNav.employees)]
        : []),
    ];
  }
  if (actor.kind !== 'citizen') return [];
  return [
    item('overview', '/mina-sidor', t.nav.overview),
    item('cases', '/arenden', t.nav.cases),
    {
      ...item('messages', '/meddelanden', t.nav.messages),
      ...(head.unread ? { count: head.unread, countText: t.nav.unread } : {}),
    },
    item('profile', '/mina-uppgifter', t.nav.profile),
  ];
}

type Footers = Record<Side, Shell['footer']>;
const drawn = new WeakMap<Municipality, Partial<Record<Language, Footers>>>();

/** The footers of a municipality in a language: the same on every page, so made once. */
function footers(municipality: Municipality, language: Language): Footers {
  const known = drawn.get(municipality) ?? {};
  drawn.set(municipality, known);
  known[language] ??= makeFooters(municipality, language);
  return known[language];
}

function makeFooters(municipality: Municipality, language: Language): Footers {
  const t = text[language].footer;
  const { socialServices } = municipality.phones;
  const { visitingAddress } = municipality;
  const citizen = {
    columns: [
      {
        title: t.contact,
        lines: [
          t.socialServices(municipality.shortName),
          [
            `${socialServices.hours[language]}, `,
            { href: telephoneHref(socialServices.number), text: socialServices.number },
          ],
          `${visitingAddress.place[language]}, ${visitingAddress.street}`,
        ],
      },
      {
        title: t.about,
        links: [
          { href: '/tillganglighet', text: t.accessibility },
          { href: '/personuppgifter', text: t.privacy },
          { href: '/kakor', text: t.cookies },
        ],
      },
      {
        title: t.help,
        links: [
          { href: '/fragor-och-svar', text: t.questions },
          { href: '/problem-att-logga-in', text: t.loginTrouble },
          { href: '/kontakt', text: t.contactPage },
        ],
      },
    ],
    fine: t.fine(municipality.name),
  };
  return { public: citizen, citizen, staff: { columns: [], fine: t.staffFine } };
}
