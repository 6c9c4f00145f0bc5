import { readingContext } from '../applications/text.ts';
import { documentItem, uploadField } from '../documents/views.ts';
import type { Document } from '../documents/queries.ts';
import { dayOf, noonOf } from '../platform/days.ts';
import { formatDate, formatDateTime, formatLongDate, formatTime } from '../platform/format.ts';
import { parseValue, showPersonalNumber } from '../platform/forms/values.ts';
import type { Head } from '../platform/http/route.ts';
import type { Language } from '../platform/language.ts';
import { type Municipality, caseKinds, telephoneHref } from '../platform/municipality.ts';
import type { PdfDoc } from '../platform/pdf.ts';
import type {
  CaseItem,
  DoorItem,
  ErrorSummaryModel,
  Fact,
  FieldModel,
  FileItem,
  Inline,
  NeedItem,
  NoticeModel,
  StatusState,
} from '../platform/views/components.ts';
import { view } from '../platform/views/engine.ts';
import { type CaseSection, casePath } from '../cases/views.ts';
import type { ClaimOnMe, MadeFor, Offer, PartyToday, Representation, RepresentedBefore } from './queries.ts';
import {
  type Standing,
  bases,
  canBeRenewed,
  canEndHerself,
  hasNewEvidence,
  isChecked,
  isObjected,
  rights,
  standingOn,
} from './rules.ts';
import { type RepresentationText, text } from './text.ts';

export const listPath = '/foretradare';
export const claimPath = '/foretradare/anmal';
export const grantPath = '/foretradare/fullmakt';
export const onePath = (id: string): string => `${listPath}/${id}`;
export const staffListPath = '/handlaggare/foretradare';
export const staffOnePath = (id: string): string => `${staffListPath}/${id}`;

type Reading = { municipality: Municipality; language: Language; now: Date; unread?: number };

/** With its year: a guardian's right may end many years from now. */
const day = (iso: string, language: Language) => formatLongDate(noonOf(iso), language);
const untilOf = (row: Representation, language: Language) =>
  row.validUntil === null ? text[language].untilFurther : text[language].until(day(row.validUntil, language));

const looks: Record<Standing, StatusState> = {
  OFFERED: 'us',
  CLAIMED: 'us',
  REFUSED: 'closed',
  REVOKED: 'closed',
  ACTIVE: 'done',
  COMING: 'us',
  OVER: 'closed',
};

/** The name of the other of the two. */
function otherName(row: Representation): string {
  return row.mine === 'principal' ? row.representativeName : row.principalName;
}

// ── The citizen's ─────────────────────────────────────────────────────────────────────────────────────────────────

/** On a case that the reader has asked for in somebody else's name: what she sees until that has been checked. */
export function uncheckedNotice(language: Language): NoticeModel {
  return { kind: 'info', paragraphs: checkComes(language) };
}

/** What comes first for one who has asked for somebody else and is not checked. */
export function checkComes(language: Language): string[] {
  return [text[language].one.claimed];
}

/** What somebody else has sent in the reader's name, on the page of her case. */
export function madeForSection(
  caseId: string,
  { name, reads }: MadeFor,
  { phones }: Municipality,
  language: Language,
): CaseSection[] {
  const { madeFor: t } = text[language];
  const who = name === '' ? t.somebody : name;
  const { number } = phones.socialServices;
  return [
    {
      id: 'for-dig',
      heading: t.heading(who),
      paragraphs: [
        reads === 'none' ? [t.byTelephone, { href: telephoneHref(number), text: number }, '.'] : t.text(who),
      ],
      links: reads === 'none' ? [] : [{ href: `${casePath(caseId)}/ansokan`, text: t.link }],
    },
  ];
}

