import { defineForm } from '../../platform/forms/form.ts';
import { pages } from './lss-request.form.ts';

/* What a child's other guardian signs of a request that the first has sent. She has read it on the page before; what she signs
   says which request it was, and by a code that nothing of it has changed since. */
export const lssGuardianForm = defineForm({
  id: 'lss-guardian',
  version: 1,
  sections: [
    {
      id: 'consent',
      pages: [
        {
          id: 'consent',
          slug: 'ditt-svar',
          fields: [
            // Put there from the request: what she consents to.
            { id: 'request', kind: 'text', fixed: true },
            { id: 'requestCode', kind: 'text', fixed: true },
            { id: 'agrees', kind: 'confirm' },
            { id: 'guardianWords', kind: 'longText', optional: true, rows: 5 },
          ],
        },
      ],
    },
    { id: 'contact', pages: [pages.contact, pages.interpreter] },
    { id: 'declaration', review: true, pages: [pages.declaration] },
  ],
});
