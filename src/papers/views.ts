import { type CaseSection, caseName, kindAndMonth, messagesPath } from '../cases/views.ts';
import { isOpenState } from '../cases/lifecycle.ts';
import type { Case } from '../cases/queries.ts';
import { type Shown, documentItem, ownDocumentPath } from '../documents/views.ts';
import type { Document } from '../documents/queries.ts';
import { formatDay, formatLongDate, formatNumber, formatTime } from '../platform/format.ts';
import type { Language } from '../platform/language.ts';
import type { Head } from '../platform/http/route.ts';
import type { Message } from '../messages/queries.ts';
import type {
  ErrorSummaryModel,
  Fact,
  FieldModel,
  FileItem,
  Inline,
  NoticeModel,
  Piece,
} from '../platform/views/components.ts';
import { view } from '../platform/views/engine.ts';
import { may } from '../policy/policy.ts';
import { type Flag, type Reading, staffCasePath, unitName } from '../queue/views.ts';
import { type MovesModel, type PapersModel } from '../casefile/views.ts';
import type { Move, Target } from './queries.ts';
import { type Note, type Paper, awaited, longestReason, notes, paperValue, whyStays } from './rules.ts';
import { type PapersText, text } from './text.ts';

/** What is known of files, to tell which came with a message. */
type Kept = Shown & { messageId: string | null };

const came = (paper: Paper, documents: readonly Kept[]) =>
  documents.filter(({ messageId }) => messageId !== null && messageId === paper.messageId);

// ── For her who sends them ────────────────────────────────────────────────────────────────────────────────────────

/** The papers that she has said she sends: which are awaited, and what has become of the others. Undefined when there are none. */
export function promisedSection(
  caseId: string,
  papers: readonly Paper[],
  documents: readonly Kept[],
  language: Language,
): CaseSection | undefined {
  const { citizen: t } = text[language];
  const open = awaited(papers);
  if (papers.length === 0) return undefined;
  return {
    id: 'utlovat',
    heading: t.heading,
    paragraphs: [
      open.length > 0 ? t.lead : t.done,
      ...open.map(({ what }): Inline => [{ strong: what }]),
      ...papers.flatMap((paper) => (paper.state === 'awaited' ? [] : [become(paper, documents, t, language)])),
    ],
    links: open.length > 0 ? [{ href: `${messagesPath(caseId)}#skriv`, text: t.link }] : [],
  };
}

function become(paper: Paper, documents: readonly Kept[], t: PapersText['citizen'], language: Language): Inline {
  const { what, state, changedAt } = paper;
  const day = changedAt === null ? '' : formatDay(changedAt, language);
  const files = came(paper, documents).flatMap(({ id, name }): Piece[] => [
    ' ',
    { href: ownDocumentPath(id), text: name },
  ]);
  return [`${what}. ${state === 'awaited' ? '' : t.states[state](day)}`, ...files];
}

/** Where she says which of the papers come with what she writes. The only one that is left is chosen beforehand. */
export function paperField(
  papers: readonly Paper[],
  language: Language,
  /** What was chosen, when it could not be sent. */
  refused?: { values: readonly string[]; lacksFile: boolean },
): FieldModel | undefined {
  const { form: t } = text[language];
  const open = awaited(papers);
  if (open.length === 0) return undefined;
  const one = open.length === 1;
  return {
    kind: 'checkboxes',
    id: 'papper',
    name: 'papper',
    label: one ? t.labelOne : t.label,
    hint: one ? t.hintOne : t.hint,
    values: [...(refused?.values ?? (one ? open.map(paperValue) : []))],
    options: open.map((paper) => ({ value: paperValue(paper), label: paper.what })),
    ...(refused?.lacksFile ? { error: t.lacksFile } : {}),
  };
}

// ── For the unit ──────────────────────────────────────────────────────────────────────────────────────────────────

const settlePath = (caseId: string): string => `${staffCasePath(caseId)}/papper`;