/** That somebody says that she represents the reader, and nobody has checked it. */
export function claimNeeds(claims: readonly ClaimOnMe[], language: Language): NeedItem[] {
  const { needs: t, bases: names } = text[language];
  return claims.map(({ id, name, basis }) => ({
    href: onePath(id),
    title: t.claim(name),
    text: t.claimText(names[basis]),
  }));
}

/** That one has been given a power of attorney and has not answered. */
export function offerNeeds(offers: readonly Offer[], language: Language): NeedItem[] {
  const { needs: t } = text[language];
  return offers.map(({ id, name }) => ({ href: onePath(id), title: t.offer, text: t.offerText(name) }));
}

export type ListPage = {
  t: RepresentationText['list'];
  mine: CaseItem[];
  me: CaseItem[];
  doors: DoorItem[];
  /** Why she cannot give a power of attorney here. */
  young: string | undefined;
  call: Inline;
};
export const listView = view<ListPage>('representation/citizen-list');

export function listPage(
  rows: readonly Representation[],
  reading: Reading,
  adult: boolean,
): { head: Head; model: ListPage } {
  const { language, now, municipality } = reading;
  const { list: t, ...all } = text[language];
  const item = (row: Representation): CaseItem => {
    const standing = standingOn(row, dayOf(now));
    return {
      href: onePath(row.id),
      title: otherName(row),
      text: `${row.mine === 'principal' && standing === 'CLAIMED' ? t.says : ''}${all.bases[row.basis]}. ${row.kinds.map((kind) => all.kinds[kind]).join(', ')}, ${untilOf(row, language)}.`,
      status: {
        state: standing === 'OFFERED' && row.mine === 'representative' ? 'you' : looks[standing],
        text: row.objectedAt !== null && standing === 'CLAIMED' ? t.objected : all.standing[standing],
      },
    };
  };
  const { number } = municipality.phones.socialServices;
  return {
    head: { title: t.title, current: 'representatives', unread: reading.unread ?? 0 },
    model: {
      t,
      mine: rows.filter(({ mine }) => mine === 'representative').map(item),
      me: rows.filter(({ mine }) => mine === 'principal').map(item),
      doors: [
        ...(adult ? [{ href: grantPath, title: t.grant, text: t.grantText }] : []),
        { href: claimPath, title: t.claim, text: t.claimText },
      ],
      young: adult ? undefined : t.young,
      call: [t.call, { href: telephoneHref(number), text: number }, '.'],
    },
  };
}

export type OnePage = {
  t: RepresentationText['one'];
  over: string;
  heading: string;
  notice: NoticeModel | undefined;
  lead: string;
  facts: Fact[];
  files: FileItem[];
  /** Where more evidence is sent, for as long as what is stated waits to be checked, and what is wanted. */
  prove: { action: string; text: string; field: FieldModel; errors: ErrorSummaryModel | undefined } | undefined;
  accept: { action: string; text: string } | undefined;
  renew: string | undefined;
  end: { action: string; heading: string; text: string; button: string } | undefined;
  notYours: Inline | undefined;
  proof: string | undefined;
  /** Where she whom it is about says that it is not right, and what she has said. */
  object: { heading: string; paragraphs: readonly Inline[]; form: ObjectForm | undefined } | undefined;
};
type ObjectForm = { action: string; field: FieldModel; errors: ErrorSummaryModel | undefined };
export const oneView = view<OnePage>('representation/citizen-one');

export type OneNotice = 'ended' | 'sent' | 'objected' | 'tooLate';

