import type { Visibility } from './conditions.ts';
import { visibility } from './conditions.ts';
import type { Draft, Field, Form, GroupEntry, GroupField, Page, Raw, Section } from './form.ts';
import { entriesOf, hasPage, namesIn, own, placeOf } from './form.ts';
import { needed } from './post.ts';
import { isAnswer, partsOf } from './values.ts';

export type Status = 'notStarted' | 'started' | 'done' | 'notNeeded';

/** A question without the answer it needs. */
export type Missing = { page: Page; path: string; name: string; entry?: string };

export type PageStatus = { page: Page; status: Status };
export type SectionStatus = { section: Section; status: Status; pages: PageStatus[] };
export type FormStatus = {
  /** The steps, in order, without the sections that are answered on the check page. */
  sections: SectionStatus[];
  /** Everything demanded before the check page is answered, and nothing stands unread. */
  complete: boolean;
  missing: Missing[];
  /** Wanted but not demanded. */
  recommended: Missing[];
};

/** Status of the whole form, computed from the answers; it is never stored. */
export function formStatus(form: Form, draft: Draft): FormStatus {
  const seen = visibility(form, draft.answers);
  const sections = form.sections
    .filter((section) => section.review !== true)
    .map((section): SectionStatus => {
      const pages = section.pages.map((page) => ({ page, status: pageStatusIn(page, draft, seen) }));
      return { section, status: together(pages.map((page) => page.status)), pages };
    });
  const gaps = form.sections.flatMap((section) =>
    section.review ? [] : section.pages.flatMap((page) => gapsOn(page, draft, seen)),
  );
  const missing = gaps.filter((gap) => gap.kind === 'missing').map((gap) => gap.at);
  return {
    sections,
    complete: missing.length === 0,
    missing,
    recommended: gaps.filter((gap) => gap.kind === 'recommended').map((gap) => gap.at),
  };
}

export function pageStatus(form: Form, page: Page, draft: Draft): Status {
  return pageStatusIn(page, draft, visibility(form, draft.answers));
}

/** What is missing on one page: for a declaration on the check page. */
export function missingOn(form: Form, page: Page, draft: Draft): Missing[] {
  return gapsOn(page, draft, visibility(form, draft.answers)).flatMap((gap) =>
    gap.kind === 'missing' ? [gap.at] : [],
  );
}

/** The pages that are asked, in order, without those answered on the check page. */
export function askedPages(form: Form, draft: Draft): Page[] {
  const seen = visibility(form, draft.answers);
  return form.sections.flatMap((section) => (section.review ? [] : section.pages.filter((page) => seen.page(page))));
}

/** The pages whose questions stand on the check page. */
export function reviewPages(form: Form): Page[] {
  return form.sections.flatMap((section) => (section.review ? [...section.pages] : []));
}

/** The next asked page after this one; undefined means the check page. */
export function pageAfter(form: Form, draft: Draft, page: Page): Page | undefined {
  return beside(form, draft, page, 1);
}

export function pageBefore(form: Form, draft: Draft, page: Page): Page | undefined {
  return beside(form, draft, page, -1);
}

/** Where to go on: the first asked page that is not done; undefined means the check page. */
export function firstUnfinished(form: Form, draft: Draft): Page | undefined {
  const seen = visibility(form, draft.answers);
  return askedPages(form, draft).find((page) => pageStatusIn(page, draft, seen) !== 'done');
}

/** Which step of how many a page belongs to, counted in sections; the check page is the last step. */
export function stepOf(form: Form, draft: Draft, page?: Page): { n: number; of: number } {
  const seen = visibility(form, draft.answers);
  const asked = form.sections.filter(
    (section) => section.review !== true && section.pages.some((candidate) => seen.page(candidate)),
  );
  const at = page ? asked.findIndex((section) => hasPage(section, page)) : asked.length;
  return { n: (at < 0 ? asked.length : at) + 1, of: asked.length + 1 };
}

/**
 * Answers that no longer count because of what was answered on this page. They are kept, should one change one's mind,
 * but nobody gets to read them.
 */
export function answeredInVain(form: Form, page: Page, { answers }: Draft): string[] {
  const seen = visibility(form, answers);
  const onPage = new Set(page.fields.map((field) => field.id));
  const dependsOnPage = (field: Field, of: Page, section: Section): boolean =>
    [field.onlyIf, of.onlyIf, section.onlyIf].some((condition) =>
      namesIn(condition).some((name) => {
        if (onPage.has(name)) return true;
        const place = placeOf(form, name);
        return place !== undefined && !seen.field(place.field) && dependsOnPage(place.field, place.page, place.section);
      }),
    );
  return form.sections.flatMap((section) =>
    section.pages.flatMap((of) =>
      of.fields
        .filter(
          (field) =>
            !field.fixed &&
            isAnswer(field, own(answers, field.id)) &&
            !seen.field(field) &&
            dependsOnPage(field, of, section),
        )
        .map((field) => field.id),
    ),
  );
}

