import { isOpenState } from '../cases/lifecycle.ts';
import type { Case } from '../cases/queries.ts';
import { type CaseSection, caseName, casePath, dueText, messagesPath } from '../cases/views.ts';
import { paragraphsOf } from '../messages/rules.ts';
import { dayOf, noonOf } from '../platform/days.ts';
import { formatDate, formatNumber, formatRelativeDateTime } from '../platform/format.ts';
import type { Head } from '../platform/http/route.ts';
import type { Language } from '../platform/language.ts';
import type { ErrorSummaryModel, Fact, FieldModel, NoticeModel } from '../platform/views/components.ts';
import { view } from '../platform/views/engine.ts';
import { type Flag, type Reading, staffCasePath } from '../queue/views.ts';
import type { PartyToday } from '../representation/queries.ts';
import { isChecked } from '../representation/rules.ts';
import { readByText } from '../representation/views.ts';
import type { Comment, Draft, Investigation, SharedFacts } from './queries.ts';
import {
  type Hearing,
  type InvestigationContent,
  investigationParts,
  longestComment,
  longestPart,
  proposedLastDay,
} from './rules.ts';
import { type InvestigationText, text } from './text.ts';

export const investigationPath = (caseId: string): string => `${casePath(caseId)}/utredning`;
export const staffInvestigationPath = (caseId: string): string => `${staffCasePath(caseId)}/utredning`;

/** A text in parts, those that are empty left out. */
export type TextPart = { title: string; paragraphs: string[] };

function partsOf(content: InvestigationContent, language: Language): TextPart[] {
  return investigationParts
    .map((part) => ({ title: text[language].parts[part], paragraphs: paragraphsOf(content[part]) }))
    .filter(({ paragraphs }) => paragraphs.length > 0);
}

// ── The citizen ───────────────────────────────────────────────────────────────────────────────────────────────────

export type InvestigationPage = {
  t: InvestigationText['citizen'];
  over: string;
  back: string;
  write: string;
  notice: NoticeModel | undefined;
  errors: ErrorSummaryModel | undefined;
  shared: { when: string; until: string; parts: TextPart[] } | undefined;
  answers: { when: string; paragraphs: string[] }[];
  form: { action: string; id: string; about: string; field: FieldModel } | undefined;
  /** What was written and could not be sent. */
  kept: string[];
};
export const investigationView = view<InvestigationPage>('investigations/citizen-investigation');

export type TypedComment = { body: string; fault: 'empty' | 'long' | 'late' };

export function investigationPage(
  facts: {
    row: Case;
    investigations: readonly Investigation[];
    comments: readonly Comment[];
    unread: number;
    formId: string;
    /** Whoever reads may comment. */
    mayComment: boolean;
  },
  { language, now }: { language: Language; now: Date },
  about: { typed?: TypedComment; done?: boolean } = {},
): { head: Head; model: InvestigationPage } {
  const { row, comments, unread, formId } = facts;
  const { citizen: t } = text[language];
  const [latest] = facts.investigations;
  const name = caseName(row, language, now);
  const { typed, done } = about;
  const when = (moment: Date) => formatRelativeDateTime(moment, now, language);
  const takes = latest !== undefined && latest.lastDay >= dayOf(now) && isOpenState(row.state);
  const error =
    typed && (typed.fault === 'long' ? t.errors.long(formatNumber(longestComment, language)) : t.errors.empty);
  return {
    head: { title: t.title(name, row.number), current: 'cases', unread, representing: row.representing },
    model: {
      t,
      over: `${name}. ${row.number}`,
      back: casePath(row.id),
      write: `${messagesPath(row.id)}#skriv`,
      notice:
        typed?.fault === 'late'
          ? { kind: 'problem', title: t.changed.title, paragraphs: [t.changed.text] }
          : done
            ? { kind: 'done', title: t.done.title, paragraphs: [t.done.text] }
            : undefined,
      errors:
        typed === undefined || typed.fault === 'late' || error === undefined
          ? undefined
          : { title: t.errors.summary, errors: [{ href: '#synpunkter', message: error }] },
      shared: latest && {
        when:
          latest.sharedBy === null
            ? t.sharedUs(when(latest.sharedAt))
            : t.shared(latest.sharedBy, when(latest.sharedAt)),
        until: takes
          ? t.until(dueText(latest.lastDay, language, now))
          : isOpenState(row.state)
            ? t.over(formatDate(noonOf(latest.lastDay), language))
            : t.decided,
        parts: partsOf(latest.content, language),
      },
      answers: comments.map(({ body, sentAt }) => ({
        when: when(sentAt),
        paragraphs: body === null ? [t.nothing] : paragraphsOf(body),
      })),
      form:
        takes && facts.mayComment
          ? {
              action: investigationPath(row.id),
              id: formId,
              about: latest.id,
              field: {
                kind: 'textarea',
                id: 'synpunkter',
                name: 'synpunkter',
                label: t.form.label,
                hint: t.form.hint,
                rows: 6,
                value: typed?.body ?? '',
                ...(typed === undefined || typed.fault === 'late' || error === undefined ? {} : { error }),
              },
            }
          : undefined,
      kept: !takes && typed ? paragraphsOf(typed.body) : [],
    },
  };
}