/** Each paper that was to be sent, with the files that it came as, and the presses that note what has become of it. */
export function papersModel(
  row: Case,
  papers: readonly Paper[],
  documents: readonly Kept[],
  { actor, language }: Reading,
): PapersModel | undefined {
  const { staff: t } = text[language];
  if (papers.length === 0) return undefined;
  const several = new Set(papers.map(({ personId }) => personId)).size > 1;
  const mayNote = isOpenState(row.state) && may(actor, 'paper.settle', row);
  return {
    heading: t.heading,
    action: settlePath(row.id),
    rows: papers.map((paper) => ({
      id: paperValue(paper),
      state: paper.state,
      name: several ? `${paper.personName}: ${paper.what}` : paper.what,
      stands: standing(paper, t, language),
      files: came(paper, documents).map((document) => documentItem(document, language, 'staff')),
      presses: mayNote ? notesOn(paper).map((value) => ({ value, text: pressText(paper, value, t) })) : [],
    })),
  };
}

function standing({ state, notedBy, changedAt }: Paper, { states }: PapersText['staff'], language: Language): string {
  const day = changedAt === null ? '' : formatDay(changedAt, language);
  if (state === 'awaited') return states.awaited;
  return state === 'sent' ? states.sent(day) : states[state](notedBy ?? '', day);
}

/** What can be noted of a paper as it stands. */
function notesOn({ state }: Paper): Note[] {
  return notes.filter((note) => (note === 'awaited') !== (state === 'awaited'));
}

function pressText({ state }: Paper, note: Note, t: PapersText['staff']): string {
  return state === 'sent' ? t.notThat : t.notes[note];
}

/** That papers have not come, and whose, as long as the case is open. */
export function paperFlags(row: Pick<Case, 'state'>, papers: readonly Paper[], language: Language): Flag[] {
  const { flag: t } = text[language].staff;
  const open = isOpenState(row.state) ? awaited(papers) : [];
  return [...new Set(open.map(({ personId }) => personId))].map((id) => {
    const hers = open.filter(({ personId }) => personId === id);
    const what = hers.map((paper) => paper.what).join('; ');
    const link = { href: '#papper', text: t.link };
    return { level: 'soon' as const, strong: t.strong, rest: t.rest(hers[0]?.personName ?? '', what), link };
  });
}

// ── A file that came to the wrong case ────────────────────────────────────────────────────────────────────────────

/** A file as it is listed, with whence it came when it was moved here. For her who sent it. */
export function withOrigin(
  item: FileItem,
  { id }: Pick<Document, 'id'>,
  moves: readonly Move[],
  language: Language,
): FileItem {
  const move = moves.findLast(({ documentId, went }) => documentId === id && went === 'in');
  return move ? { ...item, note: whereTo(move, language) } : item;
}

/** What came with a message and has been moved: its name, and where to. For her who sent it. */
export function goneItems(messageId: string, moves: readonly Move[], language: Language): FileItem[] {
  return moves
    .filter((move) => move.went === 'out' && move.messageId === messageId)
    .map((move) => ({ name: move.name, note: whereTo(move, language) }));
}

function whereTo({ went, number, movedAt }: Move, language: Language): string {
  return text[language].moved[went](number, formatDay(movedAt, language));
}

/** The same for the unit, with by whom and why; and where the files that may be moved are. */
export function movesModel(
  row: Case,
  facts: {
    documents: readonly Document[];
    messages: readonly Pick<Message, 'id' | 'personId'>[];
    moved: readonly Move[];
    /** Those who have another open case. */
    elsewhere: readonly string[];
  },
  { actor, language }: Reading,
): MovesModel {
  const { moved: t, move } = text[language];
  const told = (one: Move) => t.by(whereTo(one, language), one.movedBy ?? '', one.reason);
  const senders = new Map(facts.messages.map(({ id, personId }) => [id, personId]));
  const isMovable = (document: Document) =>
    may(actor, 'document.move', row) &&
    whyStays(document, row.decidedAt) === undefined &&
    facts.elsewhere.includes(senders.get(document.messageId ?? '') ?? '');
  const gone = facts.moved.filter(({ went }) => went === 'out');
  return {
    links: new Map(
      facts.documents
        .filter(isMovable)
        .map(({ id, name }) => [id, { link: { href: movePath(id), text: move.link, hidden: name } }]),
    ),
    came: new Map(
      facts.moved.flatMap((one) => (one.went === 'in' ? [[one.documentId, { note: told(one) }] as const] : [])),
    ),
    gone: new Map(
      gone.map(({ messageId }) => [
        messageId,
        gone.filter((one) => one.messageId === messageId).map((one) => ({ name: one.name, note: told(one) })),
      ]),
    ),
  };
}

