import type { ErrorSummaryModel, EntryModel, FieldModel, Inline, UploadRules } from '../views/components.ts';
import { visibility } from './conditions.ts';
import type { Answers, Draft, Field, Form, GroupEntry, GroupField, Page, SimpleField, SimpleValue } from './form.ts';
import { entriesOf, followed, own } from './form.ts';
import type { FieldError, Open } from './post.ts';
import { orderName } from './post.ts';
import { isEntryDone } from './status.ts';
import { entryTitle, valueWords } from './summary.ts';
import { inputValues, monthChoices } from './values.ts';
import type { Words } from './words.ts';
import { fieldWords, fill } from './words.ts';

export type PageBlock =
  | { kind: 'field'; field: FieldModel }
  | ({ kind: 'group' } & GroupModel)
  /** What is known beforehand: read, not typed. */
  | ({ kind: 'known' } & KnownFact);
export type KnownFact = { label: string; value: Inline[] };

export type GroupModel = {
  /** Also an id in the page, for links. */
  id: string;
  title: string;
  hint?: string;
  error?: string;
  /** In the entries' order. */
  entries: ({ state: 'done'; anchor: string; entry: EntryModel } | ({ state: 'open' } & OpenEntry))[];
  add?: { text: string; value: string };
  /** There is room for no more. */
  full?: string;
  /** Lines that were put there, to be answered for one by one. */
  carried?: true;
};

export type OpenEntry = {
  anchor: string;
  title: string;
  /** What is known of it beforehand, beside its title. */
  known: KnownFact[];
  fields: FieldModel[];
  remove?: { text: string; hidden: string; value: string };
};

export type FileFact = {
  id: string;
  name: string;
  bytes: number;
  /** It can be made a page of a document, together with others. */
  page?: boolean;
  /** It can be looked at and cropped, and maybe turned. */
  picture?: { turns: boolean };
};

export type PageContext = {
  /** YYYY-MM-DD, for questions that offer months. */
  today: string;
  /** The months there are to choose among, when the room knows better than the form. */
  months?: readonly string[] | undefined;
  /** By a question's id, the options worth offering, when the room knows that the others are not; what is chosen is always shown. */
  offered?: Readonly<Record<string, readonly string[]>> | undefined;
  /** A fresh id for an entry that is not stored yet; it is stored under this id when something is filled in. */
  newEntryId: string;
  /** The entry or picture that the address asks for. */
  open?: Open | undefined;
  /** Nothing is stored between the pages: every entry stands open with its inputs, and a blank one only where it is asked for. */
  allOpen?: boolean;
  /** Received files by id; one that is not here is not shown. */
  files?: ReadonlyMap<string, FileFact>;
  /** Where a received file is opened. */
  filePath?: (id: string) => string;
  /** What holds for files; its hint is told before what the question itself says. */
  upload?: UploadRules | undefined;
};

/** A page's questions as models of the components, with what was typed and what is wrong. */
export function pageBlocks(
  form: Form,
  page: Page,
  draft: Draft,
  errors: readonly FieldError[],
  words: Words,
  context: PageContext,
): PageBlock[] {
  const seen = visibility(form, draft.answers);
  const onPage = (field: Field) => followed(field, page.fields) !== undefined || seen.field(field);
  const blocks: PageBlock[] = [];
  for (const field of page.fields) {
    if (field.kind === 'group') {
      if (seen.field(field)) blocks.push({ kind: 'group', ...groupModel(form, field, draft, errors, words, context) });
    } else if (field.fixed) {
      if (seen.field(field)) blocks.push({ kind: 'known', ...knownFact(field, '', draft.answers, words) });
    } else if (!followed(field, page.fields) && onPage(field)) {
      const simple = page.fields.filter((candidate): candidate is SimpleField => candidate.kind !== 'group');
      const scope = {
        prefix: '',
        path: '',
        siblings: simple,
        values: draft.answers,
        asked: (part: SimpleField) => otherTermsHold(form, draft, part, simple),
      };
      for (const model of fieldModels(field, scope, draft, errors, words, context))
        blocks.push({ kind: 'field', field: model });
    }
  }
  return blocks;
}

/**
 * The errors in the page's order with links to the controls; undefined when there are none. `about`: which of several lines that are
 * asked the same an error is in.
 */
export function errorSummary(
  errors: readonly FieldError[],
  words: Words,
  title: (count: number) => string,
  note?: string,
  about: (error: FieldError) => string | undefined = () => undefined,
): ErrorSummaryModel | undefined {
  if (errors.length === 0) return undefined;
  return {
    title: title(errors.length),
    errors: errors.map((error) => ({
      href: `#${controlId(error.name + error.part)}`,
      message: [about(error), errorText(error, words)].filter((part) => part !== undefined).join(': '),
    })),
    ...(note === undefined ? {} : { note }),
  };
}