/** How it stands with the investigation, on the page of the case; nothing before one has been shown. */
export function investigationSection(
  caseId: string,
  { shared, answered }: { shared: readonly SharedFacts[]; answered: boolean },
  { language, now }: { language: Language; now: Date },
): CaseSection[] {
  const { section: t } = text[language];
  const [latest] = shared;
  if (!latest) return [];
  const due = dueText(latest.lastDay, language, now);
  return [
    {
      id: 'utredning',
      heading: t.heading,
      paragraphs: [answered ? t.answered : latest.lastDay < dayOf(now) ? t.over : t.waits(due)],
      links: [{ href: investigationPath(caseId), text: t.link }],
    },
  ];
}

// ── The staff ─────────────────────────────────────────────────────────────────────────────────────────────────────

export type StaffInvestigationPage = {
  t: InvestigationText['staff'];
  over: string;
  back: string;
  notice: NoticeModel | undefined;
  errors: ErrorSummaryModel | undefined;
  saved: string | undefined;
  theirs: TextPart[];
  form: {
    action: string;
    version: string;
    fields: FieldModel[];
    lastDay: FieldModel | undefined;
    /** By whom it is read when it is shared, and their ids; none when nobody can read it. */
    readers: { text: string; ids: string };
  };
  versions: {
    id: string;
    title: string;
    facts: Fact[];
    answers: { from: string; when: string; paragraphs: string[] }[];
    parts: TextPart[];
  }[];
};
export const staffInvestigationView = view<StaffInvestigationPage>('investigations/caseworker-investigation');

/** What was typed, when it could not be saved or shared. */
export type TypedInvestigation = {
  content: InvestigationContent;
  version: number;
  lastDay: string;
  errors: readonly { field: string; fault: 'empty' | 'long' | 'unread' | 'past' | 'far' | 'readers' }[];
  overtaken?: boolean;
};

export type StaffInvestigationFacts = {
  row: Case;
  name: string;
  draft: Draft<InvestigationContent> | undefined;
  investigations: readonly Investigation[];
  comments: readonly Comment[];
  openings: readonly { investigationId: string; personId: string; openedAt: Date }[];
  parties: readonly PartyToday[];
};

