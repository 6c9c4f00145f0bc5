import type { FormWords } from '../../platform/forms/words.ts';
import { type Language, inLanguages } from '../../platform/language.ts';
import type { livelihoodRenewalForm } from './livelihood-renewal.form.ts';
import { livelihoodSupportText } from './livelihood-support.text.ts';

type Words = FormWords<typeof livelihoodRenewalForm>;

const { sv: first, en: firstEn } = livelihoodSupportText;

const sv: Words = {
  title: 'Återansökan om försörjningsstöd',
  sections: {
    start: { title: 'Vad har ändrats?' },
    household: { title: 'Barn i hushållet' },
    housing: { title: 'Nytt boende' },
    contact: { title: 'Så når vi dig' },
    incomes: { title: 'Inkomster' },
    assets: { title: 'Pengar i dag' },
    costs: { title: 'Kostnader' },
    planning: { title: 'Den här månaden' },
    more: { title: 'Papper vi behöver se' },
    declaration: { title: 'Bekräfta' },
  },
  pages: {
    ...first.pages,
    changes: {
      title: 'Vad har ändrats?',
      lead: 'Här står det du skrev förra gången. Svara bara på om det fortfarande stämmer.',
    },
    'last-incomes': {
      title: 'Inkomster',
      lead: 'Så här skrev du i förra ansökan. Har du rättat det i ett meddelande efteråt står det inte här. Hur blev det den här gången, sedan början av förra månaden?',
    },
    balance: { title: 'Pengar och tillgångar', lead: 'Egna pengar och tillgångar räknas först, varje månad.' },
    'last-costs': {
      title: 'Kostnader',
      lead: 'Det här sökte du för i förra ansökan. Har du rättat det i ett meddelande efteråt står det inte här. Söker du för det nu också?',
    },
    'this-month': { title: 'Den här månaden' },
    'new-planning': { title: 'Vad gör du nu?' },
  },
  fields: {
    ...first.fields,
    civilStatus: { label: 'Hushåll', options: { single: 'Ensamstående', cohabiting: 'Gift eller sambo' } },
    partnerNumber: { label: 'Din partners personnummer', short: 'Partnerns personnummer' },
    familyBefore: { label: 'Ni i hushållet, enligt förra ansökan', short: 'I hushållet' },
    familyChange: {
      label: 'Är ni samma personer i hushållet nu?',
      short: 'Hushållet',
      options: {
        same: 'Ja, det är likadant',
        children: 'Nej, det är något nytt med barnen',
        partner: {
          label: 'Nej, jag har flyttat ihop med någon eller isär',
          hint: 'Då blir det en ny ansökan. Vi tar med det du redan har svarat.',
        },
      },
      errors: { required: 'Välj om ni är samma personer i hushållet.' },
    },
    housingBefore: { label: 'Ditt boende, enligt förra ansökan', short: 'Boende' },
    homeChanged: {
      label: 'Har boendet eller hyran ändrats?',
      short: 'Ändrat boende',
      hint: 'Till exempel ny adress, ny hyra eller fler eller färre som bor där.',
    },
    contactBefore: { label: 'Så når vi dig och hit betalar vi', short: 'Kontakt och konto' },
    contactChanged: {
      label: 'Vill du ändra telefon, e-post eller konto?',
      short: 'Ändrad kontakt eller konto',
    },
    lastIncomes: {
      label: 'Förra månadens inkomster',
      short: 'Inkomster från förra gången',
      entry: 'Inkomst',
      add: 'Inkomst',
    },
    'lastIncomes.type': first.fields['incomes.type'],
    'lastIncomes.specification': first.fields['incomes.specification'],
    'lastIncomes.lastAmount': { label: 'Belopp förra gången' },
    'lastIncomes.who': first.fields['incomes.who'],
    'lastIncomes.change': {
      label: 'Hur är det nu?',
      short: 'Nu',
      options: { same: 'Samma belopp', changed: 'Annat belopp', gone: 'Inget, den har upphört' },
      errors: { required: 'Välj hur det är med inkomsten nu.' },
    },
    'lastIncomes.amount': {
      label: 'Hur mycket fick du, efter skatt?',
      short: 'Belopp nu',
      errors: { required: 'Skriv hur mycket du fick, till exempel 2 300.' },
    },
    hasIncomes: {
      label: 'Har du fått andra pengar?',
      hint: 'Till exempel lön, bidrag, swish eller en gåva som inte står här ovanför. Räkna med barns pengar. Söker du ensam för dig och din partner räknar du med din partners också.',
      short: 'Nya inkomster',
    },
    assetsBefore: { label: 'Tillgångar, enligt förra ansökan', short: 'Tillgångar förra gången' },
    lastCosts: {
      label: 'Förra månadens kostnader',
      short: 'Kostnader från förra gången',
      entry: 'Kostnad',
      add: 'Kostnad',
    },
    'lastCosts.type': first.fields['costs.type'],
    'lastCosts.otherWhat': first.fields['costs.otherWhat'],
    'lastCosts.lastAmount': { label: 'Belopp förra gången' },
    'lastCosts.lastApproved': { label: 'Godkänt i förra beslutet' },
    'lastCosts.change': {
      label: 'Söker du för den nu?',
      short: 'Nu',
      options: { same: 'Ja, samma belopp', changed: 'Ja, annat belopp', gone: 'Nej, inte den här månaden' },
      errors: { required: 'Välj om du söker för kostnaden nu.' },
    },
    'lastCosts.amount': {
      label: 'Hur mycket?',
      short: 'Belopp nu',
      errors: { required: 'Skriv hur mycket det kostar, till exempel 480.' },
    },
    hasCosts: {
      label: 'Har du andra kostnader den här månaden?',
      hint: 'Till exempel medicin, läkarbesök eller resor som inte står här ovanför.',
      short: 'Nya kostnader',
    },
    planningBefore: { label: 'Din planering, enligt förra ansökan', short: 'Planering' },
    planningChanged: { label: 'Har din planering ändrats?', short: 'Ändrad planering' },
    partnerPlanningBefore: { label: 'Din partners planering, enligt förra ansökan', short: 'Partnerns planering' },
    partnerPlanningChanged: { label: 'Har din partners planering ändrats?', short: 'Ändrad planering, partnern' },
    seeksWork: { label: 'Söker arbete' },
    newPlanning: {
      label: 'Vad har ändrats?',
      short: 'Ändringen',
      errors: { required: 'Skriv vad som har ändrats. Några ord räcker.' },
    },
    needsEvidence: { label: 'Det finns papper som hör till', short: 'Papper som hör till' },
  },
};

