import { defineForm } from '../../platform/forms/form.ts';
import { forBoth, money, pages, together } from './livelihood-support.form.ts';

/* The months after the first: what was said last time stands there line by line, and one answers what has become of it.
   What is known is put there when the application is begun (../rules.ts); incomes and balances are always an active choice.
   An unchanged month is six pages, the page to read through included. */

const change = { id: 'change', kind: 'radios', options: ['same', 'changed', 'gone'] } as const;
const amount = {
  id: 'amount',
  kind: 'money',
  max: 100_000_000,
  onlyIf: { field: 'change', is: 'changed' },
} as const;
/** One applies for a month that is offered, and does not change it on the way. */
export const month = { id: 'month', kind: 'month', fixed: true } as const;
const lastAmount = { id: 'lastAmount', kind: 'money', fixed: true } as const;
/** What the unit accepted of it in its last decision, where it has said so. */
const lastApproved = { id: 'lastApproved', kind: 'money', fixed: true } as const;
const [type, registration, vehicleBought, propertyBought, propertyPrice, description, value, who] =
  pages.assets.fields[0].fields;

export const livelihoodRenewalForm = defineForm({
  id: 'livelihood-support-renewal',
  version: 4,
  sections: [
    {
      id: 'start',
      pages: [
        {
          id: 'changes',
          slug: 'vad-har-andrats',
          fields: [
            month,
            { id: 'civilStatus', kind: 'radios', options: ['single', 'cohabiting'], fixed: true },
            { id: 'familyBefore', kind: 'longText', fixed: true },
            { id: 'applyTogether', kind: 'yesNo', fixed: true, onlyIf: together },
            // With whom one lives is sent along every month, also when the other is not asked for a part of her own.
            { id: 'partnerNumber', kind: 'personalNumber', fixed: true, onlyIf: forBoth },
            { id: 'familyChange', kind: 'radios', options: ['same', 'children', 'partner'] },
            { id: 'housingBefore', kind: 'longText', fixed: true },
            { id: 'homeChanged', kind: 'yesNo' },
            { id: 'contactBefore', kind: 'longText', fixed: true },
            { id: 'contactChanged', kind: 'yesNo' },
            ...pages.urgent.fields,
          ],
        },
      ],
    },
    {
      id: 'household',
      onlyIf: { field: 'familyChange', is: 'children' },
      pages: [pages.hasChildren, pages.children],
    },
    {
      id: 'housing',
      onlyIf: { field: 'homeChanged', is: 'yes' },
      pages: [pages.housing, pages.home, pages.noHome],
    },
    {
      id: 'contact',
      onlyIf: { field: 'contactChanged', is: 'yes' },
      pages: [pages.contact, pages.language, pages.payment],
    },
    {
      id: 'incomes',
      pages: [
        {
          id: 'last-incomes',
          slug: 'forra-manadens-inkomster',
          fields: [
            {
              id: 'lastIncomes',
              kind: 'group',
              carried: true,
              max: 40,
              titleFrom: ['type', 'specification', 'lastAmount', 'who'],
              fields: [
                { ...pages.incomes.fields[0].fields[0], fixed: true },
                { id: 'specification', kind: 'text', fixed: true },
                lastAmount,
                { id: 'who', kind: 'radios', options: ['applicant', 'partner'], onlyIf: forBoth, fixed: true },
                change,
                amount,
              ],
            },
            { id: 'hasIncomes', kind: 'yesNo' },
            { id: 'hasPendingBenefits', kind: 'yesNo' },
          ],
        },
        pages.incomes,
        pages.benefits,
      ],
    },
    {
      id: 'assets',
      pages: [
        {
          id: 'balance',
          slug: 'pengar-i-dag',
          fields: [
            ...money,
            {
              id: 'lastAssets',
              kind: 'group',
              carried: true,
              max: 40,
              titleFrom: ['type', 'description', 'lastValue', 'who'],
              fields: [
                { ...type, fixed: true },
                { ...registration, fixed: true },
                { ...vehicleBought, fixed: true },
                { ...propertyBought, fixed: true },
                { ...propertyPrice, fixed: true },
                { ...description, fixed: true },
                // Whoever said nothing of the value last time answers for the line all the same.
                { ...value, id: 'lastValue', fixed: true },
                { ...who, fixed: true },
                change,
                { ...value, onlyIf: { field: 'change', is: 'changed' } },
                // What has been sold has given money, which is an income.
                { id: 'became', kind: 'text', recommended: true, onlyIf: { field: 'change', is: 'gone' } },
              ],
            },
            { id: 'hasAssets', kind: 'yesNo' },
          ],
        },
        pages.assets,
      ],
    },
    {
      id: 'costs',
      pages: [
        {
          id: 'last-costs',
          slug: 'forra-manadens-kostnader',
          fields: [
            {
              id: 'lastCosts',
              kind: 'group',
              carried: true,
              max: 40,
              titleFrom: ['type', 'otherWhat', 'lastAmount'],
              fields: [
                { ...pages.costs.fields[0].fields[0], fixed: true },
                { id: 'otherWhat', kind: 'text', fixed: true },
                lastAmount,
                lastApproved,
                change,
                amount,
              ],
            },
            { id: 'hasCosts', kind: 'yesNo' },
          ],
        },
        pages.costs,
      ],
    },
    {
      id: 'planning',
      pages: [
        {
          id: 'this-month',
          slug: 'manadens-planering',
          fields: [
            { id: 'planningBefore', kind: 'longText', fixed: true },
            { id: 'planningChanged', kind: 'yesNo' },
            { id: 'partnerPlanningBefore', kind: 'longText', fixed: true },
            { id: 'partnerPlanningChanged', kind: 'yesNo', onlyIf: forBoth },
            { id: 'staysInMunicipality', kind: 'yesNo' },
            { id: 'awayWords', kind: 'text', onlyIf: { field: 'staysInMunicipality', is: 'no' } },
            { id: 'seeksWork', kind: 'yesNo', fixed: true },
            { id: 'hasJobApplications', kind: 'yesNo', onlyIf: { field: 'seeksWork', is: 'yes' } },
            { id: 'ownWords', kind: 'longText', optional: true, rows: 3 },
            { id: 'needsEvidence', kind: 'yesNo', fixed: true },
          ],
        },
        {
          id: 'new-planning',
          slug: 'ny-planering',
          onlyIf: { field: 'planningChanged', is: 'yes' },
          fields: [
            {
              id: 'planning',
              kind: 'checkboxes',
              options: ['work', 'jobSeeking', 'sick', 'studies', 'parentalLeave', 'other'],
            },
            { id: 'newPlanning', kind: 'longText', rows: 4 },
            pages.livelihood.fields[1],
          ],
        },
        {
          ...pages.sickLeave,
          onlyIf: {
            all: [
              { field: 'planningChanged', is: 'yes' },
              { field: 'planning', includes: 'sick' },
            ],
          },
        },
        pages.jobApplications,
        { ...pages.partnerPlanning, onlyIf: { field: 'partnerPlanningChanged', is: 'yes' } },
      ],
    },
    {
      id: 'more',
      // Only what is new or changed asks for papers. What has been attached stands until it is taken away.
      onlyIf: { field: 'needsEvidence', is: 'yes' },
      pages: [pages.attachments],
    },
    { id: 'declaration', review: true, pages: [pages.declaration] },
  ],
});
