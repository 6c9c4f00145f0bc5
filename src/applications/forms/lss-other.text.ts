import type { FormWords } from '../../platform/forms/words.ts';
import { inLanguages } from '../../platform/language.ts';
import type { lssAdvanceRulingForm, lssChangeForm, lssEndForm, lssExtendForm, lssPlanForm } from './lss-other.form.ts';
import { measures, sources } from './lss-request.form.ts';
import { lssRequestText } from './lss-request.text.ts';

/* Questions that stand in the request too are asked in its words. */

type Words = {
  change: FormWords<typeof lssChangeForm>;
  extend: FormWords<typeof lssExtendForm>;
  end: FormWords<typeof lssEndForm>;
  advanceRuling: FormWords<typeof lssAdvanceRulingForm>;
  plan: FormWords<typeof lssPlanForm>;
};

/** What differs from the words of the request. */
type Own = {
  titles: Record<keyof Words, string>;
  section: string;
  moving: string;
  movingPage: { title: string; lead: string };
  papers: { title: string; lead: string };
  pages: Record<'change' | 'extend' | 'end' | 'plan' | 'ruling', { title: string; lead: string }>;
  which: { label: string; short: string; required: string; other: string };
  otherMeasure: { title: string };
  fields: Record<
    | 'changeWords'
    | 'from'
    | 'endsOn'
    | 'different'
    | 'differentWords'
    | 'endWords'
    | 'movesFrom'
    | 'movesOn'
    | 'movesTo'
    | 'rulingWords'
    | 'planWords'
    | 'planWith'
    | 'otherMeasure',
    { label: string; short?: string; hint?: string; required?: string }
  >;
};

