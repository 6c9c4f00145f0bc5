/**
 * A form is declared once, as data. Pages, validation, task list, check-your-answers, the caseworker's view, the PDF
 * and the plain-text receipt are all made from the declaration. Nothing here does I/O, reads a clock or knows a language.
 */

/** When something is asked. A condition may only name fields that are declared earlier (see `faults`). */
export type Condition =
  | { readonly field: string; readonly is: string }
  | { readonly field: string; readonly includes: string }
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition };

type Base = {
  readonly id: string;
  /** May be left empty; the label says so. */
  readonly optional?: boolean;
  /** Wanted but not demanded: the form can be sent without it, and the reader is told what that means. */
  readonly recommended?: boolean;
  /** Known beforehand and put there by the room: shown and kept with the answers, never typed. */
  readonly fixed?: boolean;
  readonly onlyIf?: Condition;
};

export type SimpleField = Base &
  (
    | { readonly kind: 'text'; readonly max?: number; readonly size?: number; readonly autocomplete?: string }
    | { readonly kind: 'longText'; readonly max?: number; readonly rows?: number }
    | { readonly kind: 'radios'; readonly options: readonly string[]; readonly as?: 'select' }
    | { readonly kind: 'checkboxes'; readonly options: readonly string[] }
    | { readonly kind: 'yesNo' }
    /** One box that must be ticked (unless optional). */
    | { readonly kind: 'confirm' }
    | {
        readonly kind: 'date';
        readonly notAfter?: 'today';
        /** `yearAgo`: what lies longer back is most often a slip. */
        readonly notBefore?: 'today' | 'yearAgo';
      }
    /** `choices` offers the months from..to, counted from today's month, as a list of options. */
    | { readonly kind: 'month'; readonly choices?: { readonly from: number; readonly to: number } }
    | { readonly kind: 'number'; readonly min?: number; readonly max?: number; readonly decimals?: number }
    /** Öre, as an integer. `min` and `max` are öre too; without `min` the amount may not be negative. */
    | { readonly kind: 'money'; readonly min?: number; readonly max?: number }
    /** Twelve digits; with `birthDate` eight digits (the date alone) are accepted too. */
    | {
        readonly kind: 'personalNumber';
        readonly coordination?: boolean;
        readonly birthDate?: boolean;
        /** When the date alone is not enough after all. It may depend on a later question of the same page. */
        readonly wholeIf?: Condition;
        /** Years: whoever is as old is too old. */
        readonly youngerThan?: number;
      }
    | { readonly kind: 'email'; readonly autocomplete?: string }
    | { readonly kind: 'phone'; readonly autocomplete?: string }
    | { readonly kind: 'bankAccount' }
    /** Ids of received documents; the files themselves are handled outside. */
    | {
        readonly kind: 'file';
        readonly accept?: string;
        readonly max?: number;
        /** Sound recordings are taken too. */
        readonly recordings?: boolean;
      }
  );

export type GroupField = Base & {
  readonly kind: 'group';
  readonly fields: readonly SimpleField[];
  /** Entries demanded; 1 unless said otherwise. Put a yes/no question on a page before, so that "nothing" is one answer. */
  readonly min?: number;
  readonly max?: number;
  /** The entries are put there by the room: each stands open under its name, and none is added or taken away. */
  readonly carried?: boolean;
  /** Fields whose answers name an entry in lists, for example type and amount. */
  readonly titleFrom: readonly string[];
};

export type Field = SimpleField | GroupField;

export type Page = {
  readonly id: string;
  /** The page's part of the address. */
  readonly slug: string;
  readonly fields: readonly Field[];
  readonly onlyIf?: Condition;
  /** It is one question of a page (see `questionsOf`), the first being 1. */
  readonly question?: { readonly n: number; readonly of: number };
};

export type Section = {
  readonly id: string;
  readonly pages: readonly Page[];
  readonly onlyIf?: Condition;
  /** Answered on the check-your-answers page (a declaration), and therefore not a step of its own. */
  readonly review?: boolean;
};

