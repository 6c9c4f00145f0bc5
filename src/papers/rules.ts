/** What the unit notes of a paper that somebody has said she sends; `awaited` takes back what was noted. */
export const notes = ['came', 'notNeeded', 'awaited'] as const;
export type Note = (typeof notes)[number];
/** `sent`: it came with a message of hers, as she says. */
export const paperStates = ['sent', ...notes] as const;
export type PaperState = (typeof paperStates)[number];

/** Which paper it is: its place among those that she was asked for, in what she sent. */
export type PaperKey = { applicationId: string; place: number };

/** A paper that somebody has said she sends, and what has become of it. */
export type Paper = PaperKey & {
  /** What it is called, in the words that she read. */
  what: string;
  /** Who sends it. */
  personId: string;
  personName: string;
  state: PaperState;
  /** The message that it came with. */
  messageId: string | null;
  /** The employee who noted it. */
  notedBy: string | null;
  changedAt: Date | null;
};

/**
 * What becomes of a paper whose files have all been taken out of the message that it came with: it is awaited again. `stored` is
 * what was last said of it, if anything was.
 */
export function stateOf(stored: { state: PaperState; hasFile: boolean } | undefined): PaperState {
  if (stored === undefined || (stored.state === 'sent' && !stored.hasFile)) return 'awaited';
  return stored.state;
}

/** Those that have neither come nor become needless. */
export function awaited<T extends Pick<Paper, 'state'>>(papers: readonly T[]): T[] {
  return papers.filter(({ state }) => state === 'awaited');
}

/** A paper as a form names it. */
export const paperValue = ({ applicationId, place }: PaperKey): string => `${applicationId}.${String(place)}`;

/** The papers that a form names; what it names besides is no paper. */
export function chosenOf<T extends PaperKey>(papers: readonly T[], values: readonly string[]): T[] {
  return papers.filter((paper) => values.includes(paperValue(paper)));
}

/**
 * Whether she has said that a paper comes along, and no file does. Where only one is left it was chosen for her, and she may
 * have had nothing of it in mind.
 */
export function lacksFile(open: readonly PaperKey[], chosen: readonly PaperKey[], files: number): boolean {
  return files === 0 && open.length > 1 && chosen.length > 0;
}

// ── A file that came to the wrong case ────────────────────────────────────────────────────────────────────────────

/** Why a file stays where it is: it was signed with an application, is the unit's own, or a decision rests on it. */
export type Stays = 'signed' | 'ours' | 'decided';

/** A file among those of a case, as far as it matters for moving it. */
export type Filed = { messageId: string | null; fromStaff: boolean; createdAt: Date };

/**
 * Why a file may not be moved out of its case; undefined when it may. What was sent and confirmed stays as it was, so that what was
 * signed is true for ever; and what came before a decision is among what was decided on (förvaltningslagen 32 §).
 */
export function whyStays({ messageId, fromStaff, createdAt }: Filed, decidedAt: Date | null): Stays | undefined {
  if (messageId === null) return 'signed';
  if (fromStaff) return 'ours';
  return decidedAt !== null && createdAt <= decidedAt ? 'decided' : undefined;
}

/**
 * Whether a file may go from one unit to another: within a unit nobody gets to read it who could not before. Between two, only by one
 * who heads both (`heads`); and never into or out of the unit that protects people, whose cases nobody elsewhere is to know of.
 */
export function mayCross(from: string, to: string, heads: boolean, protecting: string | undefined): boolean {
  return from === to || (heads && from !== protecting && to !== protecting);
}

/** The longest reason for moving a file, in characters. */
export const longestReason = 500;

/** What is wrong with a reason. */
export function reasonProblem(reason: string): 'empty' | 'long' | undefined {
  if (reason.trim() === '') return 'empty';
  return reason.length > longestReason ? 'long' : undefined;
}