const own = inLanguages<Own>({
  sv: {
    titles: {
      change: 'Begäran om ändring av stöd enligt LSS',
      extend: 'Begäran om förlängning av stöd enligt LSS',
      end: 'Begäran om att avsluta stöd enligt LSS',
      advanceRuling: 'Begäran om förhandsbesked enligt LSS',
      plan: 'Begäran om individuell plan enligt LSS',
    },
    section: 'Din begäran',
    moving: 'Flytten hit',
    movingPage: {
      title: 'Din flytt hit',
      lead: 'Du får veta vilket stöd du har rätt till här, innan du flyttar. Beskedet gäller i sex månader från den dag då stödet finns att få här (LSS 16 §).',
    },
    papers: {
      title: 'Papper',
      lead: 'Har något ändrats i din hälsa kan ett nytt intyg hjälpa. Du kan lämna det senare.',
    },
    pages: {
      change: { title: 'Vad ska ändras?', lead: 'Du har kvar ditt stöd som det är tills vi har beslutat.' },
      extend: { title: 'Vad ska förlängas?', lead: 'Be om det i god tid, så att stödet inte hinner ta slut.' },
      end: {
        title: 'Vad ska avslutas?',
        lead: 'Du bestämmer själv om du vill ha stödet. Du kan begära det igen senare.',
      },
      plan: {
        title: 'Din individuella plan',
        lead: 'I planen står vilket stöd du har, vad du vill och vem som gör vad. Ni gör den tillsammans, och går igenom den minst en gång om året (LSS 10 §).',
      },
      ruling: { title: 'Vilket stöd vill du ha här?', lead: 'Du kan välja flera. Väljer du fel gör det inget.' },
    },
    which: {
      label: 'Vilket stöd gäller det?',
      short: 'Gäller stödet',
      required: 'Välj vilket stöd det gäller.',
      other: 'Ett annat stöd, som inte står här',
    },
    otherMeasure: { title: 'Det andra stödet' },
    fields: {
      otherMeasure: {
        label: 'Vilket annat stöd gäller det?',
        short: 'Annat stöd',
        hint: 'Skriv vad det heter, eller vad du får hjälp med.',
        required: 'Skriv vilket stöd det gäller.',
      },
      changeWords: {
        label: 'Hur vill du ha det i stället?',
        short: 'Önskad ändring',
        hint: 'Till exempel fler timmar, en annan dag eller en annan person.',
      },
      from: { label: 'Från vilken dag?', short: 'Från', hint: 'Lämna tomt om det är så snart det går.' },
      endsOn: {
        label: 'Vilken dag tar stödet slut?',
        short: 'Stödet tar slut',
        hint: 'Det står i ditt beslut. Lämna tomt om du inte vet.',
      },
      different: {
        label: 'Är något annorlunda än förra gången?',
        short: 'Något är annorlunda',
        required: 'Svara ja eller nej.',
      },
      differentWords: { label: 'Vad är annorlunda?', short: 'Annorlunda' },
      endWords: { label: 'Vill du berätta varför?', short: 'Varför' },
      movesFrom: { label: 'Vilken kommun bor du i?', short: 'Bor i', required: 'Skriv vilken kommun du bor i nu.' },
      movesOn: { label: 'När tänker du flytta?', short: 'Flyttar', hint: 'Lämna tomt om du inte vet.' },
      movesTo: { label: 'Vart tänker du flytta?', short: 'Flyttar till', hint: 'Adress eller ort, om du vet.' },
      rulingWords: { label: 'Vad behöver du hjälp med?', short: 'Behov' },
      planWords: { label: 'Vad vill du att planen ska handla om?', short: 'Planen' },
      planWith: {
        label: 'Vem ska vara med?',
        short: 'Ska vara med',
        hint: 'Till exempel en anhörig, din skola eller din läkare.',
      },
    },
  },
  en: {
    titles: {
      change: 'Request to change support under LSS',
      extend: 'Request to extend support under LSS',
      end: 'Request to end support under LSS',
      advanceRuling: 'Request for an advance ruling under LSS',
      plan: 'Request for an individual plan under LSS',
    },
    section: 'Your request',
    moving: 'The move here',
    movingPage: {
      title: 'Your move here',
      lead: 'You get to know which support you have a right to here, before you move. The ruling holds for six months from the day on which the support is available to you here (LSS, section 16).',
    },
    papers: { title: 'Papers', lead: 'If your health has changed a new certificate may help. You can send it later.' },
    pages: {
      change: { title: 'What is to be changed?', lead: 'You keep your support as it is until we have decided.' },
      extend: { title: 'What is to be extended?', lead: 'Ask in good time, so that the support does not end before.' },
      end: {
        title: 'What is to end?',
        lead: 'You decide whether you want the support. You can ask for it again later.',
      },
      plan: {
        title: 'Your individual plan',
        lead: 'The plan says which support you have, what you want and who does what. You make it together, and go through it at least once a year (LSS, section 10).',
      },
      ruling: {
        title: 'Which support do you want here?',
        lead: 'You can choose several. If you choose wrong it does not matter.',
      },
    },
    which: {
      label: 'Which support is it about?',
      short: 'About the support',
      required: 'Choose which support it is about.',
      other: 'Another support, that is not here',
    },
    otherMeasure: { title: 'The other support' },
    fields: {
      otherMeasure: {
        label: 'Which other support is it about?',
        short: 'Other support',
        hint: 'Write what it is called, or what you get help with.',
        required: 'Write which support it is about.',
      },
      changeWords: {
        label: 'How do you want it instead?',
        short: 'Wanted change',
        hint: 'For example more hours, another day or another person.',
      },
      from: { label: 'From which day?', short: 'From', hint: 'Leave this empty if it is as soon as possible.' },
      endsOn: {
        label: 'On which day does the support end?',
        short: 'The support ends',
        hint: 'It says so in your decision. Leave this empty if you do not know.',
      },
      different: {
        label: 'Is anything different from last time?',
        short: 'Something is different',
        required: 'Answer yes or no.',
      },
      differentWords: { label: 'What is different?', short: 'Different' },
      endWords: { label: 'Do you want to tell us why?', short: 'Why' },
      movesFrom: {
        label: 'Which municipality do you live in?',
        short: 'Lives in',
        required: 'Write which municipality you live in now.',
      },
      movesOn: { label: 'When do you plan to move?', short: 'Moves', hint: 'Leave this empty if you do not know.' },
      movesTo: { label: 'Where do you plan to move?', short: 'Moves to', hint: 'Address or place, if you know.' },
      rulingWords: { label: 'What do you need help with?', short: 'Need' },
      planWords: { label: 'What do you want the plan to be about?', short: 'The plan' },
      planWith: {
        label: 'Who is to take part?',
        short: 'Takes part',
        hint: 'For example a relative, your school or your doctor.',
      },
    },
  },
  easy: {
    titles: {
      change: 'Jag vill ändra mitt stöd',
      extend: 'Jag vill ha mitt stöd längre',
      end: 'Jag vill sluta med mitt stöd',
      advanceRuling: 'Jag vill flytta hit',
      plan: 'Jag vill ha en plan',
    },
    section: 'Det här vill du',
    moving: 'Du vill flytta hit',
    movingPage: {
      title: 'Du vill flytta hit',
      lead: 'Du får veta vad du kan få här. Du får veta det innan du flyttar. Svaret gäller i 6 månader. Tiden börjar när stödet finns för dig här.',
    },
    papers: {
      lead: 'Har du blivit sämre? Då kan ett nytt papper från läkaren hjälpa. Du kan skicka det en annan dag.',
    },
    pages: {
      change: { title: 'Vad vill du ändra?', lead: 'Du har kvar ditt stöd tills vi har bestämt.' },
      extend: { title: 'Vad vill du ha längre?', lead: 'Be om det i god tid. Då tar stödet inte slut.' },
      end: { title: 'Vad vill du sluta med?', lead: 'Det är du som bestämmer. Du kan be om stödet igen.' },
      plan: {
        title: 'Din plan',
        lead: 'I planen står vad du vill. Där står vem som gör vad. Du gör planen med oss. Varje år läser vi den igen.',
      },
      ruling: { title: 'Vad vill du ha här?', lead: 'Du kan välja flera saker. Väljer du fel? Det gör inget.' },
    },
    which: { label: 'Vilket stöd är det?', required: 'Välj vilket stöd det är.', other: 'Något annat stöd' },
    fields: {
      otherMeasure: { label: 'Vilket annat stöd är det?', hint: 'Skriv vad du får hjälp med.' },
      changeWords: { label: 'Hur vill du ha det nu?', hint: 'Det kan vara fler timmar eller en annan dag.' },
      from: { label: 'När ska det börja gälla?', hint: 'Skriv inget om det är så fort det går.' },
      endsOn: { label: 'När tar stödet slut?', hint: 'Det står i ditt beslut. Skriv inget om du inte vet.' },
      different: { label: 'Är något nytt sedan sist?' },
      differentWords: { label: 'Vad är nytt?' },
      endWords: { label: 'Vill du säga varför?' },
      movesFrom: { label: 'Var bor du nu?' },
      movesOn: { label: 'När vill du flytta?', hint: 'Skriv inget om du inte vet.' },
      movesTo: { label: 'Vart vill du flytta?', hint: 'Skriv det om du vet.' },
      rulingWords: { label: 'Vad vill du ha hjälp med?' },
      planWords: { label: 'Vad ska stå i planen?' },
      planWith: { hint: 'Det kan vara din mamma, din skola eller din läkare.' },
    },
  },
});

