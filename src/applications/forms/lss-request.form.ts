import type { Condition, Page } from '../../platform/forms/form.ts';
import { defineForm } from '../../platform/forms/form.ts';

/* A request for support under LSS (lagen 1993:387 om stöd och service till vissa funktionshindrade). It begins with a life and
   not with paragraphs: what is hard, area by area; then which support may help. Nearly everything may be left out, since the
   authority helps to find out the rest (förvaltningslagen 20 och 23 §§). Pages are small: one thing at a time. */

/** The measures of 9 § 2–10 in the order of the law. The first one, advice and support, is the region's (2 §). */
export const measures = [
  'assistance',
  'companion',
  'contactPerson',
  'relief',
  'shortStay',
  'afterSchool',
  'youthHome',
  'adultHome',
  'dailyActivities',
] as const;
export type Measure = (typeof measures)[number];

/** Those from whom it may help to have papers. */
export const sources = ['healthCare', 'habilitation', 'school', 'insuranceAgency', 'otherMunicipality'] as const;
export type Source = (typeof sources)[number];

const forChild = { field: 'concerns', is: 'child' } as const satisfies Condition;
const forOther = { field: 'concerns', is: 'other' } as const satisfies Condition;
/** By the number, once it is written: whom somebody else asks for at fifteen or more, who asks herself if she can take a stand. */
const forGrown = {
  all: [
    forOther,
    {
      any: [
        { field: 'principalAge', is: 'from15' },
        { field: 'principalAge', is: 'adult' },
      ],
    },
  ],
} as const satisfies Condition;
/** A child whose guardian asks, or whose god man does. */
const forAnyChild = {
  any: [forChild, { all: [forOther, { field: 'principalAge', is: 'under15' }] }],
} as const satisfies Condition;
const forAnybodyElse = { any: [forChild, forOther] } as const satisfies Condition;

/** What the answers call for (../rules.ts puts it there), and how each piece reaches us. */
const evidence = {
  id: 'evidence',
  kind: 'group',
  carried: true,
  titleFrom: ['what'],
  fields: [
    { id: 'what', kind: 'text', fixed: true },
    { id: 'answer', kind: 'radios', options: ['here', 'have', 'later'], optional: true },
  ],
} as const;

/** What one wants of a measure: the page stands there when the measure is chosen. */
const wish = <const M extends Measure, const S extends string>(measure: M, slug: S) =>
  ({
    id: `about-${measure}`,
    slug,
    onlyIf: { field: 'measures', includes: measure },
    fields: [
      { id: `${measure}Need`, kind: 'longText', optional: true, rows: 4 },
      { id: `${measure}Extent`, kind: 'text', optional: true },
      { id: `${measure}Wishes`, kind: 'longText', optional: true, rows: 3 },
      { id: `${measure}Start`, kind: 'date', optional: true },
    ],
  }) as const;

/** What may be asked of a source, and until when. */
const consent = <const S extends Source, const A extends string>(source: S, slug: A) =>
  ({
    id: `consent-${source}`,
    slug,
    onlyIf: { field: 'consentTo', includes: source },
    fields: [
      { id: `${source}About`, kind: 'checkboxes', options: ['diagnosis', 'daily', 'support'] },
      { id: `${source}Until`, kind: 'radios', options: ['threeMonths', 'sixMonths', 'oneYear'] },
    ],
  }) as const;

/** Put there from the municipality's file: whose the first measure is. */
export const counselling = [
  { id: 'counsellingAt', kind: 'text', fixed: true },
  { id: 'counsellingHere', kind: 'yesNo', fixed: true },
] as const;