export type Form = { readonly id: string; readonly version: number; readonly sections: readonly Section[] };

export type BankAccount = { clearing: string; account: string };
/** null: the question was seen and left empty. */
export type SimpleValue = string | number | boolean | null | string[] | BankAccount;
export type GroupEntry = { id: string; values: Record<string, SimpleValue> };
export type AnswerValue = SimpleValue | GroupEntry[];
export type Answers = Record<string, AnswerValue>;
/** What was typed and could not be read, by input name. */
export type Raw = Record<string, string[]>;
/** What is stored while an application is being filled in: nothing that was typed is thrown away. */
export type Draft = { answers: Answers; raw: Raw };

export const emptyDraft: Draft = { answers: {}, raw: {} };

/** Declares a form and keeps its literal types, so that the words can be typed from it. */
export function defineForm<const F extends Form>(form: F): F {
  return form;
}

type Place = { field: Field; page: Page; section: Section };
const indexes = new WeakMap<Form, Map<string, Place>>();

/** Where a field stands; undefined when the form has no such field (fields inside groups are not listed). */
export function placeOf(form: Form, fieldId: string): Place | undefined {
  let index = indexes.get(form);
  if (!index) {
    index = new Map();
    for (const section of form.sections)
      for (const page of section.pages) for (const field of page.fields) index.set(field.id, { field, page, section });
    indexes.set(form, index);
  }
  return index.get(fieldId);
}

export function pageBySlug(form: Form, slug: string): Page | undefined {
  return allPages(form).find((page) => page.slug === slug);
}

export function allPages(form: Form): Page[] {
  return form.sections.flatMap((section) => [...section.pages]);
}

export function sectionOf(form: Form, page: Page): Section | undefined {
  return form.sections.find((section) => hasPage(section, page));
}

/** Whether a page, or the one that a question is of, stands in a section. */
export function hasPage(section: Section, page: Page): boolean {
  return section.pages.some(({ id }) => id === page.id);
}

/**
 * A page as several, with one question on each and what is shown under it: for whoever wants one thing at a time. What the room
 * has put there stands with the question before it, or with the first.
 */
export function questionsOf(page: Page): Page[] {
  const pieces: Field[][] = [];
  let open = false;
  for (const field of page.fields) {
    const asks = field.fixed !== true && followed(field, page.fields) === undefined;
    const last = pieces.at(-1);
    if (last && (!asks || !open)) last.push(field);
    else pieces.push([field]);
    open ||= asks;
  }
  return pieces.map((fields, at) => ({ ...page, fields, question: { n: at + 1, of: pieces.length } }));
}

/** The question of a page that a field belongs to; the page itself when it has only one, or no such field. */
export function questionWith(page: Page, fieldId: string): Page {
  const pieces = questionsOf(page);
  const found = pieces.find(({ fields }) => fields.some(({ id }) => id === fieldId));
  return pieces.length > 1 ? (found ?? page) : page;
}

/** The value of an own property; names that come from outside never reach the prototype. */
export function own<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

export function entriesOf(value: AnswerValue | undefined): GroupEntry[] {
  return Array.isArray(value) ? value.filter((item): item is GroupEntry => typeof item === 'object') : [];
}

/** The terms of a condition that is a plain "and". */
export function terms(condition: Condition | undefined): readonly Condition[] {
  if (!condition) return [];
  return 'all' in condition ? condition.all : [condition];
}

/**
 * The question among `siblings` that a field follows: it is then shown under that option, so that it can be answered
 * on the same page without scripts.
 */
export function followed(field: Field, siblings: readonly Field[]): { host: string; option: string } | undefined {
  for (const term of terms(field.onlyIf)) {
    if (!('is' in term)) continue;
    const host = siblings.find((sibling) => sibling.id === term.field);
    if (host && !host.fixed && (host.kind === 'yesNo' || (host.kind === 'radios' && host.as !== 'select')))
      return { host: host.id, option: term.is };
  }
  return undefined;
}