export function onePage(
  row: Representation,
  { files, removals }: { files: readonly Document[]; removals: readonly { at: Date }[] },
  reading: Reading,
  { notice, faults = [], words = '' }: { notice?: OneNotice; faults?: readonly Fault[]; words?: string } = {},
): { head: Head; model: OnePage } {
  const { language, now, municipality } = reading;
  const { one: t } = text[language];
  const mine = row.mine ?? 'representative';
  const standing = standingOn(row, dayOf(now));
  const going = standing === 'OFFERED' || standing === 'CLAIMED' || standing === 'ACTIVE' || standing === 'COMING';
  const own = mine === 'representative';
  // What somebody only says gives nothing that she could end: she says that it is not right.
  const claimedOnHer = !own && standing === 'CLAIMED';
  const endable = going && !claimedOnHer && (own || canEndHerself(row.basis));
  const { number } = municipality.phones.socialServices;
  const over = claimedOnHer || (!own && standing === 'REFUSED') ? t.says : t.over[mine];
  return {
    head: { title: `${over} ${otherName(row)}`, current: 'representatives', unread: reading.unread ?? 0 },
    model: {
      t,
      over,
      heading: otherName(row),
      notice:
        notice === 'tooLate'
          ? { kind: 'problem', title: t.tooLate, paragraphs: [t.tooLateText] }
          : notice === 'ended' && row.state === 'REVOKED'
            ? { kind: 'done', title: t.endedNotice, paragraphs: [t.endedText] }
            : notice === 'sent' && own
              ? { kind: 'done', title: t.sentNotice, paragraphs: [t.sentText] }
              : notice === 'objected' && row.objectedAt !== null
                ? { kind: 'done', title: t.object.done, paragraphs: [t.object.doneText] }
                : undefined,
      lead: leadOf(row, standing, language),
      facts: [
        ...factsOf(row, reading, claimedOnHer ? t.facts.wants : t.facts.rights[mine]),
        ...(removals.length === 0
          ? []
          : [
              {
                label: t.facts.removed,
                value: removals.map(({ at }) => t.removed[mine](formatDateTime(at, language))),
              },
            ]),
      ],
      files: own ? files.map((document) => documentItem(document, language, 'citizen')) : [],
      prove:
        standing === 'CLAIMED' && own
          ? {
              action: `${onePath(row.id)}/bevis`,
              text: files.length === 0 ? t.wanted[row.basis] : `${t.wanted[row.basis]} ${t.more}`,
              field: evidenceField({ label: t.proveFiles, hint: '' }, reading, errorsAt(faults)),
              errors: summaryOf(faults, language),
            }
          : undefined,
      accept: standing === 'OFFERED' && own ? { action: `${onePath(row.id)}/ja`, text: t.accept } : undefined,
      renew: own && canBeRenewed(row, dayOf(now)) ? `${claimPath}?fornya=${row.id}` : undefined,
      end: endable
        ? {
            action: `${onePath(row.id)}/avsluta`,
            ...(standing === 'OFFERED' && own
              ? { heading: t.declineHeading, text: t.declineText(row.principalName), button: t.decline }
              : { heading: t.end, text: t.endText[mine], button: t.end }),
          }
        : undefined,
      object: own ? undefined : objectSection(row, standing, reading, { faults, words }),
      notYours:
        going && !endable && !claimedOnHer
          ? [t.notYours, { href: telephoneHref(number), text: number }, '.']
          : undefined,
      proof: row.state === 'REVOKED' ? `${onePath(row.id)}/intyg.pdf` : undefined,
    },
  };
}

function leadOf(row: Representation, standing: Standing, language: Language): string {
  const { one: t, bases } = text[language];
  if (standing === 'OFFERED') return row.mine === 'representative' ? t.acceptText(row.principalName) : '';
  if (standing !== 'CLAIMED') return '';
  if (row.mine === 'representative') return t.claimed;
  const said = t.object.lead(row.representativeName, bases[row.basis].toLowerCase());
  return row.applicationId === null ? said : `${said} ${row.kinds.map((kind) => t.object.request[kind]).join(' ')}`;
}

