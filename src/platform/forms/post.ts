import { visibility } from './conditions.ts';
import type {
  Answers,
  Draft,
  Field,
  Form,
  GroupEntry,
  GroupField,
  Page,
  Raw,
  SimpleField,
  SimpleValue,
} from './form.ts';
import { entriesOf, own } from './form.ts';
import { kept, keptCharacters } from '../kept.ts';
import type { ErrorCode, Params, ParseContext } from './values.ts';
import { isAnswer, parseValue, partsOf } from './values.ts';

/** A posted form, as the urlencoded or multipart parser gives it. */
export type Body = Readonly<Record<string, string | readonly string[] | undefined>>;

export type FieldError = {
  /** Where the words are found: 'amount', or 'incomes.amount' inside a group. */
  path: string;
  /** The question's input name: 'amount', or 'incomes.<entry>.amount'. */
  name: string;
  /** The input at fault, when the question has several and it is not the first: '.year'. */
  part: string;
  code: ErrorCode;
  /** `kept` is there when what was typed had to be cut: the number of characters that are left. */
  params: Params;
};

export type PostAction =
  | { kind: 'save' }
  /** Save what there is and leave; nothing is demanded. */
  | { kind: 'later' }
  /** Save what there is and go to the page before; nothing is demanded. */
  | { kind: 'back' }
  /** Take in the chosen files and show the page again. */
  | { kind: 'upload' }
  | { kind: 'add'; group: string }
  | { kind: 'edit'; group: string; entry: string }
  | { kind: 'remove'; group: string; entry: string }
  | { kind: 'removeFile'; field: string; file: string }
  /** Show a received picture on the page; without a file, none. */
  | { kind: 'look'; field: string; file: string }
  /** Turn a received picture a quarter of a turn. */
  | { kind: 'turn'; field: string; file: string; way: 'right' | 'left' }
  /** Put the file that came as `croppedName` in the place of a received picture. */
  | { kind: 'crop'; field: string; file: string }
  /** Make one document of received pictures, in this order. */
  | { kind: 'combine'; field: string; files: string[] };

/** An entry, or a picture, that the page should show open; 'new' stands for an entry that does not exist yet. */
export type Open = { group: string; entry: string };

export type PostResult = {
  /** Always worth storing: valid answers are in, and what could not be read is kept as typed. */
  draft: Draft;
  errors: FieldError[];
  action: PostAction;
  /**
   * invalid: show the page again with 422. stay: 303 to the same page. next: 303 onwards. before: 303 to the page before. leave: 303
   * out of the form.
   */
  then: 'invalid' | 'stay' | 'next' | 'before' | 'leave';
  open?: Open;
};

const maxEntries = 40;
const entryId = /^[A-Za-z0-9-]{1,50}$/;

/** The input that a cropped picture comes in. */
export const croppedName = '_cropped';

/** Reads `_action`. Anything unknown is a plain save, since that loses nothing. */
export function readAction(page: Page, body: Body): PostAction {
  const [verb, id = '', item = ''] = (all(body, '_action').at(-1) ?? '').split(':');
  const field = page.fields.find((candidate) => candidate.id === id);
  if (verb === 'later') return { kind: 'later' };
  if (verb === 'back') return { kind: 'back' };
  if (verb === 'upload' && page.fields.some((candidate) => candidate.kind === 'file')) return { kind: 'upload' };
  if (field?.kind === 'group' && !field.carried) {
    if (verb === 'add') return { kind: 'add', group: id };
    if (verb === 'edit' && entryId.test(item)) return { kind: 'edit', group: id, entry: item };
    if (verb === 'remove' && entryId.test(item)) return { kind: 'remove', group: id, entry: item };
  }
  if (field?.kind === 'file' && verb === 'combine') return { kind: 'combine', field: id, files: readOrder(body) };
  if (field?.kind === 'file' && verb === 'look') return { kind: 'look', field: id, file: item };
  if (field?.kind === 'file' && (verb === 'right' || verb === 'left'))
    return { kind: 'turn', field: id, file: item, way: verb };
  if (field?.kind === 'file' && verb === 'crop') return { kind: 'crop', field: id, file: item };
  if (field?.kind === 'file' && verb === 'remove') return { kind: 'removeFile', field: id, file: item };
  return { kind: 'save' };
}

