import { createHash } from 'node:crypto';
import { z } from 'zod';
import { visibility } from './conditions.ts';
import type { AnswerValue, Answers, Draft, Form, Page, SimpleValue } from './form.ts';
import { entriesOf, own } from './form.ts';
import type { Summary, SummaryOptions, SummaryRow, SummarySection } from './summary.ts';
import { summarise } from './summary.ts';
import type { Words } from './words.ts';

/** What is signed and kept: what was asked and answered, in words, and the same answers for machines. */
export type Frozen = {
  /** Whose words these are: two applications with the same answers are two, and so are their hashes. */
  application?: string;
  form: string;
  version: number;
  language: string;
  /** Only the answers to questions that were asked. */
  answers: Answers;
  /** The names of those who have helped her who signs to answer. */
  helpedBy?: string[];
  summary: Summary;
};

/**
 * The submission as canonical JSON: the same answers always give the same bytes, so that its hash can be signed and
 * checked years later. Time and signature belong beside it, not in it.
 */
export function freeze(
  form: Form,
  answers: Answers,
  words: Words,
  options: SummaryOptions & { application?: string; helpedBy?: readonly string[] } = {},
): string {
  const frozen: Frozen = {
    ...(options.application === undefined ? {} : { application: options.application }),
    form: form.id,
    version: form.version,
    language: words.common.language,
    answers: askedAnswers(form, answers),
    ...(options.helpedBy && options.helpedBy.length > 0 ? { helpedBy: [...options.helpedBy] } : {}),
    summary: summarise(form, answers, words, options),
  };
  return canonicalJson(frozen);
}

/**
 * A mark of what is stored for one page. Sent along with the page's form, it tells at the next save whether somebody
 * has changed this very page in between; a save of another page does not change it.
 */
export function pageMark(page: Page, draft: Draft): string {
  const ids = page.fields.map((field) => field.id);
  const mine = <T>(record: Readonly<Record<string, T>>) =>
    Object.entries(record).filter(([name]) => ids.some((id) => name === id || name.startsWith(`${id}.`)));
  const stored = { answers: Object.fromEntries(mine(draft.answers)), raw: Object.fromEntries(mine(draft.raw)) };
  return createHash('sha256').update(canonicalJson(stored)).digest('base64url').slice(0, 22);
}

/** Reads what `freeze` wrote; throws when it is something else. */
export function readFrozen(json: string): Frozen {
  return frozenShape.parse(JSON.parse(json));
}

/** Answers without those to questions that are not asked, and without the marks of questions left empty. */
export function askedAnswers(form: Form, answers: Answers): Answers {
  const seen = visibility(form, answers);
  const kept: Answers = {};
  for (const section of form.sections)
    for (const page of section.pages)
      for (const field of page.fields) {
        const value = own(answers, field.id);
        if (value === undefined || value === null || !seen.field(field)) continue;
        kept[field.id] =
          field.kind !== 'group'
            ? value
            : entriesOf(value).map((entry) => ({
                id: entry.id,
                values: Object.fromEntries(
                  field.fields.flatMap((part): [string, SimpleValue][] => {
                    const inner = own(entry.values, part.id);
                    return inner === undefined || inner === null || !seen.inEntry(field, entry, part)
                      ? []
                      : [[part.id, inner]];
                  }),
                ),
              }));
      }
  return kept;
}

/** JSON with sorted keys, no spaces, and every string in Unicode form NFC. Undefined properties are left out. */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean') return JSON.stringify(value);
  if (typeof value === 'string') return JSON.stringify(value.normalize('NFC'));
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError('a frozen number must be finite');
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value === 'object') {
    const pairs = Object.entries(value)
      .filter(([, item]) => item !== undefined)
      .map(([key, item]): [string, unknown] => [key.normalize('NFC'), item])
      .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
    return `{${pairs.map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item)}`).join(',')}}`;
  }
  throw new TypeError(`a ${typeof value} cannot be frozen`);
}

const simpleValue: z.ZodType<SimpleValue> = z.union([
  z.string(),
  z.number(),
  z.boolean(),
  z.null(),
  z.array(z.string()),
  z.strictObject({ clearing: z.string(), account: z.string() }),
]);
const answerValue: z.ZodType<AnswerValue> = z.union([
  simpleValue,
  z.array(z.strictObject({ id: z.string(), values: z.record(z.string(), simpleValue) })),
]);
const answersShape = z.record(z.string(), answerValue);

/** A stored draft, after it has been opened and parsed as JSON. */
export const draftShape: z.ZodType<Draft> = z.strictObject({
  answers: answersShape,
  raw: z.record(z.string(), z.array(z.string())),
});

const fileShape = z.strictObject({ id: z.string(), name: z.string(), bytes: z.number(), sha256: z.string() });
const plainRow = {
  field: z.string(),
  page: z.string(),
  label: z.string(),
  question: z.string().optional(),
  value: z.array(z.string()),
  empty: z.literal(true).optional(),
  files: z.array(fileShape).optional(),
};
const rowShape = z.strictObject({
  ...plainRow,
  entries: z
    .array(z.strictObject({ id: z.string(), title: z.string(), rows: z.array(z.strictObject(plainRow)) }))
    .optional(),
}) as z.ZodType<SummaryRow>;

const sectionShape = z.strictObject({
  id: z.string(),
  title: z.string(),
  told: z.array(z.string()).optional(),
  rows: z.array(rowShape),
}) as z.ZodType<SummarySection>;

const frozenShape = z.strictObject({
  application: z.string().optional(),
  form: z.string(),
  version: z.number(),
  language: z.string(),
  answers: answersShape,
  helpedBy: z.array(z.string()).optional(),
  summary: z.strictObject({
    title: z.string(),
    sections: z.array(sectionShape),
  }),
});
