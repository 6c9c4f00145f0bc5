import type { Condition, Page } from '../../platform/forms/form.ts';
import { defineForm } from '../../platform/forms/form.ts';

/* A first application for livelihood support (försörjningsstöd, SoL 2025:400 12 kap. 1 §). A partner in the household is
   part of the assessment, and is named here. Every "nothing to report" is one answer: no one fills in zeros. */

export const together = { field: 'civilStatus', is: 'cohabiting' } as const satisfies Condition;
/** The partner does not fill in a part of her own: what is hers is asked here. */
export const forBoth = { all: [together, { field: 'applyTogether', is: 'no' }] } as const satisfies Condition;
const who = { id: 'who', kind: 'radios', options: ['applicant', 'partner'], onlyIf: forBoth } as const;

/** Money in accounts today. Below nought is a debt to the bank. */
export const money = [
  { id: 'hasMoney', kind: 'yesNo' },
  {
    id: 'balance',
    kind: 'money',
    min: -100_000_000,
    max: 1_000_000_000,
    recommended: true,
    onlyIf: { field: 'hasMoney', is: 'yes' },
  },
] as const;

/** What the answers call for (../rules.ts puts it there), and how each piece reaches us. */
const evidence = {
  id: 'evidence',
  kind: 'group',
  carried: true,
  titleFrom: ['what'],
  fields: [
    { id: 'what', kind: 'text', fixed: true },
    { id: 'answer', kind: 'radios', options: ['here', 'have', 'later'], recommended: true },
  ],
} as const;