/** What the line of last time's is called that an error is in; undefined elsewhere. */
export function lineOf({ name }: FieldError, page: Page, answers: Answers, words: Words): string | undefined {
  const [groupId = '', entryId] = name.split('.');
  const group = page.fields.find(({ id }) => id === groupId);
  if (group?.kind !== 'group' || group.carried !== true) return undefined;
  const entries = entriesOf(own(answers, groupId));
  const at = entries.findIndex(({ id }) => id === entryId);
  const entry = entries[at];
  return entry && entryTitle(group, entry, at, words);
}

/** An error in words: the field's own where it has some, else the common ones. */
export function errorText(error: FieldError, words: Words): string {
  const field = fieldWords(words, error.path);
  const { common } = words;
  const usual = error.code === 'required' && !field.label.endsWith('?') ? common.fillIn : common.errors[error.code];
  const params = Object.entries(error.params).map(([name, value]): [string, string] => [
    name,
    typeof value === 'number' ? common.number(value) : value,
  ]);
  const said = field.errors?.[error.code] ?? usual;
  const whole = 'kept' in error.params ? `${said} ${common.cut}` : said;
  return fill(whole, { ...Object.fromEntries(params), label: field.label });
}

/** Input names have dots; ids have hyphens, so that they work in selectors. */
export function controlId(name: string): string {
  return name.replaceAll('.', '-');
}

/** What is known beforehand: among the questions of a page under its own words, and shorter among those of an entry. */
function knownFact(field: SimpleField, path: string, values: Answers, words: Words): KnownFact {
  const { short, label } = fieldWords(words, path + field.id);
  const said = valueWords(field, path + field.id, own(values, field.id), words);
  return {
    label: path === '' ? label : (short ?? label),
    value: said.flatMap((line) => line.split('\n')).map(withLinks),
  };
}

/** An address in what we say ourselves can be followed. */
function withLinks(line: string): Inline {
  if (!line.includes('https://')) return line;
  return line
    .split(/(https:\/\/\S+)/)
    .filter((part) => part !== '')
    .map((part) => (part.startsWith('https://') ? { href: part, text: new URL(part).hostname } : part));
}

type Scope = {
  prefix: string;
  path: string;
  siblings: readonly SimpleField[];
  values: Readonly<Record<string, SimpleValue | GroupEntry[]>>;
  asked: (field: SimpleField) => boolean;
};

/** A follow-up is drawn when everything it depends on, besides the question it follows, holds. */
function otherTermsHold(form: Form, draft: Draft, field: SimpleField, siblings: readonly Field[]): boolean {
  const follow = followed(field, siblings);
  if (!follow) return true;
  return visibility(form, { ...draft.answers, [follow.host]: follow.option }).field(field);
}

