import { caseName, casePath, listedName, dueText, messagesPath } from '../cases/views.ts';
import type { Case, CaseListItem } from '../cases/queries.ts';
import { stateSeen } from '../cases/rules.ts';
import type { Document } from '../documents/queries.ts';
import { documentItem, problemText, uploadField } from '../documents/views.ts';
import type { Paper } from '../papers/rules.ts';
import type { Move } from '../papers/queries.ts';
import { goneItems, paperField, withOrigin } from '../papers/views.ts';
import type { RefusedFile } from '../platform/files/multipart.ts';
import { capitalise, formatDate, formatNumber, formatRelativeDateTime } from '../platform/format.ts';
import type { Head } from '../platform/http/route.ts';
import { keptCharacters } from '../platform/kept.ts';
import type { Language } from '../platform/language.ts';
import { type Municipality, telephoneHref } from '../platform/municipality.ts';
import type {
  CaseItem,
  ErrorSummaryModel,
  FieldModel,
  Inline,
  NoticeModel,
  PagerModel,
  ThreadItem,
} from '../platform/views/components.ts';
import { view } from '../platform/views/engine.ts';
import type { InboxRow, Message } from './queries.ts';
import { type MessageProblem, longestMessage, paragraphsOf } from './rules.ts';
import { type MessageText, text } from './text.ts';

// ── All messages ──────────────────────────────────────────────────────────────────────────────────────────────────

export type InboxPage = {
  t: MessageText['inbox'];
  items: CaseItem[];
  empty: boolean;
  /** Cases to write in. */
  cases: { href: string; text: string }[];
  pager: PagerModel | undefined;
};
export const inboxView = view<InboxPage>('messages/citizen-inbox');

/** How many messages a page of the inbox shows. */
export const inboxPerPage = 50;

/** `rows` may hold one more than a page, as a sign that there are more. `later`: the page is not the first. */
export function inboxPage(
  rows: readonly InboxRow[],
  cases: readonly CaseListItem[],
  around: { language: Language; now: Date; unread: number; later: boolean },
): { head: Head; model: InboxPage } {
  const { language, now, unread, later } = around;
  const { inbox: t } = text[language];
  const shown = rows.slice(0, inboxPerPage);
  const last = shown.at(-1);
  const more = rows.length > inboxPerPage && last !== undefined;
  return {
    head: { title: t.title, current: 'messages', unread },
    model: {
      t,
      items: shown.map((row) => inboxItem(row, language, now)),
      empty: shown.length === 0 && !later,
      cases: cases.map((row) => ({
        href: `${messagesPath(row.id)}#skriv`,
        text: `${listedName(row, language, now)}, ${row.number}`,
      })),
      pager:
        more || later
          ? {
              label: t.pager,
              ...(later ? { previous: '/meddelanden' } : {}),
              ...(more ? { next: `/meddelanden?efter=${last.sentAt.toISOString()}_${last.id}` } : {}),
            }
          : undefined,
    },
  };
}

/** A message in a list: from whom, about which case, when, and whether it is new or wants an answer. */
export function inboxItem(row: InboxRow, language: Language, now: Date): CaseItem {
  const { inbox: t } = text[language];
  const when = `${capitalise(formatRelativeDateTime(row.sentAt, now, language))}.`;
  const waits = row.answerBy !== null && row.answeredAt === null;
  const answer =
    row.answerBy === null ? undefined : waits ? `${t.wants(dueText(row.answerBy, language, now))}.` : t.answered;
  return {
    href: `${messagesPath(row.caseId)}#m-${row.id}`,
    title:
      row.sort === 'receipt'
        ? t.receipt(listedName(row, language, now))
        : t.from(row.authorName ?? t.us, listedName(row, language, now)),
    text: answer === undefined ? when : `${when} ${answer}`.replace(/\.\.$/, '.'),
    status: row.readAt === null ? { state: 'you', text: t.fresh } : { state: 'done', text: t.read },
  };
}

// ── The messages of a case ────────────────────────────────────────────────────────────────────────────────────────

export type ThreadPage = {
  t: MessageText['thread'];
  heading: string;
  over: string;
  toCase: string;
  notice: NoticeModel | undefined;
  errors: ErrorSummaryModel | undefined;
  items: ThreadItem[];
  form: {
    action: string;
    /** What the form is known by, should it be posted twice. */
    id: string;
    heading: string;
    note: string | undefined;
    body: FieldModel;
    files: FieldModel;
    /** Which of the papers that she has said she sends these are. */
    papers: FieldModel | undefined;
    send: string;
    side: Inline;
  };
};
export const threadView = view<ThreadPage>('messages/citizen-thread');

export type ThreadFacts = {
  row: Case;
  messages: readonly Message[];
  documents: readonly Document[];
  /** What she has said that she sends. */
  papers: readonly Paper[];
  /** Files of hers that were moved into or out of the case. */
  moves: readonly Move[];
  unread: number;
  formId: string;
};
export type ThreadReading = { personId: string; municipality: Municipality; language: Language; now: Date };
/** What was typed and could not be sent. */
export type Refused = {
  body: string;
  problem: MessageProblem | undefined;
  files: readonly RefusedFile[];
  papers: { values: readonly string[]; lacksFile: boolean };
};