/** 'incomes:<entry>' from the address, when the page has such a group; 'attachments:<file>' when it takes such files. */
export function readOpen(page: Page, value: unknown): Open | undefined {
  const [group = '', entry = ''] = typeof value === 'string' ? value.split(':') : [];
  const holds = page.fields.some(({ id, kind }) => id === group && (kind === 'group' || kind === 'file'));
  if (!holds || !entryId.test(entry)) return undefined;
  return { group, entry };
}

/** A whole post of one page: reads the answers, does the action, says where to go. */
export function applyPost(form: Form, page: Page, draft: Draft, body: Body, context: ParseContext): PostResult {
  const action = readAction(page, body);
  const removed = action.kind === 'remove' ? action : undefined;
  const read = readPage(
    form,
    page,
    removed ? removeEntry(draft, removed.group, removed.entry) : draft,
    body,
    context,
    removed,
  );
  switch (action.kind) {
    case 'save':
      return { ...read, action, then: read.errors.length > 0 ? 'invalid' : 'next' };
    case 'later':
      return { draft: read.draft, errors: [], action, then: 'leave' };
    case 'back':
      return { draft: read.draft, errors: [], action, then: 'before' };
    case 'add': {
      // an untouched blank entry is no reason to complain when another one is asked for
      const started = new Set(entriesOf(own(read.draft.answers, action.group)).map((entry) => entry.id));
      const errors = read.errors.filter((error) => {
        const [group, entry] = error.name.split('.');
        return group !== action.group || (entry !== undefined && started.has(entry));
      });
      if (errors.length > 0) return { draft: read.draft, errors, action, then: 'invalid' };
      return { draft: read.draft, errors: [], action, then: 'stay', open: { group: action.group, entry: 'new' } };
    }
    case 'edit':
      return {
        draft: read.draft,
        errors: [],
        action,
        then: 'stay',
        open: { group: action.group, entry: action.entry },
      };
    case 'look':
    case 'crop':
      return {
        draft: read.draft,
        errors: [],
        action,
        then: 'stay',
        ...(action.file === '' ? {} : { open: { group: action.field, entry: action.file } }),
      };
    case 'turn':
    case 'remove':
    case 'combine':
    case 'upload':
      return { draft: read.draft, errors: [], action, then: 'stay' };
    case 'removeFile':
      return { draft: removeFile(read.draft, action.field, action.file), errors: [], action, then: 'stay' };
  }
}

/**
 * Reads a page's inputs into the draft. Answers that are valid are set; one that is not is taken out and kept as typed.
 * Questions that are not asked are read when posted, but never complained about.
 */
export function readPage(
  form: Form,
  page: Page,
  draft: Draft,
  body: Body,
  context: ParseContext,
  skip?: Open,
): { draft: Draft; errors: FieldError[] } {
  const answers: Answers = { ...draft.answers };
  const raw: Raw = { ...draft.raw };
  const errors: FieldError[] = [];
  for (const field of page.fields) {
    if (field.fixed) continue;
    if (field.kind === 'group') {
      const asked = visibility(form, answers).field(field);
      const found = readGroup(
        form,
        field,
        answers,
        raw,
        body,
        context,
        skip?.group === field.id ? skip.entry : undefined,
      );
      if (asked) errors.push(...found);
      continue;
    }
    if (field.kind === 'file') {
      answers[field.id] ??= null;
      if (needed(field) && !isAnswer(field, answers[field.id]) && visibility(form, answers).field(field))
        errors.push(fault(field.id, field.id, 'required'));
      continue;
    }
    // a question the page did not show has sent nothing, and keeps its answer
    if (!shown(form, field, answers, body)) continue;
    const error = readField(field, field.id, field.id, answers, raw, body, context);
    if (error && visibility(form, answers).field(field)) errors.push(error);
  }
  const seen = visibility(form, answers);
  for (const { id } of page.fields.filter((field) => seen.lacksDigits(field)))
    errors.push(fault(id, id, 'wholeNumber'));
  return { draft: { answers, raw }, errors };
}