function groupModel(
  form: Form,
  group: GroupField,
  draft: Draft,
  errors: readonly FieldError[],
  words: Words,
  context: PageContext,
): GroupModel {
  const seen = visibility(form, draft.answers);
  const texts = fieldWords(words, group.id);
  const stored = entriesOf(own(draft.answers, group.id));
  const max = group.max ?? 20;
  const wanted = context.open?.group === group.id ? context.open.entry : undefined;
  // what was typed in an entry that is not stored (nothing in it could be read) is still there
  const loose = new Set(
    errors.flatMap((error) => {
      const [at, id, part] = error.name.split('.');
      return at === group.id && id !== undefined && part !== undefined && !stored.some((entry) => entry.id === id)
        ? [id]
        : [];
    }),
  );
  const ids = [...stored.map((entry) => entry.id), ...loose];
  const grows = group.carried !== true;
  const blank = (ids.length === 0 && !context.allOpen) || (wanted === 'new' && (loose.size === 0 || context.allOpen));
  if (grows && blank && ids.length < max) ids.push(context.newEntryId);
  const entries = ids.map((id, at): GroupModel['entries'][number] => {
    const entry = stored.find((candidate) => candidate.id === id);
    // a new entry is found under the name that the redirect knows
    const fresh = wanted === 'new' && id === context.newEntryId;
    const anchor = controlId(`${group.id}.${fresh ? 'new' : id}`);
    const hasError = errors.some((error) => error.name.startsWith(`${group.id}.${id}.`));
    const remove = grows &&
      entry && {
        text: words.common.remove,
        hidden: entryTitle(group, entry, at, words),
        value: `remove:${group.id}:${id}`,
      };
    const settled = grows && !context.allOpen && !hasError && wanted !== id;
    if (entry && settled && isEntryDone(group, entry, draft.raw, seen))
      return {
        state: 'done',
        anchor,
        entry: {
          title: entryTitle(group, entry, at, words),
          text: group.fields
            .filter(
              (field) =>
                !group.titleFrom.includes(field.id) && field.kind !== 'file' && seen.inEntry(group, entry, field),
            )
            .flatMap((field) => valueWords(field, `${group.id}.${field.id}`, own(entry.values, field.id), words))
            .slice(0, 4),
          edit: {
            text: words.common.edit,
            hidden: entryTitle(group, entry, at, words),
            value: `edit:${group.id}:${id}`,
          },
          ...(remove ? { remove } : {}),
        },
      };
    const values = entry?.values ?? {};
    const scope: Scope = {
      prefix: `${group.id}.${id}.`,
      path: `${group.id}.`,
      siblings: group.fields,
      values,
      asked: (field) => {
        const follow = followed(field, group.fields);
        return seen.inEntry(
          group,
          { id, values: follow ? { ...values, [follow.host]: follow.option } : values },
          field,
        );
      },
    };
    return {
      state: 'open',
      anchor,
      title: entry && !grows ? entryTitle(group, entry, at, words) : `${texts.entry ?? texts.label} ${at + 1}`,
      known: group.fields
        .filter((field) => field.fixed === true && !group.titleFrom.includes(field.id) && scope.asked(field))
        .map((field) => knownFact(field, scope.path, values, words)),
      fields: group.fields
        .filter((field) => field.fixed !== true && !followed(field, group.fields) && scope.asked(field))
        .flatMap((field) => fieldModels(field, scope, draft, errors, words, context)),
      ...(remove ? { remove } : {}),
    };
  });
  const error = errors.find((candidate) => candidate.name === group.id);
  return {
    id: group.id,
    title: texts.label,
    ...(texts.hint === undefined ? {} : { hint: texts.hint }),
    ...(error ? { error: errorText(error, words) } : {}),
    entries,
    ...(grows ? {} : { carried: true as const }),
    ...(!grows
      ? {}
      : ids.length < max
        ? { add: { text: texts.add ?? texts.label, value: `add:${group.id}` } }
        : { full: errorText({ name: group.id, path: group.id, part: '', code: 'groupFull', params: { max } }, words) }),
  };
}

