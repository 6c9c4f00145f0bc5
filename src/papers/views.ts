import { type CaseSection, messagesPath } from '../cases/views.ts';
import { isOpenState } from '../cases/lifecycle.ts';
import type { Case } from '../cases/queries.ts';
import { type Shown, documentItem, ownDocumentPath } from '../documents/views.ts';
import { formatDay } from '../platform/format.ts';
import type { Language } from '../platform/language.ts';
import type { FieldModel, Inline, Piece } from '../platform/views/components.ts';
import { type Flag, type PapersModel, staffCasePath } from '../queue/views.ts';
import { may } from '../policy/policy.ts';
import type { Reading } from '../queue/views.ts';
import { type Note, type Paper, awaited, notes, paperValue } from './rules.ts';
import { type PapersText, text } from './text.ts';

/** What is known of files, to tell which came with a message. */
type Filed = Shown & { messageId: string | null };

const came = (paper: Paper, documents: readonly Filed[]) =>
  documents.filter(({ messageId }) => messageId !== null && messageId === paper.messageId);

// ── For her who sends them ────────────────────────────────────────────────────────────────────────────────────────

/** The papers that she has said she sends: which are awaited, and what has become of the others. Undefined when there are none. */
export function promisedSection(
  caseId: string,
  papers: readonly Paper[],
  documents: readonly Filed[],
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

function become(paper: Paper, documents: readonly Filed[], t: PapersText['citizen'], language: Language): Inline {
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

export const settlePath = (caseId: string): string => `${staffCasePath(caseId)}/papper`;

/** Each paper that was to be sent, with the files that it came as, and the presses that note what has become of it. */
export function papersModel(
  row: Case,
  papers: readonly Paper[],
  documents: readonly Filed[],
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
