import { visibility } from '../../src/platform/forms/conditions.ts';
import type { Condition, Draft, Form, GroupEntry, Page, SimpleField } from '../../src/platform/forms/form.ts';
import { emptyDraft, entriesOf, own, placeOf } from '../../src/platform/forms/form.ts';
import { applyPost } from '../../src/platform/forms/post.ts';
import { askedPages, reviewPages } from '../../src/platform/forms/status.ts';
import type { ParseContext } from '../../src/platform/forms/values.ts';
import { monthChoices } from '../../src/platform/forms/values.ts';

/**
 * How the walker chooses: `short` answers so that little more is asked, `long` so that as much as possible is, and a
 * number picks options by chance that is the same every time. Many numbers together reach every question.
 */
export type WalkMode = 'short' | 'long' | number;
export type PostedBody = Record<string, string | string[]>;
export type Walk = { draft: Draft; steps: { page: Page; body: PostedBody; asked: string[] }[] };

/** Fills in the whole form page by page as a person would, the pages of the check page last. Throws on any error. */
export function walk(form: Form, mode: WalkMode, context: ParseContext): Walk {
  const result: Walk = { draft: emptyDraft, steps: [] };
  const done = new Set<Page>();
  for (;;) {
    const page = [...askedPages(form, result.draft), ...reviewPages(form)].find((candidate) => !done.has(candidate));
    if (!page) return result;
    done.add(page);
    const body = bodyFor(form, page, result.draft, mode, context);
    const posted = applyPost(form, page, result.draft, body, context);
    if (posted.errors.length > 0)
      throw new Error(
        `the walker cannot answer ${page.id}: ${posted.errors.map((error) => `${error.name} ${error.code}`).join(', ')}`,
      );
    result.draft = posted.draft;
    const seen = visibility(form, result.draft.answers);
    const asked = page.fields.flatMap((field) => {
      if (!seen.field(field)) return [];
      if (field.kind !== 'group') return [field.id];
      const entries = entriesOf(own(result.draft.answers, field.id));
      const parts = field.fields.filter((part) => entries.some((entry) => seen.inEntry(field, entry, part)));
      return [field.id, ...parts.map((part) => `${field.id}.${part.id}`)];
    });
    result.steps.push({ page, body, asked });
  }
}

/** Valid inputs for every question of a page, also those that follow on an answer on the same page. */
export function bodyFor(form: Form, page: Page, draft: Draft, mode: WalkMode, context: ParseContext): PostedBody {
  const body: PostedBody = { _action: 'save' };
  for (const field of page.fields) {
    if (field.kind !== 'group') {
      Object.assign(body, inputsFor(form, field, field.id, mode, context, field.id));
      continue;
    }
    const widest = Math.max(1, ...field.fields.map((part) => ('options' in part ? part.options.length : 1)));
    const count = Math.min(field.max ?? 20, mode === 'short' ? 1 : widest);
    for (let n = 0; n < count; n++) {
      const entry: GroupEntry = { id: `entry-${n + 1}`, values: {} };
      for (const part of field.fields)
        Object.assign(
          body,
          inputsFor(
            form,
            part,
            `${field.id}.${entry.id}.${part.id}`,
            mode === 'short' ? mode : n,
            context,
            `${field.id}.${part.id}`,
          ),
        );
    }
  }
  // a question that is not asked after all is left out, as a browser does with what is not on the page
  const after = applyPost(form, page, draft, body, context).draft;
  const seen = visibility(form, after.answers);
  const hidden = page.fields.flatMap((field): string[] => {
    if (field.kind !== 'group') return seen.field(field) ? [] : [field.id];
    return entriesOf(own(after.answers, field.id)).flatMap((entry) =>
      field.fields
        .filter((part) => !seen.inEntry(field, entry, part))
        .map((part) => `${field.id}.${entry.id}.${part.id}`),
    );
  });
  return Object.fromEntries(
    Object.entries(body).filter(([name]) => !hidden.some((id) => name === id || name.startsWith(`${id}.`))),
  );
}

/** Published by Skatteverket as test numbers; they belong to nobody. */
const testNumber = '198001022386';
const childsNumber = '201701012393';

function inputsFor(
  form: Form,
  field: SimpleField,
  name: string,
  mode: WalkMode,
  context: ParseContext,
  path: string,
): PostedBody {
  const [year = '', month = '', day = ''] = context.today.split('-');
  switch (field.kind) {
    case 'text':
      return { [name]: 'Kort svar med å, ä och ö' };
    case 'longText':
      return { [name]: 'Ett längre svar.\r\n\r\nDet har två stycken, ”citat” & <tecken>.' };
    case 'radios':
      return { [name]: choose(form, field.options, field.id, path, mode) };
    case 'yesNo':
      return { [name]: choose(form, ['no', 'yes'], field.id, path, mode) };
    case 'checkboxes':
      return {
        [name]:
          mode === 'short'
            ? [field.options[0] ?? '']
            : typeof mode === 'number'
              ? field.options.filter(
                  (option) =>
                    chance(`${path}.${option}`, mode) % 2 === 0 ||
                    option === field.options[mode % field.options.length],
                )
              : [...field.options],
      };
    case 'confirm':
      return { [name]: 'ja' };
    case 'date':
      return { [`${name}.day`]: String(Number(day)), [`${name}.month`]: month, [`${name}.year`]: year };
    case 'month':
      return field.choices
        ? { [name]: monthChoices(field.choices, context)[0] ?? '' }
        : { [`${name}.month`]: month, [`${name}.year`]: year };
    case 'number':
      return { [name]: String(Math.max(field.min ?? 0, 2)) };
    case 'money':
      return { [name]: '1 200,50 kr' };
    case 'personalNumber':
      return { [name]: field.youngerThan === undefined ? testNumber : childsNumber };
    case 'email':
      return { [name]: 'sokande@example.com' };
    case 'phone':
      return { [name]: '070-174 06 05' };
    case 'bankAccount':
      return { [`${name}.clearing`]: '6789', [`${name}.account`]: '123 456 789' };
    case 'file':
      return {};
  }
}

function choose(form: Form, options: readonly string[], id: string, path: string, mode: WalkMode): string {
  const first = options[0] ?? '';
  if (mode === 'short') return first;
  if (typeof mode === 'number') return options[chance(path, mode) % options.length] ?? first;
  const opening = conditionsOf(form).filter((condition) => condition.field === id && placeOf(form, id) !== undefined);
  return options.find((option) => opening.some((condition) => condition.is === option)) ?? first;
}

/** The plain `is` terms; those under `not` close rather than open. */
function conditionsOf(form: Form): { field: string; is: string }[] {
  const open = (condition: Condition | undefined): { field: string; is: string }[] => {
    if (!condition || 'not' in condition) return [];
    if ('all' in condition) return condition.all.flatMap(open);
    if ('any' in condition) return condition.any.flatMap(open);
    return 'is' in condition ? [condition] : [];
  };
  return form.sections.flatMap((section) => [
    ...open(section.onlyIf),
    ...section.pages.flatMap((page) => [...open(page.onlyIf), ...page.fields.flatMap((field) => open(field.onlyIf))]),
  ]);
}

/** A number that looks like chance and is always the same for the same place. Entry n of a group takes option n. */
function chance(path: string, mode: number): number {
  if (path.includes('.')) return mode;
  let hash = 2166136261;
  for (const letter of `${path}#${mode}`) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 16777619) >>> 0;
  return (hash ^ (hash >>> 15)) >>> 0;
}