export function threadPage(
  { row, messages, documents, papers, moves, unread, formId }: ThreadFacts,
  reading: ThreadReading,
  about: { refused?: Refused | undefined; sent?: 'message' | 'answer' | undefined } = {},
): { head: Head; model: ThreadPage } {
  const { language, now, municipality } = reading;
  const t = text[language];
  const name = caseName(row, language, now);
  const { refused, sent } = about;
  const answering = stateSeen(row).state === 'SUPPLEMENT_REQUESTED';
  const number = row.assignedPhone ?? municipality.phones.socialServices.number;
  const bodyError = refused?.problem === undefined ? undefined : problemOf(refused.problem, language);
  const fileErrors = (refused?.files ?? []).map((file) => problemText(file, language, municipality.uploads));
  const paper = paperField(papers, language, refused?.papers);
  return {
    head: {
      title: t.thread.title(name, row.number),
      current: 'messages',
      unread,
      representing: row.representing,
    },
    model: {
      t: t.thread,
      heading: t.thread.heading(name),
      over: t.thread.whoReads(
        row.number,
        row.assignedName === null ? t.thread.nobodyYet : t.thread.has(row.assignedName),
      ),
      toCase: casePath(row.id),
      notice: sent === undefined ? undefined : { kind: 'done', title: t.sent.title, paragraphs: [t.sent[sent]] },
      errors:
        refused === undefined
          ? undefined
          : {
              title: t.errors.title,
              errors: [
                ...(bodyError === undefined ? [] : [{ href: '#text', message: bodyError }]),
                ...fileErrors.map((message) => ({ href: '#filer', message })),
                ...(paper?.error === undefined ? [] : [{ href: '#papper', message: paper.error }]),
              ],
              ...(refused.body === '' && fileErrors.length === 0 ? {} : { note: t.errors.note }),
            },
      items: messages.map((message) => threadItem(message, { row, documents, moves }, reading)),
      form: {
        action: messagesPath(row.id),
        id: formId,
        heading: answering ? t.form.headingAnswer : t.form.heading,
        note: answering
          ? t.form.noAnswer
          : row.state === 'DECIDED' || row.state === 'WITHDRAWN'
            ? t.form[row.state]
            : undefined,
        body: {
          kind: 'textarea',
          id: 'text',
          name: 'text',
          label: answering ? t.form.labelAnswer : t.form.label,
          hint: t.form.hint,
          value: refused?.body ?? '',
          rows: 5,
          ...(bodyError === undefined ? {} : { error: bodyError }),
        },
        files: {
          kind: 'file',
          id: 'filer',
          name: 'filer',
          label: t.form.file,
          ...uploadField(language, municipality.uploads),
          optional: true,
          multiple: true,
          received: [],
          ...(fileErrors.length === 0 ? {} : { error: fileErrors.join(' ') }),
        },
        papers: paper,
        send: answering ? t.form.sendAnswer : t.form.send,
        side: [
          row.assignedName === null ? t.form.sideUs : t.form.side(row.assignedName),
          { href: telephoneHref(number), text: number },
          '.',
        ],
      },
    },
  };
}

function problemOf(problem: MessageProblem, language: Language): string {
  const { errors: t } = text[language];
  if (problem === 'empty') return t.empty;
  const tooLong = t.tooLong(formatNumber(longestMessage, language));
  return problem === 'cut' ? `${tooLong} ${t.cut(formatNumber(keptCharacters, language))}` : tooLong;
}

function threadItem(
  message: Message,
  { row, documents, moves }: Pick<ThreadFacts, 'row' | 'documents' | 'moves'>,
  reading: ThreadReading,
): ThreadItem {
  const { language, now, personId } = reading;
  const { thread: t } = text[language];
  const me = message.authorPerson === personId;
  const incoming = message.direction === 'toCitizen';
  const note = noteOf(message, me, t, language);
  const files = [
    ...documents
      .filter((document) => document.messageId === message.id)
      .map((document) => withOrigin(documentItem(document, language, 'citizen'), document, moves, language)),
    ...goneItems(message.id, moves, language),
  ];
  const asks =
    message.answerBy !== null && message.answeredAt === null && stateSeen(row).state === 'SUPPLEMENT_REQUESTED'
      ? [[{ strong: `${t.asksFor(dueText(message.answerBy, language, now))}.`.replace(/\.\.$/, '.') }]]
      : [];
  const [first = '', ...rest] = paragraphsOf(message.body);
  const isReceipt = message.kind === 'receipt';
  return {
    id: `m-${message.id}`,
    from: me ? t.you : (message.authorName ?? fromWhom(message, t)),
    me,
    when: capitalise(formatRelativeDateTime(message.sentAt, now, language)),
    datetime: message.sentAt.toISOString(),
    paragraphs: isReceipt ? [first] : [first, ...rest, ...asks],
    ...(isReceipt && rest.length > 0 ? { more: { summary: text[language].receipt.more, paragraphs: rest } } : {}),
    ...(incoming && message.readAt === null ? { fresh: t.fresh } : {}),
    ...(files.length === 0 ? {} : { files }),
    ...(note === undefined ? {} : { note }),
  };
}

function fromWhom({ kind, direction }: Message, t: MessageText['thread']): string {
  if (kind !== 'letter') return t.portal;
  return direction === 'toCitizen' ? t.caseworker : t.coApplicant;
}

function noteOf(message: Message, me: boolean, t: MessageText['thread'], language: Language): string | undefined {
  if (me && message.readAt !== null) return t.read(formatDate(message.readAt, language));
  if (message.answerBy !== null && message.answeredAt !== null)
    return t.answered(formatDate(message.answeredAt, language));
  return undefined;
}