/** What is wrong with a declaration; a test asserts that it is nothing. */
export function faults(form: Form): string[] {
  const found: string[] = [];
  const known = new Map<string, Field>();
  const taken = new Set<string>();
  const claim = (kind: string, id: string) => {
    const key = `${kind} ${id}`;
    if (taken.has(key)) found.push(`${key} is declared twice`);
    taken.add(key);
    if (!/^[a-z][a-zA-Z0-9-]*$/.test(id)) found.push(`${key} is not a plain identifier`);
  };
  const check = (condition: Condition | undefined, where: string, scope: ReadonlyMap<string, Field>): void => {
    if (!condition) return;
    if ('all' in condition)
      condition.all.forEach((part) => {
        check(part, where, scope);
      });
    else if ('any' in condition)
      condition.any.forEach((part) => {
        check(part, where, scope);
      });
    else if ('not' in condition) check(condition.not, where, scope);
    else {
      const field = scope.get(condition.field);
      const value = 'is' in condition ? condition.is : condition.includes;
      if (!field) found.push(`${where} depends on ${condition.field}, which is not declared before it`);
      else if ('is' in condition ? field.kind !== 'radios' && field.kind !== 'yesNo' : field.kind !== 'checkboxes')
        found.push(`${where} depends on ${field.id} in a way that its kind does not allow`);
      else if ('options' in field ? !field.options.includes(value) : value !== 'yes' && value !== 'no')
        found.push(`${where} waits for ${field.id} to be ${value}, which is not an option`);
    }
  };
  const sameScreen = (fields: readonly Field[], prefix: string): void => {
    for (const field of fields) {
      const names = namesIn(field.onlyIf).filter((name) =>
        fields.some((sibling) => sibling.id === name && !sibling.fixed),
      );
      const host = followed(field, fields)?.host;
      if (names.some((name) => name !== host))
        found.push(`${prefix}${field.id} depends on a question on its own page that it cannot be shown under`);
      if (host !== undefined && field.kind === 'group')
        found.push(`${prefix}${field.id} is a group and cannot follow a question on its own page`);
    }
  };
  for (const section of form.sections) {
    claim('section', section.id);
    check(section.onlyIf, `section ${section.id}`, known);
    for (const page of section.pages) {
      claim('page', page.id);
      claim('slug', page.slug);
      check(page.onlyIf, `page ${page.id}`, known);
      sameScreen(page.fields, '');
      for (const field of page.fields) {
        claim('field', field.id);
        check(field.onlyIf, `field ${field.id}`, known);
        if (field.kind === 'personalNumber')
          check(
            field.wholeIf,
            `field ${field.id}`,
            new Map([...known, ...page.fields.map((one) => [one.id, one] as const)]),
          );
        if (field.kind === 'group') {
          const inner = new Map(known);
          sameScreen(field.fields, `${field.id}.`);
          for (const part of field.fields) {
            claim(`field in ${field.id}`, part.id);
            check(part.onlyIf, `field ${field.id}.${part.id}`, inner);
            if (part.kind === 'file') found.push(`${field.id}.${part.id} asks for files inside a group`);
            inner.set(part.id, part);
          }
          for (const id of field.titleFrom)
            if (!field.fields.some((part) => part.id === id))
              found.push(`${field.id} takes its title from ${id}, which it has not`);
        }
        known.set(field.id, field);
      }
    }
  }
  return found;
}

/** The fields that a condition asks. */
export function namesIn(condition: Condition | undefined): string[] {
  if (!condition) return [];
  if ('all' in condition) return condition.all.flatMap(namesIn);
  if ('any' in condition) return condition.any.flatMap(namesIn);
  if ('not' in condition) return namesIn(condition.not);
  return [condition.field];
}