/** The pages, by their names: the shorter LSS forms take theirs from here, so that a question is asked in one way. */
export const pages = {
  concerns: {
    id: 'concerns',
    slug: 'vem-galler-det',
    fields: [{ id: 'concerns', kind: 'radios', options: ['me', 'child', 'other'] }],
  },
  principal: {
    id: 'principal',
    slug: 'den-det-galler',
    onlyIf: forAnybodyElse,
    fields: [
      { id: 'principalName', kind: 'text' },
      { id: 'principalNumber', kind: 'personalNumber', coordination: true },
      // Put there from the number: what is asked next depends on it.
      { id: 'principalAge', kind: 'radios', options: ['under15', 'from15', 'adult'], fixed: true },
    ],
  },
  basis: {
    id: 'basis',
    slug: 'hur-du-foretrader',
    onlyIf: forOther,
    fields: [
      {
        id: 'basis',
        kind: 'radios',
        options: ['specialRepresentative', 'trustee', 'legalGuardian', 'lastingPower', 'agent'],
      },
    ],
  },
  mandate: {
    id: 'mandate',
    slug: 'ditt-uppdrag',
    onlyIf: forOther,
    fields: [
      { id: 'mandateFiles', kind: 'file', recommended: true },
      { id: 'mandateUntil', kind: 'date', optional: true },
    ],
  },
  young: {
    id: 'young',
    slug: 'den-unga-sjalv',
    onlyIf: { all: [forChild, { field: 'principalAge', is: 'from15' }] },
    fields: [{ id: 'youngCannotDecide', kind: 'yesNo' }],
  },
  ownView: {
    id: 'own-view',
    slug: 'vad-personen-vill',
    onlyIf: forGrown,
    fields: [
      { id: 'ownViewAsked', kind: 'radios', options: ['yes', 'notYet', 'cannot'], recommended: true },
      { id: 'ownViewWords', kind: 'longText', recommended: true, rows: 4 },
    ],
  },
  ownStand: {
    id: 'own-stand',
    slug: 'ta-stallning',
    onlyIf: forGrown,
    fields: [
      { id: 'ownStand', kind: 'radios', options: ['yes', 'no', 'unsure'], recommended: true },
      {
        id: 'ownWord',
        kind: 'radios',
        options: ['herself', 'power', 'paper', 'ask'],
        recommended: true,
        onlyIf: { field: 'ownStand', is: 'yes' },
      },
    ],
  },
  otherGuardian: {
    id: 'other-guardian',
    slug: 'andra-vardnadshavaren',
    onlyIf: forChild,
    fields: [
      { id: 'otherGuardian', kind: 'radios', options: ['asked', 'sole', 'unreachable', 'refuses', 'protected'] },
      { id: 'otherGuardianName', kind: 'text', onlyIf: { field: 'otherGuardian', is: 'asked' } },
      {
        id: 'otherGuardianNumber',
        kind: 'personalNumber',
        coordination: true,
        onlyIf: { field: 'otherGuardian', is: 'asked' },
      },
    ],
  },
  otherGuardianWhy: {
    id: 'other-guardian-why',
    slug: 'varfor-inte-bada',
    onlyIf: {
      any: [
        { field: 'otherGuardian', is: 'unreachable' },
        { field: 'otherGuardian', is: 'refuses' },
        { field: 'otherGuardian', is: 'protected' },
      ],
    },
    fields: [{ id: 'otherGuardianWhy', kind: 'longText', recommended: true, rows: 4 }],
  },
  contact: {
    id: 'contact',
    slug: 'kontakt',
    fields: [
      { id: 'phone', kind: 'phone', autocomplete: 'tel' },
      { id: 'notifyBy', kind: 'radios', options: ['sms', 'email', 'letter'] },
      { id: 'email', kind: 'email', autocomplete: 'email', onlyIf: { field: 'notifyBy', is: 'email' } },
    ],
  },
  interpreter: {
    id: 'interpreter',
    slug: 'tolk',
    fields: [
      { id: 'interpreter', kind: 'yesNo' },
      { id: 'interpreterLanguage', kind: 'text', size: 24, onlyIf: { field: 'interpreter', is: 'yes' } },
    ],
  },
  meeting: {
    id: 'meeting',
    slug: 'nar-vi-mots',
    fields: [
      {
        id: 'meetingNeeds',
        kind: 'checkboxes',
        optional: true,
        options: ['pictures', 'largePrint', 'easyRead', 'hearing', 'calm', 'atHome', 'wheelchair'],
      },
      { id: 'companion', kind: 'text', optional: true },
      { id: 'meetingWords', kind: 'longText', optional: true, rows: 3 },
    ],
  },
  home: {
    id: 'home',
    slug: 'hemma',
    fields: [
      {
        id: 'homeHard',
        kind: 'checkboxes',
        optional: true,
        options: ['hygiene', 'clothes', 'meals', 'housework', 'alone', 'rest', 'otherHome'],
      },
      { id: 'homeWords', kind: 'longText', optional: true, rows: 3 },
    ],
  },
  days: {
    id: 'days',
    slug: 'skola-och-arbete',
    fields: [
      {
        id: 'daysHard',
        kind: 'checkboxes',
        optional: true,
        options: ['nothingToDo', 'beforeAndAfter', 'school', 'work'],
      },
      { id: 'daysWords', kind: 'longText', optional: true, rows: 3 },
    ],
  },
  gettingAround: {
    id: 'getting-around',
    slug: 'ta-sig-runt',
    fields: [
      {
        id: 'aroundHard',
        kind: 'checkboxes',
        optional: true,
        options: ['moving', 'goingOut', 'findingTheWay', 'errands'],
      },
      { id: 'aroundWords', kind: 'longText', optional: true, rows: 3 },
    ],
  },
  communication: {
    id: 'communication',
    slug: 'prata-och-forsta',
    fields: [
      {
        id: 'communicationHard',
        kind: 'checkboxes',
        optional: true,
        options: ['speaking', 'understanding', 'reading'],
      },
      { id: 'communicationWords', kind: 'longText', optional: true, rows: 3 },
    ],
  },
  night: {
    id: 'night',
    slug: 'natten',
    fields: [
      { id: 'nightHard', kind: 'checkboxes', optional: true, options: ['help', 'near', 'family'] },
      { id: 'nightWords', kind: 'longText', optional: true, rows: 3 },
    ],
  },
  freeTime: {
    id: 'free-time',
    slug: 'fritiden',
    fields: [
      {
        id: 'freeTimeHard',
        kind: 'checkboxes',
        optional: true,
        options: ['lonely', 'activities', 'change'],
      },
      { id: 'freeTimeWords', kind: 'longText', optional: true, rows: 3 },
    ],
  },
  disability: {
    id: 'disability',
    slug: 'funktionsnedsattning',
    fields: [
      { id: 'disabilityWords', kind: 'longText', optional: true, rows: 4 },
      { id: 'disabilitySince', kind: 'text', optional: true, size: 24 },
    ],
  },
  group: {
    id: 'group',
    slug: 'grupp',
    fields: [{ id: 'group', kind: 'radios', options: ['first', 'second', 'third', 'unknown'], optional: true }],
  },
  supportNow: {
    id: 'support-now',
    slug: 'stod-i-dag',
    fields: [
      {
        id: 'supportNow',
        kind: 'checkboxes',
        optional: true,
        options: ['lss', 'socialServices', 'assistanceBenefit', 'healthCare', 'school', 'family'],
      },
      { id: 'supportNowWords', kind: 'longText', optional: true, rows: 3 },
    ],
  },
  measures: {
    id: 'measures',
    slug: 'vilket-stod',
    fields: [
      // Put there from the answers: what may help, and why.
      { id: 'suggestions', kind: 'longText', fixed: true },
      { id: 'measures', kind: 'checkboxes', options: [...measures, 'helpMe'] },
      ...counselling,
    ],
  },
  helpMe: {
    id: 'help-me',
    slug: 'vad-vill-du-ska-bli-battre',
    onlyIf: { field: 'measures', includes: 'helpMe' },
    fields: [{ id: 'betterWords', kind: 'longText', optional: true, rows: 5 }],
  },
  counselling: {
    id: 'counselling',
    slug: 'rad-och-stod',
    onlyIf: { field: 'counsellingHere', is: 'yes' },
    fields: [
      { id: 'counselling', kind: 'yesNo' },
      {
        id: 'counsellingNeed',
        kind: 'longText',
        optional: true,
        rows: 4,
        onlyIf: { field: 'counselling', is: 'yes' },
      },
    ],
  },
  assistance: wish('assistance', 'personlig-assistans'),
  basicNeeds: {
    id: 'basic-needs',
    slug: 'grundlaggande-behov',
    onlyIf: { field: 'measures', includes: 'assistance' },
    fields: [
      {
        id: 'basicNeeds',
        kind: 'checkboxes',
        optional: true,
        options: ['breathing', 'hygiene', 'meals', 'clothes', 'communication', 'harm', 'medical'],
      },
      { id: 'basicHours', kind: 'radios', options: ['under20', 'over20', 'unknown'], optional: true },
      // Put there from the municipality's file: where and on which number.
      { id: 'allowanceAt', kind: 'text', fixed: true },
      { id: 'insuranceAgency', kind: 'radios', options: ['granted', 'applied', 'no'], optional: true },
    ],
  },
  companion: wish('companion', 'ledsagarservice'),
  contactPerson: wish('contactPerson', 'kontaktperson'),
  relief: wish('relief', 'avlosarservice'),
  shortStay: wish('shortStay', 'korttidsvistelse'),
  afterSchool: wish('afterSchool', 'korttidstillsyn'),
  youthHome: wish('youthHome', 'boende-for-barn-och-unga'),
  adultHome: wish('adultHome', 'bostad-for-vuxna'),
  dailyActivities: wish('dailyActivities', 'daglig-verksamhet'),
  childInformed: {
    id: 'child-informed',
    slug: 'barnet-far-veta',
    onlyIf: forAnyChild,
    fields: [
      { id: 'childInformed', kind: 'radios', options: ['yes', 'notYet', 'cannot'], optional: true },
      { id: 'childInformedHow', kind: 'longText', optional: true, rows: 3 },
    ],
  },
  childWords: {
    id: 'child-words',
    slug: 'barnets-egna-ord',
    onlyIf: forAnyChild,
    fields: [
      { id: 'childWords', kind: 'longText', optional: true, rows: 5 },
      { id: 'childFiles', kind: 'file', optional: true, recordings: true },
      { id: 'childWordsPrivate', kind: 'confirm', optional: true },
    ],
  },
  consents: {
    id: 'consents',
    slug: 'samtycke',
    fields: [{ id: 'consentTo', kind: 'checkboxes', options: sources, optional: true }],
  },
  consentHealthCare: consent('healthCare', 'fraga-varden'),
  consentHabilitation: consent('habilitation', 'fraga-habiliteringen'),
  consentSchool: consent('school', 'fraga-skolan'),
  consentInsuranceAgency: consent('insuranceAgency', 'fraga-forsakringskassan'),
  consentOtherMunicipality: consent('otherMunicipality', 'fraga-annan-kommun'),
  board: {
    id: 'board',
    slug: 'beratta-for-namnden',
    fields: [{ id: 'speakBeforeBoard', kind: 'confirm', optional: true }],
  },
  ownWords: {
    id: 'own-words',
    slug: 'med-dina-ord',
    fields: [{ id: 'ownWords', kind: 'longText', optional: true, rows: 8 }],
  },
  attachments: {
    id: 'attachments',
    slug: 'bilagor',
    fields: [evidence, { id: 'attachments', kind: 'file', optional: true }],
  },
  declaration: { id: 'declaration', slug: 'forsakran', fields: [{ id: 'truth', kind: 'confirm' }] },
} as const satisfies Record<string, Page>;

