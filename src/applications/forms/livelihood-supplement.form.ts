import { defineForm } from '../../platform/forms/form.ts';
import { month } from './livelihood-renewal.form.ts';
import { pages, together } from './livelihood-support.form.ts';

/* An extra cost in a month that already has an application: what it is for, what it costs, and papers. Household, work, contact
   and account stand there as they were said before (../rules.ts puts them there), and are asked about only when they are others. */

export const livelihoodSupplementForm = defineForm({
  id: 'livelihood-support-supplement',
  version: 2,
  sections: [
    { id: 'start', pages: [{ ...pages.urgent, fields: [month, ...pages.urgent.fields] }] },
    { id: 'costs', pages: [{ id: 'costs', slug: 'kostnader', fields: pages.costs.fields }] },
    {
      id: 'you',
      pages: [
        {
          id: 'still-right',
          slug: 'stammer-det',
          fields: [
            { id: 'civilStatus', kind: 'radios', options: ['single', 'cohabiting'], fixed: true },
            { id: 'familyBefore', kind: 'longText', fixed: true },
            { id: 'householdChanged', kind: 'yesNo' },
            { id: 'householdChange', kind: 'longText', rows: 3, onlyIf: { field: 'householdChanged', is: 'yes' } },
            { id: 'applyTogether', kind: 'yesNo', onlyIf: together },
            { id: 'partnerName', kind: 'text', onlyIf: { field: 'applyTogether', is: 'yes' } },
            {
              id: 'partnerNumber',
              kind: 'personalNumber',
              coordination: true,
              onlyIf: { field: 'applyTogether', is: 'yes' },
            },
            { id: 'workBefore', kind: 'longText', fixed: true },
            { id: 'contactBefore', kind: 'longText', fixed: true },
            { id: 'contactKnown', kind: 'yesNo', fixed: true },
            { id: 'contactChanged', kind: 'yesNo', onlyIf: { field: 'contactKnown', is: 'yes' } },
          ],
        },
      ],
    },
    {
      id: 'contact',
      onlyIf: { any: [{ not: { field: 'contactKnown', is: 'yes' } }, { field: 'contactChanged', is: 'yes' }] },
      pages: [pages.contact, pages.language, pages.payment],
    },
    { id: 'more', pages: [pages.ownWords, pages.attachments] },
    { id: 'declaration', review: true, pages: [pages.declaration] },
  ],
});