/** The pages, by their names: the other livelihood forms take theirs from here, so that a question is asked in one way. */
export const pages = {
  month: {
    id: 'month',
    slug: 'manad',
    fields: [
      { id: 'month', kind: 'month', choices: { from: 0, to: 1 } },
      // Support is for the cost of living of a month, or for living in other respects (livsföring i övrigt, 12 kap. 1 §).
      { id: 'supportFor', kind: 'radios', options: ['living', 'other'] },
      { id: 'otherSupport', kind: 'longText', rows: 3, onlyIf: { field: 'supportFor', is: 'other' } },
    ],
  },
  urgent: {
    id: 'urgent',
    slug: 'akut',
    fields: [
      { id: 'urgent', kind: 'yesNo' },
      {
        id: 'urgentNeeds',
        kind: 'checkboxes',
        options: ['food', 'home', 'power', 'medicine', 'other'],
        onlyIf: { field: 'urgent', is: 'yes' },
      },
      { id: 'urgentWords', kind: 'longText', optional: true, rows: 3, onlyIf: { field: 'urgent', is: 'yes' } },
    ],
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
  language: {
    id: 'language',
    slug: 'sprak',
    fields: [
      { id: 'interpreter', kind: 'yesNo' },
      { id: 'interpreterLanguage', kind: 'text', size: 24, onlyIf: { field: 'interpreter', is: 'yes' } },
      { id: 'meetingNeeds', kind: 'longText', optional: true, rows: 3 },
    ],
  },
  partner: {
    id: 'partner',
    slug: 'hushall',
    fields: [
      { id: 'civilStatus', kind: 'radios', options: ['single', 'cohabiting'] },
      { id: 'partnerName', kind: 'text', onlyIf: together },
      // One who is asked for a part of her own is found by her number.
      {
        id: 'partnerNumber',
        kind: 'personalNumber',
        coordination: true,
        birthDate: true,
        wholeIf: { field: 'applyTogether', is: 'yes' },
        onlyIf: together,
      },
      { id: 'applyTogether', kind: 'yesNo', onlyIf: together },
    ],
  },
  hasChildren: { id: 'has-children', slug: 'har-barn', fields: [{ id: 'hasChildren', kind: 'yesNo' }] },
  children: {
    id: 'children',
    slug: 'barn',
    onlyIf: { field: 'hasChildren', is: 'yes' },
    fields: [
      {
        id: 'children',
        kind: 'group',
        max: 15,
        titleFrom: ['name'],
        fields: [
          { id: 'name', kind: 'text' },
          // Parents support a child who goes to school until 21 (föräldrabalken 7 kap. 1 §).
          { id: 'number', kind: 'personalNumber', coordination: true, birthDate: true, youngerThan: 21 },
          { id: 'residence', kind: 'radios', options: ['full', 'part'] },
          {
            id: 'arrangement',
            kind: 'radios',
            options: ['alternating', 'visits'],
            onlyIf: { field: 'residence', is: 'part' },
          },
          {
            id: 'daysInHome',
            kind: 'number',
            min: 1,
            max: 30,
            onlyIf: { field: 'residence', is: 'part' },
          },
          { id: 'school', kind: 'text', optional: true },
          { id: 'lunch', kind: 'yesNo' },
        ],
      },
    ],
  },
  housing: {
    id: 'housing',
    slug: 'boende',
    fields: [
      {
        id: 'housingForm',
        kind: 'radios',
        options: ['rental', 'sublet', 'lodger', 'tenantOwned', 'ownHouse', 'rentedHouse', 'parents', 'none'],
      },
    ],
  },
  home: {
    id: 'home',
    slug: 'hemmet',
    onlyIf: { not: { field: 'housingForm', is: 'none' } },
    fields: [
      { id: 'address', kind: 'text', autocomplete: 'address-line1' },
      { id: 'personsInHome', kind: 'number', min: 1, max: 30 },
      { id: 'rooms', kind: 'number', min: 1, max: 20, recommended: true },
      { id: 'paysRent', kind: 'yesNo' },
      { id: 'rent', kind: 'money', max: 10_000_000, onlyIf: { field: 'paysRent', is: 'yes' } },
    ],
  },
  noHome: {
    id: 'no-home',
    slug: 'utan-bostad',
    onlyIf: { field: 'housingForm', is: 'none' },
    fields: [{ id: 'whereStaying', kind: 'longText', rows: 4 }],
  },
  housingChanges: {
    id: 'housing-changes',
    slug: 'andrat-boende',
    fields: [
      { id: 'housingChanged', kind: 'yesNo' },
      { id: 'housingChange', kind: 'longText', rows: 3, onlyIf: { field: 'housingChanged', is: 'yes' } },
      { id: 'housingDebt', kind: 'yesNo' },
      { id: 'housingDebtWords', kind: 'longText', rows: 3, onlyIf: { field: 'housingDebt', is: 'yes' } },
    ],
  },
  livelihood: {
    id: 'livelihood',
    slug: 'forsorjning',
    fields: [
      { id: 'livelihoodSoFar', kind: 'longText', rows: 5 },
      { id: 'workedLastYear', kind: 'yesNo' },
    ],
  },
  planning: {
    id: 'planning',
    slug: 'planering',
    fields: [
      {
        id: 'planning',
        kind: 'checkboxes',
        options: ['work', 'jobSeeking', 'sick', 'studies', 'parentalLeave', 'other'],
      },
      { id: 'staysInMunicipality', kind: 'yesNo' },
      { id: 'awayWords', kind: 'text', onlyIf: { field: 'staysInMunicipality', is: 'no' } },
    ],
  },
  work: {
    id: 'work',
    slug: 'arbete',
    onlyIf: { field: 'planning', includes: 'work' },
    fields: [
      { id: 'employer', kind: 'text' },
      { id: 'workExtent', kind: 'radios', options: ['fullTime', 'partTime', 'hourly'] },
    ],
  },
  jobSeeking: {
    id: 'job-seeking',
    slug: 'soker-arbete',
    onlyIf: { field: 'planning', includes: 'jobSeeking' },
    fields: [
      { id: 'registered', kind: 'yesNo' },
      {
        id: 'registeredOn',
        kind: 'date',
        recommended: true,
        notAfter: 'today',
        onlyIf: { field: 'registered', is: 'yes' },
      },
      { id: 'hasJobApplications', kind: 'yesNo' },
    ],
  },
  jobApplications: {
    id: 'job-applications',
    slug: 'sokta-jobb',
    onlyIf: { field: 'hasJobApplications', is: 'yes' },
    fields: [
      {
        id: 'jobApplications',
        kind: 'group',
        max: 30,
        titleFrom: ['title'],
        fields: [
          { id: 'title', kind: 'text' },
          { id: 'employer', kind: 'text' },
          { id: 'date', kind: 'date', notAfter: 'today', recommended: true },
        ],
      },
    ],
  },
  sickLeave: {
    id: 'sick-leave',
    slug: 'sjukskriven',
    onlyIf: { field: 'planning', includes: 'sick' },
    fields: [
      { id: 'sickExtent', kind: 'radios', options: ['quarter', 'half', 'threeQuarters', 'full'] },
      { id: 'sickCertificate', kind: 'yesNo' },
      { id: 'sickUntil', kind: 'date', optional: true },
    ],
  },
  studies: {
    id: 'studies',
    slug: 'studier',
    onlyIf: { field: 'planning', includes: 'studies' },
    fields: [
      { id: 'studyWhat', kind: 'text' },
      { id: 'studyExtent', kind: 'radios', options: ['fullTime', 'partTime'] },
    ],
  },
  otherPlanning: {
    id: 'other-planning',
    slug: 'annan-planering',
    onlyIf: { field: 'planning', includes: 'other' },
    fields: [{ id: 'otherPlanning', kind: 'longText', rows: 4 }],
  },
  partnerPlanning: {
    id: 'partner-planning',
    slug: 'partnerns-planering',
    onlyIf: forBoth,
    fields: [
      {
        id: 'partnerPlanning',
        kind: 'checkboxes',
        options: ['work', 'jobSeeking', 'sick', 'studies', 'parentalLeave', 'other'],
      },
      { id: 'partnerPlanningWords', kind: 'longText', optional: true, rows: 3 },
    ],
  },
  hasIncomes: { id: 'has-incomes', slug: 'har-inkomster', fields: [{ id: 'hasIncomes', kind: 'yesNo' }] },
  incomes: {
    id: 'incomes',
    slug: 'inkomster',
    onlyIf: { field: 'hasIncomes', is: 'yes' },
    fields: [
      {
        id: 'incomes',
        kind: 'group',
        max: 30,
        titleFrom: ['type'],
        fields: [
          {
            id: 'type',
            kind: 'radios',
            options: [
              'salary',
              'benefit',
              'transfers',
              'occupationalPension',
              'maintenance',
              'rentShare',
              'otherMunicipality',
              'gift',
              'taxRefund',
              'other',
            ],
          },
          { id: 'specification', kind: 'text', onlyIf: { field: 'type', is: 'other' } },
          { id: 'amount', kind: 'money', max: 100_000_000 },
          { id: 'date', kind: 'date', notAfter: 'today', notBefore: 'yearAgo' },
          who,
        ],
      },
    ],
  },
  hasBenefits: { id: 'has-benefits', slug: 'vantar-pa-pengar', fields: [{ id: 'hasPendingBenefits', kind: 'yesNo' }] },
  benefits: {
    id: 'benefits',
    slug: 'sokta-ersattningar',
    onlyIf: { field: 'hasPendingBenefits', is: 'yes' },
    fields: [
      {
        id: 'pendingBenefits',
        kind: 'group',
        max: 15,
        titleFrom: ['benefit'],
        fields: [
          {
            id: 'benefit',
            kind: 'radios',
            options: [
              'sickness',
              'parental',
              'housing',
              'maintenance',
              'unemployment',
              'activity',
              'studies',
              'pension',
              'salary',
              'other',
            ],
          },
          { id: 'specification', kind: 'text', onlyIf: { field: 'benefit', is: 'other' } },
          { id: 'appliedOn', kind: 'date', recommended: true, notAfter: 'today' },
          { id: 'expected', kind: 'text', recommended: true, size: 24 },
          who,
        ],
      },
    ],
  },
  hasAssets: {
    id: 'has-assets',
    slug: 'tillgangar',
    fields: [...money, { id: 'hasAssets', kind: 'yesNo' }],
  },
  assets: {
    id: 'assets',
    slug: 'dina-tillgangar',
    onlyIf: { field: 'hasAssets', is: 'yes' },
    fields: [
      {
        id: 'assets',
        kind: 'group',
        max: 20,
        titleFrom: ['type'],
        fields: [
          { id: 'type', kind: 'radios', options: ['savings', 'vehicle', 'property', 'crypto', 'company', 'other'] },
          {
            id: 'registration',
            kind: 'text',
            size: 10,
            recommended: true,
            onlyIf: { field: 'type', is: 'vehicle' },
          },
          {
            id: 'vehicleBought',
            kind: 'text',
            size: 10,
            recommended: true,
            onlyIf: { field: 'type', is: 'vehicle' },
          },
          {
            id: 'propertyBought',
            kind: 'text',
            size: 10,
            recommended: true,
            onlyIf: { field: 'type', is: 'property' },
          },
          {
            id: 'propertyPrice',
            kind: 'money',
            max: 10_000_000_000,
            recommended: true,
            onlyIf: { field: 'type', is: 'property' },
          },
          { id: 'description', kind: 'text' },
          { id: 'value', kind: 'money', max: 10_000_000_000, recommended: true },
          who,
        ],
      },
    ],
  },
  hasCosts: { id: 'has-costs', slug: 'har-kostnader', fields: [{ id: 'hasCosts', kind: 'yesNo' }] },
  costs: {
    id: 'costs',
    slug: 'kostnader',
    onlyIf: { field: 'hasCosts', is: 'yes' },
    fields: [
      {
        id: 'costs',
        kind: 'group',
        max: 30,
        titleFrom: ['type'],
        fields: [
          {
            id: 'type',
            kind: 'radios',
            options: [
              'rent',
              'electricity',
              'homeInsurance',
              'internet',
              'unemploymentFund',
              'unionFee',
              'travel',
              'careTravel',
              'healthCare',
              'medicine',
              'dentist',
              'municipalFees',
              'other',
            ],
          },
          { id: 'otherWhat', kind: 'text', onlyIf: { field: 'type', is: 'other' } },
          { id: 'amount', kind: 'money', max: 100_000_000 },
          { id: 'due', kind: 'date', optional: true },
          { id: 'payee', kind: 'text', optional: true },
          { id: 'specification', kind: 'text', optional: true },
        ],
      },
    ],
  },
  payment: {
    id: 'payment',
    slug: 'utbetalning',
    fields: [
      { id: 'payTo', kind: 'radios', options: ['account', 'noAccount'] },
      { id: 'account', kind: 'bankAccount', onlyIf: { field: 'payTo', is: 'account' } },
    ],
  },
  ownWords: {
    id: 'own-words',
    slug: 'med-dina-ord',
    fields: [{ id: 'ownWords', kind: 'longText', optional: true, rows: 8 }],
  },
  attachments: {
    id: 'attachments',
    slug: 'bilagor',
    fields: [
      evidence,
      // Where the municipality checks at random: what is kept at home, and until when (../rules.ts puts it there).
      { id: 'keep', kind: 'longText', fixed: true },
      {
        id: 'attachments',
        kind: 'file',
        optional: true,
      },
    ],
  },
  declaration: { id: 'declaration', slug: 'forsakran', fields: [{ id: 'truth', kind: 'confirm' }] },
} as const satisfies Record<string, Page>;

export const livelihoodSupportForm = defineForm({
  id: 'livelihood-support-new',
  version: 4,
  sections: [
    {
      id: 'start',
      pages: [pages.month, pages.urgent],
    },
    {
      id: 'contact',
      pages: [pages.contact, pages.language],
    },
    {
      id: 'household',
      pages: [pages.partner, pages.hasChildren, pages.children],
    },
    {
      id: 'housing',
      pages: [pages.housing, pages.home, pages.noHome, pages.housingChanges],
    },
    {
      id: 'planning',
      pages: [
        pages.livelihood,
        pages.planning,
        pages.work,
        pages.jobSeeking,
        pages.jobApplications,
        pages.sickLeave,
        pages.studies,
        pages.otherPlanning,
        pages.partnerPlanning,
      ],
    },
    {
      id: 'incomes',
      pages: [pages.hasIncomes, pages.incomes, pages.hasBenefits, pages.benefits],
    },
    {
      id: 'assets',
      pages: [pages.hasAssets, pages.assets],
    },
    {
      id: 'costs',
      pages: [pages.hasCosts, pages.costs],
    },
    {
      id: 'payment',
      pages: [pages.payment],
    },
    {
      id: 'more',
      pages: [pages.ownWords, pages.attachments],
    },
    {
      id: 'declaration',
      review: true,
      pages: [pages.declaration],
    },
  ],
});
