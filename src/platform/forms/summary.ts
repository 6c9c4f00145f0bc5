import { visibility } from './conditions.ts';
import type { Visibility } from './conditions.ts';
import type {
  AnswerValue,
  Draft,
  Field,
  Form,
  GroupEntry,
  GroupField,
  Page,
  SimpleField,
  SimpleValue,
} from './form.ts';
import { entriesOf, own } from './form.ts';
import { filesOf } from './post.ts';
import { isAnswer, isBankAccount, partsOf, showPersonalNumber, showPhone } from './values.ts';
import type { Words } from './words.ts';
import { fieldWords, optionLabel } from './words.ts';

/** What was asked and answered, in words: the one source of every later rendering. */
export type Summary = { title: string; sections: SummarySection[] };
export type SummarySection = {
  id: string;
  title: string;
  /** What was to be read before a declaration. */
  told?: string[];
  rows: SummaryRow[];
};
export type SummaryRow = {
  field: string;
  /** Page id, for "change" links while the application is a draft. */
  page: string;
  label: string;
  /** The words that were asked, when the label is shorter. */
  question?: string;
  /** One item per line; for an empty answer the words that say so. */
  value: string[];
  empty?: true;
  files?: SummaryFile[];
  entries?: SummaryEntry[];
};
export type SummaryEntry = { id: string; title: string; rows: SummaryRow[] };
export type SummaryFile = { id: string; name: string; bytes: number; sha256: string };

export type SummaryOptions = {
  /** The files that answers name. One that is not here (infected, removed) is left out. */
  files?: ReadonlyMap<string, SummaryFile>;
  /** What is told before the declaration, besides what the form says there. */
  told?: readonly string[];
};

/**
 * Questions and answers in words, in the form's order. Only what is asked counts: an answer that a later answer made
 * irrelevant is left out. Parts without any question are left out too.
 */
export function summarise(form: Form, answers: Draft['answers'], words: Words, options: SummaryOptions = {}): Summary {
  const seen = visibility(form, answers);
  const sections = form.sections.map((section): SummarySection => ({
    id: section.id,
    title: words.form.sections[section.id]?.title ?? section.id,
    ...(section.review
      ? {
          told: [
            ...section.pages.flatMap((page) => [...(words.form.pages[page.id]?.paragraphs ?? [])]),
            ...(options.told ?? []),
          ],
        }
      : {}),
    rows: section.pages.flatMap((page) =>
      page.fields.filter((field) => seen.field(field)).map((field) => row(field, page, answers, words, options, seen)),
    ),
  }));
  return { title: words.form.title, sections: sections.filter((section) => section.rows.length > 0) };
}

/** One value in words; empty when there is no answer. */
export function valueWords(field: SimpleField, path: string, value: AnswerValue | undefined, words: Words): string[] {
  const { common } = words;
  if (value === undefined || value === null || !isAnswer(field, value)) return [];
  if (isBankAccount(value)) return [`${common.clearing} ${value.clearing}`, `${common.account} ${value.account}`];
  if (typeof value === 'boolean') return value ? [common.confirmed] : [];
  if (typeof value === 'number') {
    if (field.kind === 'money') return [common.money(value)];
    const affix = fieldWords(words, path).affix;
    return [`${String(value).replace('.', ',')}${affix === undefined ? '' : ` ${affix}`}`];
  }
  if (Array.isArray(value)) {
    const items = value.filter((item): item is string => typeof item === 'string');
    return field.kind === 'checkboxes' ? items.map((item) => optionLabel(words, path, item)) : [];
  }
  switch (field.kind) {
    case 'radios':
      return [optionLabel(words, path, value)];
    case 'yesNo':
      return [value === 'yes' ? common.yes : common.no];
    case 'date':
      return [common.date(value)];
    case 'month':
      return [common.monthOf(value)];
    case 'personalNumber':
      return [showPersonalNumber(value)];
    case 'phone':
      return [showPhone(value)];
    default:
      return [value];
  }
}

/** The same as plain text, a paragraph for each part: its title, and what was asked and answered line by line. */
export function plainText({ sections }: Summary): string[] {
  const line = ({ question, label, value, files }: SummaryRow) => {
    const asked = question ?? label;
    const said = (files?.map(({ name }) => name) ?? value).join(', ');
    return `${/[?.!:]$/.test(asked) ? asked : `${asked}:`} ${said}`.trim();
  };
  const lines = (row: SummaryRow): string[] =>
    row.entries
      ? row.entries.flatMap((entry) => [`${entry.title}:`, ...entry.rows.map((part) => `– ${line(part)}`)])
      : [line(row)];
  return sections.map(({ title, told = [], rows }) =>
    [title.toUpperCase(), ...told, ...rows.flatMap(lines)].join('\n'),
  );
}