/** Does an entry have everything it needs, with nothing unread? */
export function isEntryDone(group: GroupField, entry: GroupEntry, raw: Raw, seen: Visibility): boolean {
  return group.fields.every(
    (field) =>
      !seen.inEntry(group, entry, field) ||
      (!unread(raw, `${group.id}.${entry.id}.${field.id}`, field) &&
        (!needed(field) || field.fixed === true || isAnswer(field, own(entry.values, field.id)))),
  );
}

function beside(form: Form, draft: Draft, page: Page, step: 1 | -1): Page | undefined {
  const all = form.sections.flatMap((section) => (section.review ? [] : [...section.pages]));
  const asked = new Set(askedPages(form, draft));
  for (let at = all.findIndex(({ id }) => id === page.id) + step; at >= 0 && at < all.length; at += step) {
    const candidate = all[at];
    if (candidate && asked.has(candidate)) return candidate;
  }
  return undefined;
}

function together(statuses: readonly Status[]): Status {
  const asked = statuses.filter((status) => status !== 'notNeeded');
  if (asked.length === 0) return 'notNeeded';
  if (asked.every((status) => status === 'done')) return 'done';
  return asked.every((status) => status === 'notStarted') ? 'notStarted' : 'started';
}

function pageStatusIn(page: Page, draft: Draft, seen: Visibility): Status {
  const fields = page.fields.filter((field) => seen.field(field));
  if (!seen.page(page) || fields.length === 0) return 'notNeeded';
  const asked = fields.filter((field) => !field.fixed);
  const untouched = asked.filter((field) => !isTouched(field, draft));
  if (untouched.length === asked.length) return 'notStarted';
  // A page that is saved leaves a mark of every question it asked, so one without a mark was never asked: of a page that is
  // read as one question at a time, what may be left empty comes too.
  return untouched.length > 0 || gapsOn(page, draft, seen).some((gap) => gap.kind === 'missing') ? 'started' : 'done';
}

/** Whether the person has been here; what the room put there is no sign of her. */
function isTouched(field: Field, { answers, raw }: Draft): boolean {
  if (field.fixed) return false;
  if (unread(raw, field.id, field)) return true;
  if (field.kind !== 'group' || !field.carried) return Object.hasOwn(answers, field.id);
  return entriesOf(own(answers, field.id)).some((entry) =>
    field.fields.some((part) => !part.fixed && Object.hasOwn(entry.values, part.id)),
  );
}

type Gap = { kind: 'missing' | 'recommended'; at: Missing };

function gapsOn(page: Page, draft: Draft, seen: Visibility): Gap[] {
  if (!seen.page(page)) return [];
  const gaps: Gap[] = [];
  for (const field of page.fields) {
    if (!seen.field(field)) continue;
    const value = own(draft.answers, field.id);
    const at: Missing = { page, path: field.id, name: field.id };
    if (field.kind === 'group') {
      const entries = entriesOf(value);
      if (!field.carried && entries.length < (field.min ?? (needed(field) ? 1 : 0))) gaps.push({ kind: 'missing', at });
      else if (entries.length === 0 && field.recommended) gaps.push({ kind: 'recommended', at });
      for (const entry of entries)
        for (const part of field.fields)
          if (seen.inEntry(field, entry, part)) {
            const name = `${field.id}.${entry.id}.${part.id}`;
            gaps.push(
              ...gap(part, own(entry.values, part.id), draft.raw, {
                page,
                path: `${field.id}.${part.id}`,
                name,
                entry: entry.id,
              }),
            );
          }
    } else if (seen.lacksDigits(field)) gaps.push({ kind: 'missing', at });
    else gaps.push(...gap(field, value, draft.raw, at));
  }
  return gaps;
}

function gap(field: Field, value: Parameters<typeof isAnswer>[1], raw: Raw, at: Missing): Gap[] {
  if (unread(raw, at.name, field)) return [{ kind: 'missing', at }];
  if (isAnswer(field, value) || field.optional || field.fixed) return [];
  return [{ kind: field.recommended ? 'recommended' : 'missing', at }];
}

function unread(raw: Raw, name: string, field: Field): boolean {
  if (field.kind === 'group') return Object.keys(raw).some((key) => key.startsWith(`${name}.`));
  return partsOf(field).some((part) => Object.hasOwn(raw, name + part));
}