/** That it is not right, said in one press; and what has come of it. */
function objectSection(
  row: Representation,
  standing: Standing,
  { language, municipality }: Reading,
  { faults, words }: { faults: readonly Fault[]; words: string },
): OnePage['object'] {
  const { object: t } = text[language].one;
  const { number } = municipality.phones.socialServices;
  const said =
    row.objectedAt === null
      ? []
      : [t.said(formatDateTime(row.objectedAt, language)), ...row.objection.split('\n').filter((line) => line !== '')];
  const answered = row.settled === '' ? [] : [t.settled, ...row.settled.split('\n')];
  if (standing !== 'CLAIMED' && said.length === 0) return undefined;
  const call = (words: string): Inline => [words, { href: telephoneHref(number), text: number }, '.'];
  const open = standing === 'CLAIMED' && row.objectedAt === null;
  return {
    heading: open ? t.heading : t.saidHeading,
    paragraphs: [
      ...(open ? [t.text, call(t.call)] : said),
      ...(!open && standing === 'CLAIMED' ? [call(t.waits)] : []),
      ...answered,
    ],
    form: open
      ? {
          action: `${onePath(row.id)}/stammer-inte`,
          errors: summaryOf(faults, language),
          field: {
            kind: 'textarea',
            id: 'ord',
            name: 'ord',
            label: t.words,
            hint: t.wordsHint,
            rows: 3,
            value: words,
            optional: true,
            ...errorsAt(faults)('ord'),
          },
        }
      : undefined,
  };
}

function factsOf(row: Representation, { language, now }: Reading, rightsLabel: string): Fact[] {
  const { one, ...t } = text[language];
  const { facts } = one;
  const checked =
    row.decidedAt !== null && row.decidedBy !== null && row.state !== 'REFUSED'
      ? one.checked(row.decidedBy, formatDate(row.decidedAt, language))
      : undefined;
  return [
    { label: facts.state, value: [t.standing[standingOn(row, dayOf(now))], ...(checked ? [checked] : [])] },
    // Why it was not approved is written to the one who stated it.
    ...(row.reason === '' || row.mine === 'principal' ? [] : [{ label: facts.reason, value: row.reason.split('\n') }]),
    ...(row.revokedAt ? [{ label: facts.ended, value: formatDateTime(row.revokedAt, language) }] : []),
    { label: facts.basis, value: t.bases[row.basis] },
    { label: facts.kinds, value: row.kinds.map((kind) => t.kinds[kind]) },
    { label: rightsLabel, value: row.rights.map((right) => t.rights[right]) },
    { label: facts.from, value: day(row.validFrom, language) },
    { label: facts.until, value: row.validUntil === null ? t.untilFurther : day(row.validUntil, language) },
  ];
}

/** Proof on paper that a mandate is ended, and when. */
export function proofPdf(row: Representation, { municipality, language }: Reading): PdfDoc {
  const { paper: t, ...all } = text[language];
  const at = row.revokedAt ?? row.createdAt;
  const fact = (label: string, ...value: string[]) => ({ label, value });
  return {
    title: t.title,
    language,
    createdAt: at,
    header: { sender: municipality.name },
    words: { page: t.page },
    blocks: [
      { kind: 'heading', level: 1, text: t.title },
      { kind: 'paragraph', text: t.ended(formatLongDate(at, language), formatTime(at, language)), strong: true },
      {
        kind: 'facts',
        rows: [
          fact(t.principal, row.principalName),
          fact(t.representative, row.representativeName),
          fact(all.one.facts.basis, all.bases[row.basis]),
          fact(all.one.facts.kinds, ...row.kinds.map((kind) => all.kinds[kind])),
        ],
      },
      { kind: 'paragraph', text: t.text },
    ],
  };
}

export type TypedDay = { day: string; month: string; year: string };
export type Typed = {
  /** What the form is known by, should it be posted twice. */
  form: string;
  basis: string;
  name: string;
  number: string;
  kinds: string[];
  rights: string[];
  until: TypedDay;
  note: string;
  truth: boolean;
};
export type Fault = { field: string; message: string };
export const nothingTyped: Omit<Typed, 'form'> = {
  basis: '',
  name: '',
  number: '',
  kinds: [],
  rights: [...rights],
  until: { day: '', month: '', year: '' },
  note: '',
  truth: false,
};

