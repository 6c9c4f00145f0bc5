import { defineForm } from '../../platform/forms/form.ts';
import { month } from './livelihood-renewal.form.ts';
import { pages } from './livelihood-support.form.ts';

/* An extra cost in a month that already has an application: what it is for, what it costs, and papers. */

export const livelihoodSupplementForm = defineForm({
  id: 'livelihood-support-supplement',
  version: 1,
  sections: [
    { id: 'start', pages: [{ ...pages.urgent, fields: [month, ...pages.urgent.fields] }] },
    { id: 'costs', pages: [{ id: 'costs', slug: 'kostnader', fields: pages.costs.fields }] },
    { id: 'more', pages: [pages.ownWords, pages.attachments] },
    { id: 'declaration', review: true, pages: [pages.declaration] },
  ],
});