/** Takes an entry out of a group. An unknown entry is already gone: nothing happens. */
export function removeEntry(draft: Draft, group: string, entry: string): Draft {
  const kept = entriesOf(own(draft.answers, group)).filter((item) => item.id !== entry);
  return { answers: { ...draft.answers, [group]: kept }, raw: without(draft.raw, `${group}.${entry}.`) };
}

/** Adds received documents to a file question, up to its limit and to the `room` that is left for all questions. */
export function addFiles(
  field: Field,
  draft: Draft,
  files: readonly string[],
  room = Infinity,
): { draft: Draft; errors: FieldError[] } {
  if (field.kind !== 'file') return { draft, errors: [] };
  const before = filesOf(draft.answers, field.id);
  const wanted = [...new Set([...before, ...files])];
  const max = Math.min(field.max ?? Infinity, before.length + Math.max(0, room));
  return {
    draft: { answers: { ...draft.answers, [field.id]: wanted.slice(0, max) }, raw: draft.raw },
    errors: wanted.length > max ? [fault(field.id, field.id, 'filesFull', { max })] : [],
  };
}

export function removeFile(draft: Draft, fieldId: string, file: string): Draft {
  const kept = filesOf(draft.answers, fieldId).filter((id) => id !== file);
  return { answers: { ...draft.answers, [fieldId]: kept.length > 0 ? kept : null }, raw: draft.raw };
}

/** Puts one file in the place of others. */
export function replaceFiles(draft: Draft, fieldId: string, gone: readonly string[], file: string): Draft {
  const before = filesOf(draft.answers, fieldId);
  const first = before.findIndex((id) => gone.includes(id));
  const kept = before.flatMap((id, at) => (at === first ? [file] : gone.includes(id) ? [] : [id]));
  return { answers: { ...draft.answers, [fieldId]: kept }, raw: draft.raw };
}

const order = '_order.';
/** The input that says which page a received picture is to be. */
export const orderName = (file: string): string => order + file;

/** The files whose inputs hold a number, by that number. */
function readOrder(body: Body): string[] {
  return Object.keys(body)
    .filter((name) => name.startsWith(order))
    .map((name) => ({ file: name.slice(order.length), page: Number.parseInt(all(body, name)[0] ?? '', 10) }))
    .filter(({ page }) => page > 0)
    .toSorted((a, b) => a.page - b.page)
    .map(({ file }) => file);
}

export function filesOf(answers: Answers, fieldId: string): string[] {
  const value = own(answers, fieldId);
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];
}

/** The errors of what stands unread in a stored draft, so that a page opened again says what is wrong. */
export function errorsOfRaw(page: Page, raw: Raw, context: ParseContext): FieldError[] {
  const errors: FieldError[] = [];
  const look = (field: SimpleField, name: string, path: string) => {
    if (!partsOf(field).some((part) => Object.hasOwn(raw, name + part))) return;
    const parsed = parseValue(field, (part) => own(raw, name + part) ?? [], context);
    if (parsed.kind === 'bad')
      errors.push({ path, name, part: partAt(field, parsed.part), code: parsed.code, params: parsed.params ?? {} });
  };
  for (const field of page.fields) {
    if (field.kind !== 'group') {
      look(field, field.id, field.id);
      continue;
    }
    const ids = new Set(
      Object.keys(raw).flatMap((key) => (key.startsWith(`${field.id}.`) ? [key.split('.')[1] ?? ''] : [])),
    );
    for (const id of ids)
      for (const part of field.fields) look(part, `${field.id}.${id}.${part.id}`, `${field.id}.${part.id}`);
  }
  return errors;
}

export const needed = (field: Field): boolean => field.optional !== true && field.recommended !== true;