/** A day that was typed; undefined for none, null for one that is no day. */
export function dayTyped(typed: TypedDay, now: Date): string | undefined | null {
  const inputs = (part: string) => [{ '.day': typed.day, '.month': typed.month, '.year': typed.year }[part] ?? ''];
  const parsed = parseValue({ kind: 'date', id: 'slut' }, inputs, readingContext(now));
  if (parsed.kind === 'blank') return undefined;
  return parsed.kind === 'ok' && typeof parsed.value === 'string' ? parsed.value : null;
}

export type FormPage = {
  title: string;
  lead: string;
  heading: string;
  back: { href: string; text: string };
  errors: ErrorSummaryModel | undefined;
  action: string;
  upload: boolean;
  /** What the form is known by, should it be posted twice. */
  form: string;
  fields: FieldModel[];
  done: string;
  cancel: string;
};
export const formView = view<FormPage>('representation/citizen-form');

const errorsAt =
  (faults: readonly Fault[]) =>
  (field: string): { error?: string } => {
    const messages = faults.filter((one) => one.field === field).map(({ message }) => message);
    return messages.length === 0 ? {} : { error: messages.join(' ') };
  };

function summaryOf(faults: readonly Fault[], language: Language): ErrorSummaryModel | undefined {
  const { errors: t } = text[language];
  if (faults.length === 0) return undefined;
  return {
    title: t.title,
    errors: faults.map(({ field, message }) => ({ href: `#${field}`, message })),
    note: t.note,
  };
}

export function claimPage(
  reading: Reading,
  typed: Typed,
  faults: readonly Fault[] = [],
): { head: Head; model: FormPage } {
  const { claim: t, one, bases: names, kinds } = text[reading.language];
  const error = errorsAt(faults);
  return {
    head: { title: t.title, current: 'representatives', unread: reading.unread ?? 0 },
    model: {
      title: t.title,
      lead: t.lead,
      heading: t.heading,
      back: { href: listPath, text: one.back },
      errors: summaryOf(faults, reading.language),
      action: claimPath,
      upload: true,
      form: typed.form,
      fields: [
        {
          kind: 'radios',
          id: 'grund',
          name: 'grund',
          label: t.basis,
          hint: t.basisHint,
          value: typed.basis,
          options: bases.map((value) => ({ value, label: names[value] })),
          ...error('grund'),
        },
        { kind: 'text', id: 'namn', name: 'namn', label: t.name, value: typed.name, ...error('namn') },
        numberField(t.number, t.numberHint, typed, error),
        {
          kind: 'radios',
          id: 'galler',
          name: 'galler',
          label: t.kind,
          value: typed.kinds[0] ?? '',
          options: caseKinds.map((value) => ({ value, label: kinds[value] })),
          ...error('galler'),
        },
        dayField('slut', t.until, t.untilHint, typed.until, reading.language, error, true),
        {
          kind: 'textarea',
          id: 'mer',
          name: 'mer',
          label: t.note,
          rows: 3,
          value: typed.note,
          optional: true,
          ...error('mer'),
        },
        { ...evidenceField({ label: t.files, hint: t.filesHint }, reading, error), optional: true },
      ],
      done: t.done,
      cancel: t.cancel,
    },
  };
}

