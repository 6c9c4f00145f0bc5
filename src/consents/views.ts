import { type CaseSection, casePath } from '../cases/views.ts';
import { dayOf, noonOf } from '../platform/days.ts';
import { formatLongDate } from '../platform/format.ts';
import type { Head } from '../platform/http/route.ts';
import type { Language } from '../platform/language.ts';
import type { Fact, NoticeModel } from '../platform/views/components.ts';
import { view } from '../platform/views/engine.ts';
import type { ConsentRow } from './queries.ts';
import { consentState } from './rules.ts';
import { type ConsentsText, text } from './text.ts';

export const consentsPath = '/samtycken';

export type ConsentsPage = {
  t: ConsentsText;
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
      notice: around.done ? { kind: 'done', title: t.done, paragraphs: [t.doneText] } : undefined,
      consents: rows.map((row) => ({
        id: row.id,
        title: t.sources[row.source],
        rows: [
          ...(row.representing === null ? [] : [{ label: t.whose, value: row.representing }]),
          ...(row.byRepresentative && row.representing === null ? [{ label: t.who, value: t.representative }] : []),
          { label: t.about, value: row.about.map((subject) => t.subjects[subject]) },
          { label: t.given, value: formatLongDate(row.givenAt, language) },
          { label: t.until, value: formatLongDate(noonOf(row.until), language) },
          { label: t.state, value: stateWords(row, language, now) },
          { label: t.case, value: [[{ href: casePath(row.caseId), text: row.caseNumber }]] },
        ],
        takeBack: consentState(row, today) === 'holds' ? `${consentsPath}/${row.id}/ta-tillbaka` : undefined,
      })),
    },
  };
}

/** Whom the unit may ask, on the citizen's page of the case; nothing when nothing has been said yes to. */
export function consentsSection(rows: readonly ConsentRow[], language: Language, now: Date): CaseSection[] {
  const t = text[language];
  const holding = rows.filter((row) => consentState(row, dayOf(now)) === 'holds').map((row) => t.sources[row.source]);
  if (rows.length === 0) return [];
  return [
    {
      id: 'samtycken',
      heading: t.title,
      paragraphs: [holding.length === 0 ? t.none : t.mayAsk(holding.join(', '))],
      links: [{ href: consentsPath, text: t.link }],
    },
  ];
}

function stateWords(row: ConsentRow, language: Language, now: Date): string {
  const t = text[language];
  return row.withdrawnAt === null
    ? t.states[consentState(row, dayOf(now))]
    : t.withdrawnOn(formatLongDate(row.withdrawnAt, language));
}

/** Whom the unit may ask, for the page of a case: what each is asked about, and how it stands. */
export function consentFacts(rows: readonly ConsentRow[], language: Language, now: Date): Fact[] {
  const t = text[language];
  return rows.map((row) => ({
    label: t.sources[row.source],
    value: [
      ...row.about.map((subject) => t.subjects[subject]),
      ...(row.byRepresentative ? [t.representative] : []),
      consentState(row, dayOf(now)) === 'holds'
        ? t.staff.line(t.states.holds, formatLongDate(noonOf(row.until), language))
        : stateWords(row, language, now),
    ],
  }));
}
