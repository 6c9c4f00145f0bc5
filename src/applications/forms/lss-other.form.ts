import { defineForm } from '../../platform/forms/form.ts';
import {
  aboutMeasures,
  childVoice,
  consents,
  contact,
  counselling,
  measures,
  ownView,
  pages,
  who,
} from './lss-request.form.ts';

/* What one asks for when one has support under LSS already, or before one moves here: short forms, one thing on a page. Each
   has its own form, so that the words speak of that one thing. */

const declaration = { id: 'declaration', review: true, pages: [pages.declaration] } as const;
/** Which of what one has; the portal may not know all of it. */
const which = { id: 'measures', kind: 'checkboxes', options: [...measures, 'other'] } as const;
const otherMeasure = {
  id: 'other-measure',
  slug: 'vilket-annat-stod',
  onlyIf: { field: 'measures', includes: 'other' },
  fields: [{ id: 'otherMeasure', kind: 'text' }],
} as const;
const papers = { id: 'papers', slug: 'papper', fields: [{ id: 'attachments', kind: 'file', optional: true }] } as const;

/** A change of a measure one has. */
export const lssChangeForm = defineForm({
  id: 'lss-change',
  version: 5,
  sections: [
    who,
    ownView,
    {
      id: 'ask',
      pages: [
        {
          id: 'change',
          slug: 'vad-ska-andras',
          fields: [
            which,
            { id: 'changeWords', kind: 'longText', optional: true, rows: 5 },
            { id: 'from', kind: 'date', optional: true },
          ],
        },
        otherMeasure,
        papers,
        pages.board,
      ],
    },
    childVoice,
    contact,
    declaration,
  ],
});

/** More time of a measure whose decision ends. */
export const lssExtendForm = defineForm({
  id: 'lss-extend',
  version: 5,
  sections: [
    who,
    ownView,
    {
      id: 'ask',
      pages: [
        {
          id: 'extend',
          slug: 'vad-ska-forlangas',
          fields: [
            which,
            { id: 'endsOn', kind: 'date', optional: true },
            { id: 'different', kind: 'yesNo' },
            {
              id: 'differentWords',
              kind: 'longText',
              optional: true,
              rows: 4,
              onlyIf: { field: 'different', is: 'yes' },
            },
          ],
        },
        otherMeasure,
        papers,
        pages.board,
      ],
    },
    childVoice,
    contact,
    declaration,
  ],
});

/** An end to a measure one has. */
export const lssEndForm = defineForm({
  id: 'lss-end',
  version: 5,
  sections: [
    who,
    ownView,
    {
      id: 'ask',
      pages: [
        {
          id: 'end',
          slug: 'vad-ska-avslutas',
          fields: [
            which,
            { id: 'from', kind: 'date', optional: true },
            { id: 'endWords', kind: 'longText', optional: true, rows: 4 },
          ],
        },
        otherMeasure,
      ],
    },
    childVoice,
    contact,
    declaration,
  ],
});

/** An advance ruling on which measures one has a right to, for whoever plans to settle in the municipality (16 § LSS). */
export const lssAdvanceRulingForm = defineForm({
  id: 'lss-advance-ruling',
  version: 4,
  sections: [
    who,
    ownView,
    {
      id: 'moving',
      pages: [
        {
          id: 'moving',
          slug: 'flytten-hit',
          fields: [
            { id: 'movesFrom', kind: 'text' },
            { id: 'movesOn', kind: 'date', optional: true },
            { id: 'movesTo', kind: 'text', optional: true },
          ],
        },
      ],
    },
    { id: 'disability', pages: [pages.disability, pages.group, pages.supportNow] },
    {
      id: 'support',
      pages: [
        {
          id: 'ruling-measures',
          slug: 'vilket-stod',
          fields: [
            { id: 'measures', kind: 'checkboxes', options: [...measures, 'helpMe'] },
            { id: 'rulingWords', kind: 'longText', optional: true, rows: 5 },
            ...counselling,
          ],
        },
        ...aboutMeasures,
      ],
    },
    childVoice,
    consents,
    contact,
    { id: 'more', pages: [pages.board, pages.attachments] },
    declaration,
  ],
});

/** An individual plan for what has been granted, made together (10 § LSS). */
export const lssPlanForm = defineForm({
  id: 'lss-plan',
  version: 4,
  sections: [
    who,
    ownView,
    {
      id: 'ask',
      pages: [
        {
          id: 'plan',
          slug: 'om-planen',
          fields: [
            { id: 'planWords', kind: 'longText', optional: true, rows: 5 },
            { id: 'planWith', kind: 'text', optional: true },
          ],
        },
      ],
    },
    childVoice,
    contact,
    declaration,
  ],
});