export function grantPage(
  reading: Reading,
  typed: Typed,
  faults: readonly Fault[] = [],
): { head: Head; model: FormPage } {
  const { grant: t, claim, one, kinds, rights: names } = text[reading.language];
  const error = errorsAt(faults);
  return {
    head: { title: t.title, current: 'representatives', unread: reading.unread ?? 0 },
    model: {
      title: t.title,
      lead: t.lead,
      heading: t.heading,
      back: { href: listPath, text: one.back },
      errors: summaryOf(faults, reading.language),
      action: grantPath,
      upload: false,
      form: typed.form,
      fields: [
        { kind: 'text', id: 'namn', name: 'namn', label: t.name, value: typed.name, ...error('namn') },
        numberField(t.number, claim.numberHint, typed, error),
        {
          kind: 'checkboxes',
          id: 'galler',
          name: 'galler',
          label: t.kinds,
          values: typed.kinds,
          options: caseKinds.map((value) => ({ value, label: kinds[value] })),
          ...error('galler'),
        },
        rightsField(t.rights, t.rightsHint, typed.rights, names, error),
        dayField('slut', t.until, t.untilHint, typed.until, reading.language, error, false),
        { kind: 'checkbox', id: 'vilja', name: 'vilja', label: t.truth, checked: typed.truth, ...error('vilja') },
      ],
      done: t.done,
      cancel: claim.cancel,
    },
  };
}

function evidenceField(
  words: { label: string; hint: string },
  { language, municipality }: Reading,
  error: ErrorAt,
): Extract<FieldModel, { kind: 'file' }> {
  const upload = uploadField(language, municipality.uploads);
  return {
    kind: 'file',
    id: 'filer',
    name: 'filer',
    label: words.label,
    hint: words.hint + upload.hint,
    accept: upload.accept,
    maxBytes: upload.maxBytes,
    tooLarge: upload.tooLarge,
    multiple: true,
    received: [],
    ...error('filer'),
  };
}

type ErrorAt = (field: string) => { error?: string };

function numberField(label: string, hint: string, typed: Typed, error: ErrorAt): FieldModel {
  return {
    kind: 'text',
    id: 'nummer',
    name: 'nummer',
    label,
    hint,
    value: typed.number,
    inputmode: 'numeric',
    size: 15,
    ...error('nummer'),
  };
}

/** What is always given is not asked about. */
function rightsField(
  label: string,
  hint: string | undefined,
  values: string[],
  names: RepresentationText['rights'],
  error: ErrorAt,
): FieldModel {
  return {
    kind: 'checkboxes',
    id: 'far',
    name: 'far',
    label,
    ...(hint === undefined ? {} : { hint }),
    values,
    options: rights.filter((right) => right !== 'READ').map((value) => ({ value, label: names[value] })),
    ...error('far'),
  };
}

function dayField(
  id: string,
  label: string,
  hint: string | undefined,
  typed: TypedDay,
  language: Language,
  error: ErrorAt,
  optional: boolean,
): FieldModel {
  return {
    kind: 'date',
    id,
    name: id,
    label,
    ...(hint === undefined ? {} : { hint }),
    ...typed,
    parts: text[language].claim.parts,
    optional,
    ...error(id),
  };
}

export type OverPage = {
  t: RepresentationText['over'];
  title: string;
  lead: string;
  back: string;
  field: FieldModel | undefined;
};
export const overView = view<OverPage>('representation/citizen-over');

/** What was written and not taken, to copy. */
export function writtenField(written: string, language: Language): FieldModel {
  const { over: t } = text[language];
  return { kind: 'textarea', id: 'skrivet', name: 'skrivet', label: t.kept, hint: t.keptHint, rows: 8, value: written };
}

/** It is not hers to do any more, or never was: what was written is shown, so that nothing is lost. */
export function overPage(
  { name, stands, claimed }: RepresentedBefore,
  written: string,
  language: Language,
): { head: Head; model: OverPage } {
  const { over: t } = text[language];
  const title = stands ? t.titleNotPart(name) : t.title(name);
  return {
    head: { title },
    model: {
      t,
      title,
      lead: claimed ? t.leadClaimed : t.lead,
      back: listPath,
      field: written === '' ? undefined : writtenField(written, language),
    },
  };
}

// ── The unit's ────────────────────────────────────────────────────────────────────────────────────────────────────