/** A question as one model, or as two boxes for a bank account. */
function fieldModels(
  field: SimpleField,
  scope: Scope,
  draft: Draft,
  errors: readonly FieldError[],
  words: Words,
  context: PageContext,
): FieldModel[] {
  const name = scope.prefix + field.id;
  const path = scope.path + field.id;
  const texts = fieldWords(words, path);
  const error = errors.find((candidate) => candidate.name === name);
  const value = own(scope.values, field.id);
  const kept = inputValues(field, isSimple(value) ? value : undefined);
  const typed = (part = ''): string[] => own(draft.raw, name + part) ?? kept[part] ?? [];
  const one = (part = '') => typed(part).at(-1) ?? '';
  const base = {
    id: controlId(name),
    name,
    label: texts.label,
    ...(texts.hint === undefined ? {} : { hint: texts.hint }),
    ...(error ? { error: errorText(error, words) } : {}),
    ...(field.optional ? { optional: true } : {}),
  };
  const following = (option: string): { follow?: FieldModel[] } => {
    const fields = scope.siblings.filter((sibling) => {
      const follow = followed(sibling, scope.siblings);
      return follow?.host === field.id && follow.option === option && scope.asked(sibling);
    });
    if (fields.length === 0) return {};
    return { follow: fields.flatMap((sibling) => fieldModels(sibling, scope, draft, errors, words, context)) };
  };
  const option = (id: string) => {
    const said = texts.options?.[id] ?? id;
    return typeof said === 'string' ? { value: id, label: said } : { value: id, ...said };
  };
  const affix = texts.affix === undefined ? {} : { affix: texts.affix };
  switch (field.kind) {
    case 'text':
      return [
        {
          ...base,
          ...affix,
          kind: 'text',
          value: one(),
          ...(field.size === undefined ? {} : { size: field.size }),
          ...(field.autocomplete === undefined ? {} : { autocomplete: field.autocomplete }),
        },
      ];
    case 'longText':
      return [{ ...base, kind: 'textarea', value: one(), rows: field.rows ?? 6 }];
    case 'radios':
      if (field.as === 'select')
        return [
          {
            ...base,
            kind: 'select',
            value: one(),
            options: [
              { value: '', label: words.common.chooseOne },
              ...field.options.map((id) => ({ value: id, label: option(id).label })),
            ],
          },
        ];
      return [
        {
          ...base,
          kind: 'radios',
          value: one(),
          options: field.options.map((id) => ({ ...option(id), ...following(id) })),
        },
      ];
    case 'yesNo':
      return [
        {
          ...base,
          kind: 'radios',
          value: one(),
          options: [
            { value: 'yes', label: words.common.yes, ...following('yes') },
            { value: 'no', label: words.common.no, ...following('no') },
          ],
        },
      ];
    case 'checkboxes': {
      const offered = own(context.offered ?? {}, path);
      const shown = field.options.filter((id) => !offered || offered.includes(id) || typed().includes(id));
      return [{ ...base, kind: 'checkboxes', values: typed(), options: shown.map(option) }];
    }
    case 'confirm':
      return [{ ...base, kind: 'checkbox', checked: one() !== '' }];
    case 'date': {
      const { day, month, year } = words.common;
      return [
        {
          ...base,
          kind: 'date',
          day: one('.day'),
          month: one('.month'),
          year: one('.year'),
          parts: { day, month, year },
        },
      ];
    }
    case 'month': {
      if (field.choices) {
        const months = monthChoices(field.choices, context);
        return [
          {
            ...base,
            kind: 'radios',
            value: one(),
            options: months.map((id) => ({ value: id, label: words.common.monthOf(id) })),
          },
        ];
      }
      const { month, year } = words.common;
      return [{ ...base, kind: 'month', month: one('.month'), year: one('.year'), parts: { month, year } }];
    }
    case 'number':
      return [
        { ...base, ...affix, kind: 'text', value: one(), inputmode: field.decimals ? 'decimal' : 'numeric', size: 6 },
      ];
    case 'money':
      return [
        {
          ...base,
          affix: texts.affix ?? words.common.krona,
          kind: 'text',
          value: one(),
          inputmode: 'decimal',
          size: 10,
        },
      ];
    case 'personalNumber':
      return [{ ...base, kind: 'text', value: one(), inputmode: 'text', size: 15 }];
    case 'email':
      return [
        {
          ...base,
          kind: 'text',
          type: 'email',
          value: one(),
          inputmode: 'email',
          autocomplete: field.autocomplete ?? 'off',
        },
      ];
    case 'phone':
      return [
        {
          ...base,
          kind: 'text',
          type: 'tel',
          value: one(),
          inputmode: 'tel',
          size: 18,
          autocomplete: field.autocomplete ?? 'off',
        },
      ];
    case 'bankAccount': {
      const { error: message, hint, ...rest } = base;
      const wrong = (part: string) => (message !== undefined && error?.part === part ? { error: message } : {});
      return [
        {
          ...rest,
          ...(hint === undefined ? {} : { hint }),
          ...wrong(''),
          name: `${name}.clearing`,
          label: words.common.clearing,
          kind: 'text',
          value: one('.clearing'),
          inputmode: 'numeric',
          size: 6,
        },
        {
          ...rest,
          ...wrong('.account'),
          id: controlId(`${name}.account`),
          name: `${name}.account`,
          label: words.common.account,
          kind: 'text',
          value: one('.account'),
          inputmode: 'numeric',
          size: 14,
        },
      ];
    }
    case 'file': {
      const { recordings, ...usual }: Partial<UploadRules> = context.upload ?? {};
      const { hint: rules, combine, picture, ...upload } = { ...usual, ...(field.recordings ? recordings : undefined) };
      const hint = [rules, base.hint].filter((part) => part !== undefined).join(' ');
      const ids = Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];
      const pages = ids.flatMap((id) => context.files?.get(id) ?? []).filter((file) => file.page === true);
      return [
        {
          ...base,
          ...(hint === '' ? {} : { hint }),
          kind: 'file',
          ...upload,
          accept: field.accept ?? upload.accept ?? '',
          multiple: field.max !== 1,
          ...(combine && pages.length > 1
            ? { combine: { ...combine, pages: pages.map((file) => ({ name: orderName(file.id), label: file.name })) } }
            : {}),
          ...(picture ? { picture } : {}),
          received: ids.flatMap((id) => {
            const file = context.files?.get(id);
            if (!file) return [];
            const isOpen = context.open?.group === field.id && context.open.entry === id;
            return [
              {
                id,
                name: file.name,
                ...(context.filePath ? { href: context.filePath(id) } : {}),
                size: words.common.size(file.bytes),
                removeLabel: words.common.remove,
                ...(file.picture ? { picture: { ...file.picture, isOpen, anchor: controlId(`${name}.${id}`) } } : {}),
              },
            ];
          }),
        },
      ];
    }
  }
}

function isSimple(value: SimpleValue | GroupEntry[] | undefined): value is SimpleValue {
  return !Array.isArray(value) || value.every((item) => typeof item === 'string');
}