export function staffInvestigationPage(
  facts: StaffInvestigationFacts,
  { language, now }: Pick<Reading, 'language' | 'now'>,
  about: { typed?: TypedInvestigation; done?: keyof InvestigationText['staff']['done'] | undefined } = {},
): { head: Head; model: StaffInvestigationPage } {
  const { row, name, draft } = facts;
  const { staff: t, parts } = text[language];
  const { typed, done } = about;
  const content = typed?.content ?? draft?.content ?? { background: '', needs: '', assessment: '', proposal: '' };
  const say = (fault: TypedInvestigation['errors'][number]['fault']) =>
    fault === 'long' ? t.errors.long(formatNumber(longestPart, language)) : t.errors[fault];
  const error = (field: string) => {
    const found = typed?.errors.find((one) => one.field === field);
    return found === undefined ? {} : { error: say(found.fault) };
  };
  const readers = facts.parties.filter(isChecked);
  return {
    head: { title: t.title(name, row.number), current: 'queue' },
    model: {
      t,
      over: `${name}. ${row.number}. ${caseName(row, language, now)}`,
      back: staffCasePath(row.id),
      notice: typed?.overtaken
        ? { kind: 'problem', title: t.overtaken.title, paragraphs: [t.overtaken.text] }
        : done && { kind: 'done', paragraphs: [t.done[done]] },
      errors:
        typed === undefined || typed.errors.length === 0
          ? undefined
          : {
              title: t.errors.summary,
              errors: typed.errors.map(({ field, fault }) => ({ href: `#${field}`, message: say(fault) })),
            },
      saved: draft && savedText(draft, { language, now }),
      theirs: typed?.overtaken && draft ? partsOf(draft.content, language) : [],
      form: {
        action: staffInvestigationPath(row.id),
        version: String(draft?.version ?? 0),
        fields: investigationParts.map((part) => ({
          kind: 'textarea',
          id: part,
          name: part,
          label: parts[part],
          rows: 5,
          optional: true,
          value: content[part],
          ...error(part),
        })),
        readers: { text: readByText(readers, language), ids: readers.map(({ id }) => id).join(' ') },
        lastDay: isOpenState(row.state)
          ? {
              kind: 'text',
              id: 'sista-dag',
              name: 'sista-dag',
              label: t.lastDay,
              hint: t.lastDayHint,
              size: 10,
              value: typed?.lastDay ?? proposedLastDay(dayOf(now)),
              ...error('sista-dag'),
            }
          : undefined,
      },
      versions: versionsOf(facts, { language, now }),
    },
  };
}

/** By whom, and when, a draft was saved. */
function savedText({ writtenBy, updatedAt }: Draft<unknown>, { language, now }: Pick<Reading, 'language' | 'now'>) {
  const { staff: t } = text[language];
  const when = formatRelativeDateTime(updatedAt, now, language);
  return writtenBy === null ? t.savedSomebody(when) : t.saved(writtenBy, when);
}

/** How each version was communicated, and what was answered, the newest first. */
function versionsOf(
  { investigations, comments, openings, parties }: StaffInvestigationFacts,
  { language, now }: Pick<Reading, 'language' | 'now'>,
): StaffInvestigationPage['versions'] {
  const { staff: t } = text[language];
  const when = (moment: Date) => formatRelativeDateTime(moment, now, language);
  const nameOf = (id: string) => parties.find((one) => one.id === id)?.name ?? '';
  return investigations.map((one, at) => {
    const opened = openings
      .filter(({ investigationId }) => investigationId === one.id)
      .map(({ personId, openedAt }) => t.openedBy(nameOf(personId), when(openedAt)));
    return {
      id: one.id,
      title: t.version(investigations.length - at),
      facts: [
        { label: t.facts.shared, value: t.sharedBy(when(one.sharedAt), one.sharedBy ?? '') },
        { label: t.facts.how, value: t.how },
        { label: t.facts.lastDay, value: formatDate(noonOf(one.lastDay), language) },
        { label: t.facts.opened, value: opened.length === 0 ? t.notOpened : opened },
      ],
      answers: comments
        .filter(({ investigationId }) => investigationId === one.id)
        .map(({ personId, body, sentAt }) => ({
          from: nameOf(personId),
          when: when(sentAt),
          paragraphs: body === null ? [t.nothing] : paragraphsOf(body),
        })),
      parts: partsOf(one.content, language),
    };
  });
}

/** What the unit has to think of. */
export function investigationFlags(
  { shared, heard, open }: { shared: readonly SharedFacts[]; heard: Hearing; open: boolean },
  language: Language,
): Flag[] {
  const { flags: t } = text[language];
  const [latest] = shared;
  if (!latest || !open) return [];
  return heard === 'heard'
    ? [{ level: 'today', ...t.heard }]
    : [{ level: 'soon', ...t.waits(formatDate(noonOf(latest.lastDay), language)) }];
}