export type StaffListPage = { t: RepresentationText['staff']; items: CaseItem[]; back: string };
export const staffListView = view<StaffListPage>('representation/staff-list');

export function staffListPage(rows: readonly Representation[], reading: Reading): { head: Head; model: StaffListPage } {
  const { staff: t } = text[reading.language];
  return {
    head: { title: t.title, current: 'queue' },
    model: { t, items: rows.map((row) => staffItem(row, reading)), back: '/handlaggare/ko' },
  };
}

// ── Who reads what the unit sends ─────────────────────────────────────────────────────────────────────────────────

/** A party of a case, by name and by what right she acts for another. */
export function readerName({ name, basis, rights: given }: PartyToday, language: Language): string {
  const { bases: words, staff: t } = text[language];
  if (basis === null) return name;
  const right = words[basis].toLowerCase();
  return isChecked({ rights: given }) ? t.reader(name, right) : t.readerUnchecked(name, right);
}

/** By whom it is read, for whoever is about to send it. */
export function readByText(readers: readonly PartyToday[], language: Language): string {
  const { staff: t } = text[language];
  return readers.length === 0 ? t.noReader : t.readBy(readers.map((one) => readerName(one, language)).join(', '));
}

/** That one who can be written to has not been checked, and what may be written to her. */
export function uncheckedReaderNotice(readers: readonly PartyToday[], language: Language): NoticeModel | undefined {
  const { write: t } = text[language].staff;
  const unchecked = readers.filter((one) => !isChecked(one));
  if (unchecked.length === 0) return undefined;
  return { kind: 'info', title: t.title(unchecked.map(({ name }) => name).join(', ')), paragraphs: [t.text] };
}

/** A mandate in a list of the unit's. */
export function staffItem(row: Representation, { language, now }: Reading): CaseItem {
  const t = text[language];
  return {
    href: staffOnePath(row.id),
    title: t.staff.item(row.representativeName || showPersonalNumber(row.representativeNumber), row.principalName),
    text: [
      ...(row.state === 'CLAIMED' && isObjected(row) ? [`${t.staff.objected}.`] : []),
      ...(row.state === 'CLAIMED' && hasNewEvidence(row) ? [`${t.staff.facts.newFiles}.`] : []),
      `${t.bases[row.basis]}.`,
      `${row.kinds.map((kind) => t.kinds[kind]).join(', ')}, ${untilOf(row, language)}.`,
    ].join(' '),
    status: {
      state: row.state === 'CLAIMED' ? 'you' : looks[standingOn(row, dayOf(now))],
      text: t.standing[standingOn(row, dayOf(now))],
    },
  };
}

export type TypedCheck = {
  rights: string[];
  from: TypedDay;
  until: TypedDay;
  register: boolean;
  settled: string;
  reason: string;
};

export type StaffOnePage = {
  t: RepresentationText['staff'];
  back: { href: string; text: string };
  title: string;
  notice: NoticeModel | undefined;
  errors: ErrorSummaryModel | undefined;
  facts: Fact[];
  evidence: FileItem[];
  verify: { action: string; fields: FieldModel[] } | undefined;
  refuse: { action: string; fields: FieldModel[] } | undefined;
  end: { action: string; text: string } | undefined;
};
export const staffOneView = view<StaffOnePage>('representation/staff-one');

const partsOf = (iso: string | null): TypedDay => {
  const [year = '', month = '', date = ''] = (iso ?? '').split('-');
  return { day: date && String(Number(date)), month: month && String(Number(month)), year };
};

/** That she whom it is about says that it is not right, or has not been reached and is to be told in another way. */
function toldNotice(row: Representation, language: Language): NoticeModel | undefined {
  const { staff: t } = text[language];
  if (isObjected(row)) return { kind: 'problem', title: t.objected, paragraphs: [t.objectedText] };
  if (!row.toldAtOnce) return { kind: 'info', paragraphs: [t.quiet] };
  return row.reached !== true ? { kind: 'info', title: t.unreached, paragraphs: [t.unreachedText] } : undefined;
}