const en: Words = {
  title: 'Renewed application for livelihood support',
  sections: {
    start: { title: 'What has changed?' },
    household: { title: 'Children in the household' },
    housing: { title: 'New home' },
    contact: { title: 'How we reach you' },
    incomes: { title: 'Income' },
    assets: { title: 'Money today' },
    costs: { title: 'Costs' },
    planning: { title: 'This month' },
    more: { title: 'Papers we need to see' },
    declaration: { title: 'Confirm' },
  },
  pages: {
    ...firstEn.pages,
    changes: {
      title: 'What has changed?',
      lead: 'This is what you wrote last time. Just answer whether it is still right.',
    },
    'last-incomes': {
      title: 'Income',
      lead: 'This is what you wrote in your last application. If you corrected it in a message afterwards, that is not here. How is it this time, since the beginning of last month?',
    },
    balance: { title: 'Money and assets', lead: 'Your own money and assets are counted first, every month.' },
    'last-costs': {
      title: 'Costs',
      lead: 'This is what you applied for in your last application. If you corrected it in a message afterwards, that is not here. Do you apply for it now as well?',
    },
    'this-month': { title: 'This month' },
    'new-planning': { title: 'What do you do now?' },
  },
  fields: {
    ...firstEn.fields,
    civilStatus: { label: 'Household', options: { single: 'Single', cohabiting: 'Married or cohabiting' } },
    partnerNumber: { label: 'Your partner’s personal identity number' },
    familyBefore: { label: 'You in the household, as in your last application', short: 'In the household' },
    familyChange: {
      label: 'Are you the same people in the household now?',
      short: 'The household',
      options: {
        same: 'Yes, it is the same',
        children: 'No, something is new about the children',
        partner: {
          label: 'No, I have moved in with somebody, or apart',
          hint: 'Then it becomes a new application. We bring along what you have already answered.',
        },
      },
      errors: { required: 'Choose whether you are the same people in the household.' },
    },
    housingBefore: { label: 'Your home, as in your last application', short: 'Home' },
    homeChanged: {
      label: 'Has your home or the rent changed?',
      short: 'Home changed',
      hint: 'For example a new address, a new rent, or more or fewer people living there.',
    },
    contactBefore: { label: 'How we reach you, and where we pay', short: 'Contact and account' },
    contactChanged: {
      label: 'Do you want to change your telephone, e-mail or account?',
      short: 'Contact or account changed',
    },
    lastIncomes: {
      label: 'Last month’s income',
      short: 'Income from last time',
      entry: 'Income',
      add: 'Income',
    },
    'lastIncomes.type': firstEn.fields['incomes.type'],
    'lastIncomes.specification': firstEn.fields['incomes.specification'],
    'lastIncomes.lastAmount': { label: 'Amount last time' },
    'lastIncomes.who': firstEn.fields['incomes.who'],
    'lastIncomes.change': {
      label: 'How is it now?',
      short: 'Now',
      options: { same: 'The same amount', changed: 'Another amount', gone: 'Nothing, it has ended' },
      errors: { required: 'Choose how it is with this income now.' },
    },
    'lastIncomes.amount': {
      label: 'How much did you get, after tax?',
      short: 'Amount now',
      errors: { required: 'Write how much you got, for example 2 300.' },
    },
    hasIncomes: {
      label: 'Have you had any other money?',
      hint: 'For example pay, benefits, Swish or a gift that is not listed above. Count children’s money too. If you apply alone for you and your partner, count your partner’s as well.',
      short: 'New income',
    },
    assetsBefore: { label: 'Assets, as in your last application', short: 'Assets last time' },
    lastCosts: {
      label: 'Last month’s costs',
      short: 'Costs from last time',
      entry: 'Cost',
      add: 'Cost',
    },
    'lastCosts.type': firstEn.fields['costs.type'],
    'lastCosts.otherWhat': firstEn.fields['costs.otherWhat'],
    'lastCosts.lastAmount': { label: 'Amount last time' },
    'lastCosts.lastApproved': { label: 'Accepted in the last decision' },
    'lastCosts.change': {
      label: 'Do you apply for it now?',
      short: 'Now',
      options: { same: 'Yes, the same amount', changed: 'Yes, another amount', gone: 'No, not this month' },
      errors: { required: 'Choose whether you apply for this cost now.' },
    },
    'lastCosts.amount': {
      label: 'How much?',
      short: 'Amount now',
      errors: { required: 'Write how much it costs, for example 480.' },
    },
    hasCosts: {
      label: 'Do you have any other costs this month?',
      hint: 'For example medicine, a doctor’s visit or travel that is not listed above.',
      short: 'New costs',
    },
    planningBefore: { label: 'Your plan, as in your last application', short: 'Plan' },
    planningChanged: { label: 'Has your plan changed?', short: 'Plan changed' },
    partnerPlanningBefore: { label: 'Your partner’s plan, as in your last application', short: 'Partner’s plan' },
    partnerPlanningChanged: { label: 'Has your partner’s plan changed?', short: 'Partner’s plan changed' },
    seeksWork: { label: 'Looking for work' },
    newPlanning: {
      label: 'What has changed?',
      short: 'The change',
      errors: { required: 'Write what has changed. A few words are enough.' },
    },
    needsEvidence: { label: 'There are papers that belong to it', short: 'Papers that belong to it' },
  },
};

export const livelihoodRenewalText: Record<Language, Words> = inLanguages({ sv, en });