function readGroup(
  form: Form,
  group: GroupField,
  answers: Answers,
  raw: Raw,
  body: Body,
  context: ParseContext,
  removed: string | undefined,
): FieldError[] {
  const errors: FieldError[] = [];
  const max = Math.min(group.max ?? 20, maxEntries);
  const entries = entriesOf(own(answers, group.id)).map((entry) => ({ id: entry.id, values: { ...entry.values } }));
  const prefix = `${group.id}.`;
  const posted = new Set<string>();
  for (const name of Object.keys(body)) {
    const id = name.startsWith(prefix) ? (name.split('.')[1] ?? '') : '';
    if (entryId.test(id) && id !== removed) posted.add(id);
  }
  // What was put there is answered for, line by line, and nothing else.
  if (group.carried) {
    const known = new Set(entries.map((entry) => entry.id));
    for (const id of posted) if (!known.has(id)) posted.delete(id);
    for (const id of known) posted.add(id);
  }
  const untouched: FieldError[] = [];
  for (const id of posted) {
    const known = entries.find((entry) => entry.id === id);
    const entry: GroupEntry = known ?? { id, values: {} };
    const found: FieldError[] = [];
    const typed: Raw = {};
    for (const field of group.fields) {
      if (field.fixed) continue;
      const name = `${prefix}${id}.${field.id}`;
      if (!visibleInEntry(form, answers, group, entry, field) && !postedField(body, name, field)) continue;
      const error = readField(field, name, `${prefix}${field.id}`, entry.values, typed, body, context, field.id);
      if (error && visibleInEntry(form, answers, group, entry, field)) found.push(error);
    }
    const empty = Object.values(entry.values).every((value) => value === null) && Object.keys(typed).length === 0;
    if (!known && empty) {
      untouched.push(...found);
      continue;
    }
    if (!known && entries.length >= max) {
      errors.push(fault(group.id, group.id, 'groupFull', { max }));
      continue;
    }
    if (!known) entries.push(entry);
    for (const key of Object.keys(raw)) if (key.startsWith(`${prefix}${id}.`)) Reflect.deleteProperty(raw, key);
    Object.assign(raw, typed);
    errors.push(...found);
  }
  answers[group.id] = entries;
  const min = group.carried ? 0 : (group.min ?? (needed(group) ? 1 : 0));
  if (entries.length < min) {
    if (untouched.length > 0) errors.push(...untouched);
    else errors.push(fault(group.id, group.id, 'required', { min }));
  }
  return errors;
}

function visibleInEntry(
  form: Form,
  answers: Answers,
  group: GroupField,
  entry: GroupEntry,
  field: SimpleField,
): boolean {
  return visibility(form, answers).inEntry(group, entry, field);
}

/** Reads one question into `values` (and `raw`), and says what is wrong with it, missing answers included. */
function readField(
  field: SimpleField,
  name: string,
  path: string,
  values: Record<string, SimpleValue | GroupEntry[]>,
  raw: Raw,
  body: Body,
  context: ParseContext,
  key = name,
): FieldError | undefined {
  const parsed = parseValue(field, (part) => all(body, name + part), context);
  for (const part of partsOf(field)) Reflect.deleteProperty(raw, name + part);
  if (parsed.kind === 'ok') values[key] = parsed.value;
  else values[key] = null;
  if (parsed.kind === 'bad') {
    Reflect.deleteProperty(values, key);
    const params: Record<string, string | number> = { ...parsed.params };
    for (const part of partsOf(field)) {
      const typed = all(body, name + part);
      raw[name + part] = typed.map(kept);
      if (typed.some((text) => kept(text) !== text)) params['kept'] = keptCharacters;
    }
    return { path, name, part: partAt(field, parsed.part), code: parsed.code, params };
  }
  return parsed.kind === 'blank' && needed(field) ? fault(path, name, 'required') : undefined;
}

/** The first input bears the question's own id, so an error there points to the question. */
function partAt(field: SimpleField, part = ''): string {
  return part === partsOf(field)[0] ? '' : part;
}

function shown(form: Form, field: SimpleField, answers: Answers, body: Body): boolean {
  return postedField(body, field.id, field) || visibility(form, answers).field(field);
}

function postedField(body: Body, name: string, field: SimpleField): boolean {
  return partsOf(field).some((part) => Object.hasOwn(body, name + part));
}

function all(body: Body, name: string): string[] {
  const value = own(body, name);
  if (value === undefined) return [];
  return typeof value === 'string' ? [value] : value.filter((item) => typeof item === 'string');
}

function fault(path: string, name: string, code: ErrorCode, params: Params = {}): FieldError {
  return { path, name, part: '', code, params };
}

function without(raw: Raw, prefix: string): Raw {
  return Object.fromEntries(Object.entries(raw).filter(([key]) => !key.startsWith(prefix)));
}