/** Whom it is about: the first section of every LSS form. */
export const who = {
  id: 'who',
  pages: [
    pages.concerns,
    pages.principal,
    pages.basis,
    pages.mandate,
    pages.young,
    pages.otherGuardian,
    pages.otherGuardianWhy,
  ],
} as const;

/**
 * What she wants herself for whom somebody else asks: support is given at her own request, and at another's only when she is
 * under fifteen or evidently cannot take a stand (8 §). In every LSS form, and what the unit reads first.
 */
export const ownView = { id: 'own-view', pages: [pages.ownView, pages.ownStand] } as const;

/** How a child has been told, and what it says itself (8 §). In every LSS form. */
export const childVoice = { id: 'voice', pages: [pages.childInformed, pages.childWords] } as const;

/** What one wants of each measure that is chosen. */
export const aboutMeasures = [
  pages.counselling,
  pages.assistance,
  pages.basicNeeds,
  pages.companion,
  pages.contactPerson,
  pages.relief,
  pages.shortStay,
  pages.afterSchool,
  pages.youthHome,
  pages.adultHome,
  pages.dailyActivities,
] as const;

/** The pages about one measure each, where answers are told with its name. */
export const aboutPages: readonly string[] = measures.map((measure) => `about-${measure}`);

/** How one is reached, and how one wants to meet. In every LSS form. */
export const contact = { id: 'contact', pages: [pages.contact, pages.interpreter, pages.meeting] } as const;

/** Whom the unit may ask, about what and until when. */
export const consents = {
  id: 'consents',
  pages: [
    pages.consents,
    pages.consentHealthCare,
    pages.consentHabilitation,
    pages.consentSchool,
    pages.consentInsuranceAgency,
    pages.consentOtherMunicipality,
  ],
} as const;

export const lssRequestForm = defineForm({
  id: 'lss-request',
  version: 3,
  sections: [
    who,
    ownView,
    contact,
    {
      id: 'life',
      pages: [pages.home, pages.days, pages.gettingAround, pages.communication, pages.night, pages.freeTime],
    },
    { id: 'disability', pages: [pages.disability, pages.group, pages.supportNow] },
    {
      id: 'support',
      pages: [pages.measures, pages.helpMe, ...aboutMeasures],
    },
    childVoice,
    consents,
    { id: 'more', pages: [pages.board, pages.ownWords, pages.attachments] },
    { id: 'declaration', review: true, pages: [pages.declaration] },
  ],
});
