import type { ActionName } from '../policy/policy.ts';

/** What is sent, as it can be sent again. */
export type KeptForm = {
  path: string;
  fields: Record<string, string | string[]>;
  /** Names of files that have to be chosen again. */
  files: string[];
  /** The page it was written on, when a script saw to it that it was kept: it had not been sent. */
  page: string | undefined;
};

/** The most forms that are kept for one person; the oldest gives way. */
export const mostKept = 3;

/** Forms in which nothing is written: there is nothing to lose, and they are not kept. */
const unwritten: ReadonlySet<string> = new Set<ActionName>([
  'session.extend',
  'session.end',
  'form.discard',
  'application.begin',
  'case.take',
  'case.search',
]);

/**
 * What is left out when a form is sent again, so that it opens with all that was written and asks once more: an act that
 * cannot be taken back is not repeated by one who does not see the whole of it.
 */
export const askedAgain: Readonly<Partial<Record<string, string>>> = { 'case.decide': 'utfall' } satisfies Partial<
  Record<ActionName, string>
>;

/** What of a posted form is worth keeping; undefined when nothing is. Our own marks are left out. */
export function worthKeeping(
  action: string,
  fields: Readonly<Record<string, string | string[]>>,
): KeptForm['fields'] | undefined {
  if (unwritten.has(action)) return undefined;
  const marks = new Set(['_csrf', '_autosave', '_behall', '_behallet', '_vems']);
  const kept = Object.fromEntries(Object.entries(fields).filter(([name]) => !marks.has(name)));
  const written = Object.entries(kept).some(([name, value]) => !name.startsWith('_') && [value].flat().join('') !== '');
  return written ? kept : undefined;
}

/** The case that the form is of, by its address. */
export function caseIdOf({ path }: Pick<KeptForm, 'path'>): string | undefined {
  return /^(?:\/handlaggare)?\/arenden\/([0-9a-f-]{36})\//.exec(path)?.[1];
}

/** What was written in running text, for the reader to know it by: the longest first. */
export function writtenWords(fields: KeptForm['fields']): string[] {
  return Object.entries(fields)
    .filter(([name]) => !name.startsWith('_'))
    .flatMap(([, value]) => value)
    .map((value) => value.trim())
    .filter((value) => /\S\s+\S/.test(value))
    .toSorted((one, other) => other.length - one.length);
}
