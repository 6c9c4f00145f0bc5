import { type CaseSection, casePath } from '../cases/views.ts';
import { dayOf, noonOf } from '../platform/days.ts';
import { formatLongDate } from '../platform/format.ts';
import type { Head } from '../platform/http/route.ts';
import type { Language } from '../platform/language.ts';
import type { Fact, NoticeModel } from '../platform/views/components.ts';
import { view } from '../platform/views/engine.ts';
import type { ConsentRow } from './queries.ts';
import { type ConsentState, canBeTakenBack, consentState } from './rules.ts';
import { type ConsentsText, text } from './text.ts';

export const consentsPath = '/samtycken';

export type ConsentsPage = {
  t: ConsentsText;
  lead: string;
  notice: NoticeModel | undefined;
  consents: { id: string; title: string; rows: Fact[]; takeBack: string | undefined }[];
};
export const consentsView = view<ConsentsPage>('consents/citizen-list');

export function consentsPage(
  rows: readonly ConsentRow[],
  around: { language: Language; now: Date; unread: number; done: boolean },
): { head: Head; model: ConsentsPage } {
  const { language, now } = around;
  const t = text[language];
  const today = dayOf(now);
  return {
    head: { title: t.title, current: 'profile', unread: around.unread },
    model: {
      t,
      lead: rows.some(({ representing }) => representing !== null) ? t.leadOthers : t.lead,
      notice: around.done ? { kind: 'done', title: t.done, paragraphs: [t.doneText] } : undefined,
      consents: rows.map((row) => ({
        id: row.id,
        title: t.sources[row.source],
        rows: [
          ...(row.representing === null ? [] : [{ label: t.whose, value: row.representing }]),
          ...(row.byRepresentative && row.representing === null
            ? [{ label: t.who, value: row.saidBy ?? t.representative }]
            : []),
          { label: t.about, value: row.about.map((subject) => t.subjects[subject]) },
          { label: t.given, value: formatLongDate(row.givenAt, language) },
          { label: t.until, value: formatLongDate(noonOf(row.until), language) },
          { label: t.state, value: stateWords(row, language, now) },
          { label: t.case, value: [[{ href: casePath(row.caseId), text: row.caseNumber }]] },
        ],
        takeBack: canBeTakenBack(consentState(row, today)) ? `${consentsPath}/${row.id}/ta-tillbaka` : undefined,
      })),
    },
  };
}

/** Whom the unit may ask, and who has said so, on the citizen's page of the case; nothing when nothing has been said yes to. */
export function consentsSection(rows: readonly ConsentRow[], language: Language, now: Date): CaseSection[] {
  const t = text[language];
  const today = dayOf(now);
  const [first] = rows;
  if (!first) return [];
  const whose = first.representing;
  const inState = (...states: ConsentState[]) => rows.filter((row) => states.includes(consentState(row, today)));
  const holding = Map.groupBy(inState('holds'), (row) =>
    row.byRepresentative ? (row.saidBy ?? t.representative) : null,
  );
  const waiting = sourceNames(inState('waits', 'coming'), t);
  const paragraphs = [
    ...[...holding].map(([who, said]) => {
      const sources = sourceNames(said, t);
      if (whose !== null) return t.mayAskFor(whose, sources);
      return who === null ? t.mayAsk(sources) : t.mayAskBy(who, sources);
    }),
    ...(waiting === '' || whose === null ? [] : [t.waitsFor(whose, waiting)]),
  ];
  const none = whose === null ? t.none : t.noneFor(whose);
  return [
    {
      id: 'samtycken',
      heading: whose === null ? t.title : t.titleFor(whose),
      paragraphs: paragraphs.length === 0 ? [none] : paragraphs,
      links: [{ href: consentsPath, text: whose === null ? t.link : t.linkFor(whose) }],
    },
  ];
}

function sourceNames(rows: readonly ConsentRow[], t: ConsentsText): string {
  return rows.map((row) => t.sources[row.source]).join(', ');
}

function stateWords(row: ConsentRow, language: Language, now: Date): string {
  const t = text[language];
  return row.withdrawnAt === null
    ? t.states[consentState(row, dayOf(now))]
    : t.withdrawnOn(formatLongDate(row.withdrawnAt, language));
}

/** Whom the unit may ask, for the page of a case: what each is asked about, who has said so, and how it stands. */
export function consentFacts(rows: readonly ConsentRow[], language: Language, now: Date): Fact[] {
  const t = text[language];
  return rows.map((row) => {
    const state = consentState(row, dayOf(now));
    const who = row.saidBy ?? t.representative;
    const said = row.mandate === 'waits' ? t.staff.saidUnchecked(who) : t.staff.said(who);
    return {
      label: t.sources[row.source],
      value: [
        ...row.about.map((subject) => t.subjects[subject]),
        ...(row.byRepresentative ? [said] : []),
        staffStateWords(row, state, language, now),
      ],
    };
  });
}

function staffStateWords(row: ConsentRow, state: ConsentState, language: Language, now: Date): string {
  const t = text[language];
  if (state === 'waits' || state === 'coming') return t.staff[state];
  return state === 'holds'
    ? t.staff.line(t.states.holds, formatLongDate(noonOf(row.until), language))
    : stateWords(row, language, now);
}