function wordsOf(first: (typeof lssRequestText)['sv'], t: Own): Words {
  const said = ({ required, ...words }: Own['fields'][keyof Own['fields']]) => ({
    ...words,
    ...(required === undefined ? {} : { errors: { required } }),
  });
  const pick = <T extends object, K extends keyof T>(all: T, ...keys: K[]): Pick<T, K> =>
    Object.fromEntries(keys.map((key) => [key, all[key]])) as Pick<T, K>;
  const whoPages = pick(
    first.pages,
    ...(['concerns', 'principal', 'basis', 'mandate', 'young', 'other-guardian', 'other-guardian-why'] as const),
    ...(['own-view', 'own-stand', 'child-informed', 'child-words', 'contact', 'interpreter', 'meeting'] as const),
    'declaration',
  );
  const whoFields = pick(
    first.fields,
    ...(['concerns', 'principalName', 'principalNumber', 'principalAge', 'basis', 'mandateFiles'] as const),
    ...(['mandateUntil', 'youngCannotDecide', 'otherGuardian', 'otherGuardianName', 'otherGuardianNumber'] as const),
    ...(['ownViewAsked', 'ownViewWords', 'ownStand', 'ownWord'] as const),
    ...(['childInformed', 'childInformedHow', 'childWords', 'childFiles', 'childWordsPrivate'] as const),
    ...(['otherGuardianWhy', 'phone', 'notifyBy', 'email', 'truth', 'interpreter', 'interpreterLanguage'] as const),
    ...(['meetingNeeds', 'companion', 'meetingWords'] as const),
  );
  const around = pick(first.sections, 'who', 'own-view', 'voice', 'contact', 'declaration');
  const sections = { ...around, ask: { title: t.section } };
  const options = pick(first.fields.measures.options, ...measures);
  const which = {
    label: t.which.label,
    short: t.which.short,
    options: { ...options, other: t.which.other },
    errors: { required: t.which.required },
  };
  const { fields } = t;
  const board = pick(first.pages, 'board');
  const more = pick(first.fields, 'speakBeforeBoard', 'attachments');
  return {
    change: {
      title: t.titles.change,
      sections,
      pages: { ...whoPages, ...board, change: t.pages.change, 'other-measure': t.otherMeasure, papers: t.papers },
      fields: {
        ...whoFields,
        ...more,
        measures: which,
        otherMeasure: said(fields.otherMeasure),
        changeWords: said(fields.changeWords),
        from: said(fields.from),
      },
    },
    extend: {
      title: t.titles.extend,
      sections,
      pages: { ...whoPages, ...board, extend: t.pages.extend, 'other-measure': t.otherMeasure, papers: t.papers },
      fields: {
        ...whoFields,
        ...more,
        measures: which,
        otherMeasure: said(fields.otherMeasure),
        endsOn: said(fields.endsOn),
        different: said(fields.different),
        differentWords: said(fields.differentWords),
      },
    },
    end: {
      title: t.titles.end,
      sections,
      pages: { ...whoPages, end: t.pages.end, 'other-measure': t.otherMeasure },
      fields: {
        ...whoFields,
        measures: which,
        otherMeasure: said(fields.otherMeasure),
        from: said(fields.from),
        endWords: said(fields.endWords),
      },
    },
    advanceRuling: {
      title: t.titles.advanceRuling,
      sections: {
        ...around,
        ...pick(first.sections, 'disability', 'support', 'consents', 'more'),
        moving: { title: t.moving },
      },
      pages: {
        ...whoPages,
        ...pick(
          first.pages,
          'disability',
          'group',
          'support-now',
          'board',
          'attachments',
          'counselling',
          'basic-needs',
        ),
        ...pick(first.pages, ...measures.map((measure) => `about-${measure}` as const)),
        ...pick(first.pages, 'consents', ...sources.map((source) => `consent-${source}` as const)),
        moving: t.movingPage,
        'ruling-measures': t.pages.ruling,
      },
      fields: {
        ...whoFields,
        ...pick(
          first.fields,
          ...(['disabilityWords', 'disabilitySince', 'group', 'supportNow', 'supportNowWords', 'measures'] as const),
          ...(['speakBeforeBoard', 'attachments', 'evidence', 'evidence.what', 'evidence.answer'] as const),
          ...(['counsellingAt', 'counsellingHere', 'counselling', 'counsellingNeed'] as const),
          ...(['basicNeeds', 'basicHours', 'allowanceAt', 'insuranceAgency', 'consentTo'] as const),
          ...measures.flatMap((name) => [`${name}Need`, `${name}Extent`, `${name}Wishes`, `${name}Start`] as const),
          ...sources.flatMap((source) => [`${source}About`, `${source}Until`] as const),
        ),
        movesFrom: said(fields.movesFrom),
        movesOn: said(fields.movesOn),
        movesTo: said(fields.movesTo),
        rulingWords: said(fields.rulingWords),
      },
    },
    plan: {
      title: t.titles.plan,
      sections,
      pages: { ...whoPages, plan: t.pages.plan },
      fields: { ...whoFields, planWords: said(fields.planWords), planWith: said(fields.planWith) },
    },
  };
}

export const lssOtherText = {
  sv: wordsOf(lssRequestText.sv, own.sv),
  en: wordsOf(lssRequestText.en, own.en),
  easy: wordsOf(lssRequestText.easy, own.easy),
};
