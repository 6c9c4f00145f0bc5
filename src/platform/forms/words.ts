import type { IconName } from '../views/icons.ts';
import type { Field, Form, GroupField } from './form.ts';
import { allPages } from './form.ts';
import type { ErrorCode } from './values.ts';

/** `symbol`: for those who read little, said in a picture too. */
export type OptionWords = string | { label: string; hint?: string; symbol?: IconName };

export type FieldWords = {
  /** The question. */
  label: string;
  /** Heading of the answer in summaries, where the question is too long for one. */
  short?: string;
  hint?: string;
  /** Said instead of the common words; `{max}` and the like are filled in. */
  errors?: Partial<Record<ErrorCode, string>>;
  /** Unit beside the box. */
  affix?: string;
};

export type GroupWords = FieldWords & {
  /** One entry: "Inkomst". */
  entry: string;
  /** Button: "Lägg till en inkomst till". */
  add: string;
};

export type PageWords = {
  title: string;
  /** What the page is about in a picture, for those who read little. */
  symbol?: IconName;
  lead?: string;
  /** More that must be read before answering: never hidden behind a click. */
  paragraphs?: readonly string[];
  /** Help in context: a question and its answer, one paragraph per item. */
  help?: readonly { summary: string; paragraphs: readonly string[] }[];
};

type PagesOf<F extends Form> = F['sections'][number]['pages'][number];
type FieldsOf<F extends Form> = PagesOf<F>['fields'][number];
type WordsOf<T> = T extends { kind: 'group' }
  ? GroupWords
  : T extends { options: readonly (infer O extends string)[] }
    ? FieldWords & { options: Record<O, OptionWords> }
    : FieldWords;
type Inner<T> = T extends { kind: 'group'; id: infer G extends string; fields: readonly (infer P)[] }
  ? P extends { id: infer I extends string }
    ? Record<`${G}.${I}`, WordsOf<P>>
    : never
  : never;
type Outer<T> = T extends { id: infer I extends string } ? Record<I, WordsOf<T>> : never;
type All<U> = (U extends unknown ? (one: U) => void : never) extends (every: infer E) => void ? E : never;

/** Everything a form says in one language; a missing or a misspelt key does not compile. */
export type FormWords<F extends Form> = {
  /** "Ansökan om försörjningsstöd" */
  title: string;
  sections: Record<F['sections'][number]['id'], { title: string }>;
  pages: Record<PagesOf<F>['id'], PageWords>;
  fields: All<Outer<FieldsOf<F>>> & ([Inner<FieldsOf<F>>] extends [never] ? unknown : All<Inner<FieldsOf<F>>>);
};

/** The same words as the engine reads them. Every `FormWords<F>` fits. */
export type AnyFormWords = {
  title: string;
  sections: Readonly<Record<string, { title: string }>>;
  pages: Readonly<Record<string, PageWords>>;
  fields: Readonly<
    Record<string, FieldWords & { options?: Readonly<Record<string, OptionWords>>; entry?: string; add?: string }>
  >;
};

/** What forms say in common, per language: from a room, since the ground knows no language. */
export type CommonWords = {
  language: string;
  yes: string;
  no: string;
  /** A ticked box in a summary. */
  confirmed: string;
  /** An optional question that was left empty. */
  notAnswered: string;
  chooseOne: string;
  edit: string;
  remove: string;
  day: string;
  month: string;
  year: string;
  clearing: string;
  account: string;
  monthNames: readonly string[];
  krona: string;
  errors: Record<ErrorCode, string>;
  /** `required`, where the label is no question. */
  fillIn: string;
  /** Added to an error when not all of what was typed could be kept. */
  cut: string;
  /** Figures in errors: 100000 → "100 000". */
  number(value: number): string;
  /** Öre → "5 802 kronor". Must not depend on the runtime's own tables: frozen answers are hashed. */
  money(ore: number): string;
  /** YYYY-MM-DD → "25 november 2026" */
  date(iso: string): string;
  /** YYYY-MM → "november 2026" */
  monthOf(iso: string): string;
  size(bytes: number): string;
};

export type Words = { form: AnyFormWords; common: CommonWords };

export function fieldWords(words: Words, path: string): AnyFormWords['fields'][string] {
  const found = words.form.fields[path];
  if (!found) throw new Error(`no words for the field ${path}`);
  return found;
}

export function optionLabel(words: Words, path: string, option: string): string {
  const found = fieldWords(words, path).options?.[option];
  return found === undefined ? option : typeof found === 'string' ? found : found.label;
}

/** Replaces {name} by its value. */
export function fill(text: string, params: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) =>
    Object.hasOwn(params, name) ? String(params[name]) : whole,
  );
}

/** Words that a form lacks or has too many of; a test asserts that it is none. */
export function wordFaults(form: Form, words: AnyFormWords): string[] {
  const found: string[] = [];
  const fields = new Set<string>();
  const look = (field: Field, path: string) => {
    fields.add(path);
    const has = words.fields[path];
    if (!has || has.label.trim() === '') return void found.push(`field ${path} has no label`);
    if (field.kind === 'group') {
      if (!has.entry || !has.add) found.push(`group ${path} lacks words for an entry`);
      (field satisfies GroupField).fields.forEach((part) => {
        look(part, `${path}.${part.id}`);
      });
    }
    const options: readonly string[] = 'options' in field ? field.options : [];
    for (const option of options) if (!has.options?.[option]) found.push(`option ${path}.${option} has no words`);
    for (const option of Object.keys(has.options ?? {}))
      if (!options.includes(option)) found.push(`option ${path}.${option} is not in the form`);
  };
  for (const section of form.sections)
    if (!words.sections[section.id]?.title) found.push(`section ${section.id} has no title`);
  for (const page of allPages(form)) {
    if (!words.pages[page.id]?.title) found.push(`page ${page.id} has no title`);
    for (const field of page.fields) look(field, field.id);
  }
  const only = (kind: string, keys: readonly string[], known: ReadonlySet<string>) => {
    for (const key of keys) if (!known.has(key)) found.push(`${kind} ${key} is not in the form`);
  };
  only('field', Object.keys(words.fields), fields);
  only('page', Object.keys(words.pages), new Set(allPages(form).map((page) => page.id)));
  only('section', Object.keys(words.sections), new Set(form.sections.map((section) => section.id)));
  return found;
}