const movePath = (documentId: string): string => `/handlaggare/dokument/${documentId}/flytta`;

export type MovePage = {
  t: PapersText['move'];
  back: string;
  over: string;
  notice: NoticeModel | undefined;
  errors: ErrorSummaryModel | undefined;
  facts: Fact[];
  /** What stands in the way. */
  stays: string | undefined;
  form:
    | {
        action: string;
        from: string;
        lead: string;
        where: FieldModel;
        reason: FieldModel;
        /** The other unit whose reading it was pressed for. */
        accepted: string | undefined;
        send: string;
      }
    | undefined;
};
export const moveView = view<MovePage>('papers/caseworker-move');

/** A file, whose it is, and the cases that it can be moved to. */
export type MoveFacts = {
  row: Case;
  document: Document;
  sender: { personId: string; name: string } | undefined;
  targets: readonly Target[];
};
/** What was typed, and what is wrong with it; `crossing`: the unit whose employees would read it, which one more press says yes to. */
export type TypedMove = {
  to: string;
  reason: string;
  errors: { field: 'till' | 'skal' | 'fil'; fault: 'where' | 'empty' | 'long' | 'damaged' }[];
  crossing?: string | undefined;
};

export function movePage(
  { row, document, sender, targets }: MoveFacts,
  { language, municipality, now }: Reading,
  typed?: TypedMove,
): { head: Head; model: MovePage } {
  const { move: t } = text[language];
  const name = sender?.name ?? '';
  const unit = (id: string) => unitName(municipality, id, language);
  const stays = whyStays(document, row.decidedAt);
  const say = (fault: TypedMove['errors'][number]['fault']) =>
    fault === 'long' ? t.errors.long(formatNumber(longestReason, language)) : t.errors[fault];
  const error = (field: TypedMove['errors'][number]['field']) => {
    const found = typed?.errors.find((one) => one.field === field);
    return found ? { error: say(found.fault) } : {};
  };
  const crossing = typed?.crossing;
  const errors = typed?.errors ?? [];
  return {
    head: { title: t.title(document.name), current: 'queue' },
    model: {
      t,
      back: staffCasePath(row.id),
      over: row.number,
      notice:
        crossing === undefined
          ? undefined
          : { kind: 'problem', title: t.crossing.title, paragraphs: [t.crossing.text(unit(crossing), unit(row.unit))] },
      errors:
        errors.length === 0
          ? undefined
          : {
              title: t.errors.summary,
              errors: errors.map(({ field, fault }) => ({ href: `#${field}`, message: say(fault) })),
            },
      facts: [
        { label: t.facts.file, value: document.name },
        ...(sender ? [{ label: t.facts.sender, value: name }] : []),
        {
          label: t.facts.came,
          value: `${formatLongDate(document.createdAt, language)} ${formatTime(document.createdAt, language)}`,
        },
        { label: t.facts.where, value: `${kindAndMonth(row, language, now)}, ${row.number}` },
      ],
      stays: stays === undefined ? (targets.length === 0 ? t.nowhere(name) : undefined) : t.stays[stays],
      form:
        stays !== undefined || targets.length === 0
          ? undefined
          : {
              action: movePath(document.id),
              from: row.id,
              lead: t.lead(name),
              where: {
                kind: 'radios',
                id: 'till',
                name: 'till',
                label: t.where,
                hint: t.whereHint(name),
                value: typed?.to ?? '',
                options: targets.map((target) => ({
                  value: target.id,
                  label: `${caseName(target, language, now)}, ${target.number}`,
                  ...(target.unit === row.unit ? {} : { hint: unit(target.unit) }),
                })),
                ...error('till'),
              },
              reason: {
                kind: 'textarea',
                id: 'skal',
                name: 'skal',
                label: t.reason,
                hint: t.reasonHint(name),
                rows: 3,
                value: typed?.reason ?? '',
                ...error('skal'),
              },
              accepted: crossing,
              send: crossing === undefined ? t.send : t.sendAnyway(unit(crossing)),
            },
    },
  };
}