/** What an entry is called in lists: "Lön, 5 840 kronor", or "Inkomst 2" while it has no such answers. */
export function entryTitle(group: GroupField, entry: GroupEntry, at: number, words: Words): string {
  const parts = group.titleFrom.flatMap((id) => {
    const field = group.fields.find((candidate) => candidate.id === id);
    return field ? valueWords(field, `${group.id}.${id}`, own(entry.values, id), words) : [];
  });
  const texts = fieldWords(words, group.id);
  return parts.length > 0 ? parts.join(', ') : `${texts.entry ?? texts.label} ${at + 1}`;
}

export type Difference = { path: string; label: string; theirs: string[]; mine: string[] };

/**
 * Where two drafts differ on one page: for a page that was saved in two tabs. `mine` is what was just posted,
 * `theirs` what the other tab saved in between.
 */
export function differences(page: Page, theirs: Draft, mine: Draft, words: Words): Difference[] {
  const found: Difference[] = [];
  const compare = (
    field: SimpleField,
    path: string,
    name: string,
    title: string | undefined,
    a: SimpleValue | undefined,
    b: SimpleValue | undefined,
  ) => {
    const typed = (draft: Draft) => partsOf(field).flatMap((part) => own(draft.raw, name + part) ?? []);
    const say = (draft: Draft, value: SimpleValue | undefined): string[] => {
      const raw = typed(draft).filter((text) => text !== '');
      if (raw.length > 0) return [raw.join(' ')];
      const said = valueWords(field, path, value, words);
      return said.length > 0 ? said : [words.common.notAnswered];
    };
    const [old, own_] = [say(theirs, a), say(mine, b)];
    if (old.join('\n') === own_.join('\n')) return;
    const { label, short } = fieldWords(words, path);
    found.push({
      path: name,
      label: title === undefined ? (short ?? label) : `${title}: ${short ?? label}`,
      theirs: old,
      mine: own_,
    });
  };
  for (const field of page.fields) {
    if (field.kind === 'file') continue;
    if (field.kind !== 'group') {
      compare(
        field,
        field.id,
        field.id,
        undefined,
        simple(own(theirs.answers, field.id)),
        simple(own(mine.answers, field.id)),
      );
      continue;
    }
    const a = entriesOf(own(theirs.answers, field.id));
    const b = entriesOf(own(mine.answers, field.id));
    const ids = new Set([...a, ...b].map((entry) => entry.id));
    [...ids].forEach((id, at) => {
      const left = a.find((entry) => entry.id === id);
      const right = b.find((entry) => entry.id === id);
      const either = right ?? left;
      if (!either) return;
      const title = entryTitle(field, either, at, words);
      for (const part of field.fields)
        compare(
          part,
          `${field.id}.${part.id}`,
          `${field.id}.${id}.${part.id}`,
          title,
          own(left?.values ?? {}, part.id),
          own(right?.values ?? {}, part.id),
        );
    });
  }
  return found;
}

function simple(value: AnswerValue | undefined): SimpleValue | undefined {
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : value;
}

function row(
  field: Field,
  page: Page,
  answers: Draft['answers'],
  words: Words,
  options: SummaryOptions,
  seen: Visibility,
): SummaryRow {
  const value = own(answers, field.id);
  const base = { field: field.id, page: page.id, ...asked(words, field.id) };
  if (field.kind === 'group') {
    const entries = entriesOf(value).map((entry, at): SummaryEntry => ({
      id: entry.id,
      title: entryTitle(field, entry, at, words),
      rows: field.fields
        .filter((part) => seen.inEntry(field, entry, part) && !(part.fixed && field.titleFrom.includes(part.id)))
        .map((part) => {
          const path = `${field.id}.${part.id}`;
          return said(
            { field: part.id, page: page.id, ...asked(words, path) },
            valueWords(part, path, own(entry.values, part.id), words),
            words,
          );
        }),
    }));
    return entries.length > 0 ? { ...base, value: [], entries } : said(base, [], words);
  }
  if (field.kind === 'file') {
    const files = filesOf(answers, field.id)
      .flatMap((id) => options.files?.get(id) ?? [])
      .map(({ id, name, bytes, sha256 }) => ({ id, name, bytes, sha256 }));
    return files.length > 0 ? { ...base, value: [], files } : said(base, [], words);
  }
  return said(base, valueWords(field, field.id, value, words), words);
}

function asked(words: Words, path: string): { label: string; question?: string } {
  const { short, label } = fieldWords(words, path);
  return short === undefined ? { label } : { label: short, question: label };
}

function said(
  base: Pick<SummaryRow, 'field' | 'page' | 'label' | 'question'>,
  value: string[],
  words: Words,
): SummaryRow {
  return value.length > 0 ? { ...base, value } : { ...base, value: [words.common.notAnswered], empty: true };
}
