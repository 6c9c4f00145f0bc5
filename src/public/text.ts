import { type Language, inLanguages } from '../platform/language.ts';
import type { NewsFault } from './rules.ts';
import { newsLimits } from './rules.ts';

// Words of the staff page for urgent news. The information pages have a file each in `pages/`.

const sv = {
  site: 'Medborgarsidan',
  languages: { sv: 'Svenska', en: 'English', easy: 'Lättläst svenska' },
  news: {
    title: 'Viktigt just nu',
    lead: 'Här skriver du det som alla behöver veta i dag: ändrade öppettider, tidigare utbetalning eller driftstörningar. Det syns överst på alla sidor för medborgare, på svenska och engelska.',
    standing: 'Det som syns nu',
    none: 'Inget syns just nu.',
    until: (moment: string) => `Syns till ${moment}`,
    published: (name: string, moment: string) => `Skrevs av ${name} ${moment}`,
    takenDown: (moment: string) => `Togs ner ${moment}`,
    ended: (moment: string) => `Syntes till ${moment}`,
    hidden: (moment: string) => `Syns inte, eftersom något nyare visas. Gäller till ${moment}`,
    takeDown: 'Ta ner',
    form: 'Skriv något nytt',
    formHint:
      'Det syns på alla sidor inom en halv minut. Bara det senaste visas. Skriv aldrig något om en enskild person.',
    textSv: 'På svenska',
    textEn: 'På engelska',
    textHint: `Säg vad som händer, när och vad läsaren ska göra. Högst ${newsLimits.text} tecken.`,
    link: 'Länk till mer information',
    linkHint: 'En adress som börjar med https:// eller en sida här, till exempel /kontakt.',
    lastDay: 'Visas till och med',
    untilParts: { day: 'Dag', month: 'Månad', year: 'År' },
    time: 'Klockan',
    timeHint: 'Till exempel 16.00',
    publish: 'Visa på alla sidor',
    earlier: 'Tidigare',
    summary: 'Rätta det här först',
    fault: {
      textSvMissing: 'Skriv texten på svenska.',
      textSvLong: `Texten på svenska är för lång. Högst ${newsLimits.text} tecken.`,
      textEnMissing: 'Skriv texten på engelska.',
      textEnLong: `Texten på engelska är för lång. Högst ${newsLimits.text} tecken.`,
      linkWrong: 'Skriv en adress som börjar med https:// eller en sida här som börjar med /.',
      untilWrong: 'Skriv ett datum, till exempel 3 12 2026.',
      untilPast: 'Tiden har redan gått. Skriv en tid som kommer.',
      untilFar: `Det är för långt fram. Högst ${newsLimits.days} dagar.`,
      timeWrong: 'Skriv ett klockslag, till exempel 16.00.',
    } satisfies Record<NewsFault, string>,
  },
};

const en: typeof sv = {
  site: 'Medborgarsidan',
  languages: { sv: 'Svenska', en: 'English', easy: 'Lättläst svenska' },
  news: {
    title: 'Important right now',
    lead: 'Here you write what everybody needs to know today: changed opening hours, an earlier payment or disruptions. It stands at the top of every page for citizens, in Swedish and English.',
    standing: 'What is shown now',
    none: 'Nothing is shown right now.',
    until: (moment) => `Shown until ${moment}`,
    published: (name, moment) => `Written by ${name} ${moment}`,
    takenDown: (moment) => `Taken down ${moment}`,
    ended: (moment) => `Was shown until ${moment}`,
    hidden: (moment) => `Not shown, since something newer is. Valid until ${moment}`,
    takeDown: 'Take down',
    form: 'Write something new',
    formHint:
      'It is on all pages within half a minute. Only the latest is shown. Never write anything about a single person.',
    textSv: 'In Swedish',
    textEn: 'In English',
    textHint: `Say what happens, when, and what the reader should do. At most ${newsLimits.text} characters.`,
    link: 'Link to more information',
    linkHint: 'An address that begins with https://, or a page here such as /kontakt.',
    lastDay: 'Shown up to and including',
    untilParts: { day: 'Day', month: 'Month', year: 'Year' },
    time: 'Time',
    timeHint: 'For example 16:00',
    publish: 'Show on every page',
    earlier: 'Earlier',
    summary: 'Correct this first',
    fault: {
      textSvMissing: 'Write the text in Swedish.',
      textSvLong: `The text in Swedish is too long. At most ${newsLimits.text} characters.`,
      textEnMissing: 'Write the text in English.',
      textEnLong: `The text in English is too long. At most ${newsLimits.text} characters.`,
      linkWrong: 'Write an address that begins with https://, or a page here that begins with /.',
      untilWrong: 'Write a date, for example 3 12 2026.',
      untilPast: 'That time has passed. Write a time to come.',
      untilFar: `That is too far ahead. At most ${newsLimits.days} days.`,
      timeWrong: 'Write a time, for example 16:00.',
    },
  },
};

export const text: Record<Language, typeof sv> = inLanguages({ sv, en });