export function staffOnePage(
  row: Representation,
  evidence: readonly Document[],
  reading: Reading,
  about: { typed?: TypedCheck; faults?: readonly Fault[]; changed?: boolean } = {},
): { head: Head; model: StaffOnePage } {
  const { language } = reading;
  const { staff: t, rights: names } = text[language];
  const faults = about.faults ?? [];
  const error = errorsAt(faults);
  const claimed = row.state === 'CLAIMED';
  const isNew = ({ createdAt }: Document) => row.lookedAt !== null && createdAt > row.lookedAt;
  const typed = about.typed ?? {
    rights: row.rights,
    from: partsOf(row.validFrom),
    until: partsOf(row.validUntil),
    register: false,
    settled: '',
    reason: '',
  };
  const title = t.item(row.representativeName, row.principalName);
  return {
    head: { title, current: 'queue' },
    model: {
      t,
      back: { href: staffListPath, text: t.backList },
      title,
      notice: about.changed
        ? { kind: 'problem', title: t.unchanged, paragraphs: [t.unchangedText] }
        : claimed
          ? toldNotice(row, language)
          : undefined,
      errors: summaryOf(faults, language),
      facts: [
        ...(row.objectedAt === null
          ? []
          : [
              {
                label: t.facts.objection,
                value: [
                  formatDateTime(row.objectedAt, language),
                  ...row.objection.split('\n').filter((line) => line !== ''),
                ],
              },
            ]),
        ...(row.settled === '' ? [] : [{ label: t.facts.settled, value: row.settled.split('\n') }]),
        { label: t.facts.principal, value: [row.principalName, showPersonalNumber(row.principalNumber)] },
        {
          label: t.facts.representative,
          value: [row.representativeName, showPersonalNumber(row.representativeNumber)],
        },
        ...factsOf(row, reading, t.rights),
        { label: t.facts.sent, value: formatDateTime(row.createdAt, language) },
        ...(row.note === '' ? [] : [{ label: t.facts.note, value: row.note.split('\n') }]),
      ],
      evidence: evidence.map((document) => ({
        ...documentItem(document, language, 'staff'),
        ...(document.createdAt > row.createdAt
          ? { note: t.facts.later(formatDateTime(document.createdAt, language), isNew(document)) }
          : {}),
      })),
      verify: claimed
        ? {
            action: `${staffOnePath(row.id)}/godkann`,
            fields: [
              rightsField(t.rights, undefined, typed.rights, names, error),
              dayField('fran', t.from, undefined, typed.from, language, error, false),
              dayField('slut', t.until, t.untilHint, typed.until, language, error, true),
              ...(isObjected(row)
                ? [
                    {
                      kind: 'textarea' as const,
                      id: 'utrett',
                      name: 'utrett',
                      label: t.settle,
                      hint: t.settleHint,
                      rows: 3,
                      value: typed.settled,
                      ...error('utrett'),
                    },
                  ]
                : []),
              {
                kind: 'checkbox',
                id: 'register',
                name: 'register',
                label: t.register,
                checked: typed.register,
                ...error('register'),
              },
            ],
          }
        : undefined,
      refuse: claimed
        ? {
            action: `${staffOnePath(row.id)}/neka`,
            fields: [
              {
                kind: 'textarea',
                id: 'skal',
                name: 'skal',
                label: t.reason,
                ...(isObjected(row) ? { hint: t.reasonHint } : {}),
                rows: 3,
                value: typed.reason,
                ...error('skal'),
              },
            ],
          }
        : undefined,
      end:
        row.state === 'VERIFIED' || row.state === 'OFFERED'
          ? { action: `${staffOnePath(row.id)}/avsluta`, text: t.endText }
          : undefined,
    },
  };
}
