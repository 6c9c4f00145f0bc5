import type {
  AnswerValue,
  Answers,
  Condition,
  Field,
  Form,
  GroupEntry,
  GroupField,
  Page,
  Section,
  SimpleField,
} from './form.ts';
import { entriesOf, hasPage, own, placeOf } from './form.ts';

/** What is asked, given the answers so far. An answer to a question that is not asked does not count anywhere. */
export type Visibility = {
  section(section: Section): boolean;
  page(page: Page): boolean;
  field(field: Field): boolean;
  inEntry(group: GroupField, entry: GroupEntry, field: SimpleField): boolean;
  /** A number is needed whole and only the date of birth is given. */
  lacksDigits(field: Field): boolean;
};

export function holds(condition: Condition, valueOf: (fieldId: string) => AnswerValue | undefined): boolean {
  if ('all' in condition) return condition.all.every((part) => holds(part, valueOf));
  if ('any' in condition) return condition.any.some((part) => holds(part, valueOf));
  if ('not' in condition) return !holds(condition.not, valueOf);
  const value = valueOf(condition.field);
  if ('is' in condition) return value === condition.is;
  return Array.isArray(value) && value.some((item) => item === condition.includes);
}

/** What the room should have put there is not asked about when it has put nothing there. */
function isThere(field: Field, value: AnswerValue | undefined): boolean {
  if (field.kind === 'group') return field.carried !== true || entriesOf(value).length > 0;
  return field.fixed !== true || (value !== undefined && value !== null);
}

export function visibility(form: Form, answers: Answers): Visibility {
  const known = new Map<string, boolean>();
  const seen = (onlyIf: Condition | undefined) => onlyIf === undefined || holds(onlyIf, valueOf);
  const valueOf = (fieldId: string): AnswerValue | undefined => (asked(fieldId) ? own(answers, fieldId) : undefined);
  const asked = (fieldId: string): boolean => {
    const before = known.get(fieldId);
    if (before !== undefined) return before;
    known.set(fieldId, false); // a circle of conditions shows nothing
    const place = placeOf(form, fieldId);
    const result =
      place !== undefined &&
      seen(place.section.onlyIf) &&
      seen(place.page.onlyIf) &&
      seen(place.field.onlyIf) &&
      isThere(place.field, own(answers, fieldId));
    known.set(fieldId, result);
    return result;
  };
  const inEntry = (group: GroupField, entry: GroupEntry, field: SimpleField): boolean =>
    isThere(field, own(entry.values, field.id)) &&
    (field.onlyIf === undefined ||
      holds(field.onlyIf, (id) => {
        const sibling = group.fields.find((part) => part.id === id);
        if (!sibling) return valueOf(id);
        return inEntry(group, entry, sibling) ? own(entry.values, id) : undefined;
      }));
  return {
    section: (section) => seen(section.onlyIf),
    page: (page) => {
      const section = form.sections.find((candidate) => hasPage(candidate, page));
      return section !== undefined && seen(section.onlyIf) && seen(page.onlyIf);
    },
    field: (field) => asked(field.id),
    inEntry,
    lacksDigits: (field) => {
      if (field.kind !== 'personalNumber' || field.wholeIf === undefined || !asked(field.id)) return false;
      const number = own(answers, field.id);
      return typeof number === 'string' && number.length === 8 && seen(field.wholeIf);
    },
  };
}
