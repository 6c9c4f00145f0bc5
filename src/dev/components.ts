import { loadAssets, type Assets } from '../platform/assets.ts';
import { inLanguages } from '../platform/language.ts';
import { loadMunicipality } from '../platform/municipality.ts';
import type {
  ButtonModel,
  CalcModel,
  CalculationModel,
  CaseItem,
  CounterItem,
  DeadlineModel,
  DetailsModel,
  DoorItem,
  EntryModel,
  ErrorSummaryModel,
  Fact,
  FieldModel,
  FileItem,
  FourModel,
  Inline,
  NeedItem,
  NoticeModel,
  PagerModel,
  PartsModel,
  PersonModel,
  ProgressModel,
  StatusWordModel,
  ThreadItem,
  TimelineItem,
} from '../platform/views/components.ts';
import { view } from '../platform/views/engine.ts';
import { createUi } from '../platform/views/ui.ts';
import { text } from '../shell/text.ts';
import { drawPage, type Surroundings } from '../shell/views.ts';
import { iconNames } from '../platform/views/icons.ts';

/* Every component in every state, on one page: /dev/komponenter. The people are invented. */

const parts = { day: 'Dag', month: 'Månad', year: 'År' };

/** All kinds of field, at rest and with a hint, an error or an answer. */
export const fieldSamples: Record<string, FieldModel> = {
  text: { kind: 'text', id: 'f1', name: 'f1', label: 'Vad väntar du på?', value: 'Lön för extra pass' },
  'text, hint, affix': {
    kind: 'text',
    id: 'f2',
    name: 'f2',
    label: 'Hur mycket fick du, efter skatt?',
    hint: 'Hela kronor. Titta på kontoutdraget om du är osäker.',
    value: '2 300',
    inputmode: 'numeric',
    size: 9,
    affix: 'kr',
  },
  'text, error': {
    kind: 'text',
    id: 'f3',
    name: 'f3',
    label: 'Hur mycket fick du, efter skatt?',
    hint: 'Hela kronor. Titta på kontoutdraget om du är osäker.',
    error: 'Skriv hur mycket du fick i bostadsbidrag, till exempel 2 300.',
    value: '',
    inputmode: 'numeric',
    size: 9,
    affix: 'kr',
  },
  'text, optional': {
    kind: 'text',
    id: 'f4',
    name: 'f4',
    label: 'E-post',
    optional: true,
    value: '',
    type: 'email',
    inputmode: 'email',
    autocomplete: 'email',
  },
  textarea: {
    kind: 'textarea',
    id: 'f5',
    name: 'f5',
    label: 'Berätta med dina egna ord',
    hint: 'Skriv på vilket språk du vill.',
    value: 'Passen har blivit färre sedan oktober.\nVi har mat till onsdag.',
  },
  'textarea, error': {
    kind: 'textarea',
    id: 'f6',
    name: 'f6',
    label: 'Vad har ändrats?',
    error: 'Skriv vad som har ändrats.',
    value: '',
    rows: 3,
  },
  select: {
    kind: 'select',
    id: 'f7',
    name: 'f7',
    label: 'Vad är det för pengar?',
    value: 'housing',
    options: [
      { value: 'wage', label: 'Lön' },
      { value: 'housing', label: 'Bostadsbidrag' },
    ],
  },
  'radios, follow-up': {
    kind: 'radios',
    id: 'f8',
    name: 'f8',
    label: 'Väntar du på pengar som inte har kommit än?',
    hint: 'Till exempel lön, sjukpenning eller skatteåterbäring.',
    value: 'ja',
    options: [
      {
        value: 'ja',
        label: 'Ja',
        follow: [
          { kind: 'text', id: 'f8a', name: 'f8a', label: 'Vad väntar du på?', value: 'Lön för extra pass' },
          {
            kind: 'text',
            id: 'f8b',
            name: 'f8b',
            label: 'När tror du att pengarna kommer?',
            hint: 'Det räcker ungefär. Skriv till exempel 10 december.',
            error: 'Skriv ett datum, till exempel 10 december. Gissa om du inte vet.',
            value: 'snart',
            size: 18,
          },
        ],
      },
      { value: 'nej', label: 'Nej' },
    ],
  },
  'radios, error': {
    kind: 'radios',
    id: 'f9',
    name: 'f9',
    label: 'Hur bor du?',
    error: 'Välj hur du bor.',
    value: '',
    options: [
      { value: 'rent', label: 'Jag hyr', hint: 'Också i andra hand.' },
      { value: 'own', label: 'Jag äger' },
    ],
  },
  checkboxes: {
    kind: 'checkboxes',
    id: 'f10',
    name: 'f10',
    label: 'Hur vill du få veta att något har hänt?',
    values: ['sms'],
    options: [
      { value: 'sms', label: 'Sms', hint: 'Säger aldrig vad ärendet gäller.' },
      { value: 'email', label: 'E-post' },
    ],
  },
  'checkboxes, error': {
    kind: 'checkboxes',
    id: 'f11',
    name: 'f11',
    label: 'Vilka bor du med?',
    error: 'Välj minst ett.',
    values: [],
    options: [
      { value: 'children', label: 'Barn' },
      { value: 'partner', label: 'Partner' },
    ],
  },
  checkbox: {
    kind: 'checkbox',
    id: 'f12',
    name: 'f12',
    label: 'Uppgifterna är riktiga så vitt jag vet.',
    checked: true,
  },
  'checkbox, error': {
    kind: 'checkbox',
    id: 'f13',
    name: 'f13',
    label: 'Uppgifterna är riktiga så vitt jag vet.',
    hint: 'Om något ändras säger du till.',
    error: 'Kryssa i rutan för att kunna skicka.',
    checked: false,
  },
  date: {
    kind: 'date',
    id: 'f14',
    name: 'f14',
    label: 'Vilken dag kom pengarna?',
    day: '27',
    month: '11',
    year: '2026',
    parts,
  },
  'date, error': {
    kind: 'date',
    id: 'f15',
    name: 'f15',
    label: 'Vilken dag kom pengarna?',
    hint: 'Till exempel 27 november 2026.',
    error: 'Skriv en dag som finns i november.',
    day: '31',
    month: '11',
    year: '2026',
    parts,
  },
  month: { kind: 'month', id: 'f16', name: 'f16', label: 'Vilken månad?', month: 'december', year: '2026', parts },
  file: {
    kind: 'file',
    id: 'f17',
    name: 'f17',
    label: 'Lägg till bild eller fil',
    hint: 'Bilder eller PDF, högst 20 MB var.',
    accept: 'application/pdf,image/*',
    multiple: true,
    maxBytes: 20_000_000,
    tooLarge: 'Filen {name} är större än 20 MB. Ta en ny bild med lägre upplösning.',
    received: [
      { id: 'a1', name: 'Kontoutdrag november.pdf', size: 'PDF, 212 kB', removeLabel: 'Ta bort' },
      {
        id: 'a2',
        name: 'Hyresavi.jpg',
        size: 'Bild, 1,4 MB',
        removeLabel: 'Ta bort',
        picture: { turns: true, isOpen: false, anchor: 'f17-a2' },
      },
    ],
    picture: {
      look: 'Titta och ändra',
      see: 'Titta på bilden',
      now: 'Så här ser bilden ut nu.',
      right: 'Vrid åt höger',
      left: 'Vrid åt vänster',
      close: 'Klar med bilden',
      crop: {
        title: 'Skär bort',
        lead: 'Dra tills bara det som ska vara med är ljust. Det mörka tas bort när du sparar.',
        sides: { top: 'Uppe', bottom: 'Nere', left: 'Till vänster', right: 'Till höger' },
        save: 'Spara beskuren bild',
        uncut: 'Du har inte skurit bort något än.',
        failed: 'Bilden går inte att skära här.',
      },
    },
  },
  'file, error': {
    kind: 'file',
    id: 'f18',
    name: 'f18',
    label: 'Hyresavi',
    error: 'Filen är tom. Välj en annan.',
    accept: 'application/pdf',
    received: [],
  },
};

/** One model for each state of each component. */
export const samples = {
  icon: iconNames,
  text: [
    'Vi säger ',
    { strong: 'ja' },
    ' till det mesta. ',
    { href: '#text', text: 'Läs mer', hidden: 'om beslutet' },
  ] as Inline,
  field: fieldSamples,
  statusWord: {
    you: { state: 'you', text: 'Vi väntar på dig' },
    us: { state: 'us', text: 'Vi utreder' },
    done: { state: 'done', text: 'Beviljat' },
    draft: { state: 'draft', text: 'Inte skickad' },
    closed: { state: 'closed', text: 'Avslutat' },
  } satisfies Record<string, StatusWordModel>,
  button: {
    primary: { text: 'Spara och fortsätt', icon: 'arrow' },
    secondary: {
      text: 'Lägg till en inkomst till',
      variant: 'secondary',
      icon: 'plus',
      name: '_action',
      value: 'add:incomes',
    },
    tertiary: { text: 'Gör klart senare', variant: 'tertiary', href: '#button' },
    large: { text: 'Bekräfta med e-legitimation', size: 'lg' },
  } satisfies Record<string, ButtonModel>,
  notice: {
    info: { kind: 'info', title: 'Ingenting är skickat än', paragraphs: ['Du skickar på sista sidan.'] },
    done: { kind: 'done', title: 'Meddelandet är skickat', paragraphs: ['Jonas svarar oftast inom två arbetsdagar.'] },
    problem: { kind: 'problem', title: 'Sidan ändrades i en annan flik', paragraphs: ['Välj vilket svar som gäller.'] },
  } satisfies Record<string, NoticeModel>,
  deadline: {
    late: { level: 'late', text: 'Försenad', detail: '2 dagar' },
    today: { level: 'today', text: 'I dag', detail: 'före 12' },
    soon: { level: 'soon', text: 'Snart', detail: '3 dagar kvar' },
    plenty: { level: 'plenty', text: 'God tid', detail: '8 dagar kvar' },
  } satisfies Record<string, DeadlineModel>,
  facts: [
    { label: 'Namn', value: 'Samira Haddad' },
    { label: 'Bor med', value: ['Elias, 9 år', 'Mormor Amal'] },
    { label: 'Bilaga', value: 'Hyresavi saknas. Du kan skicka den senare.', icon: 'clip' },
    { label: 'Ring', value: [[{ href: 'tel:+46980319200', text: '0980-319 200' }, ', vardagar 8–16']] },
  ] as Fact[],
  denseFacts: [
    { label: 'Lön', value: '5 840 kronor' },
    { label: 'Barnbidrag', value: '1 250 kronor' },
  ] as Fact[],
  errorSummary: {
    title: 'Två svar behöver ändras',
    errors: [
      { href: '#f3', message: 'Skriv hur mycket du fick i bostadsbidrag' },
      { href: '#f8b', message: 'Skriv ett datum när du tror att lönen kommer' },
    ],
    note: 'Allt annat är sparat.',
  } as ErrorSummaryModel,
  entry: {
    title: 'Lön, Bygdegårdens kafé',
    text: ['5 840 kronor den 25 november'],
    edit: { text: 'Ändra', hidden: 'lönen', value: 'edit:incomes:1' },
    remove: { text: 'Ta bort', hidden: 'lönen', value: 'remove:incomes:1' },
  } as EntryModel,
  progress: {
    n: 4,
    of: 8,
    text: 'Del 4 av 8.',
    saved: 'Allt är sparat, kl. 14.32',
    all: { href: '#parts', text: 'Alla delar' },
  } as ProgressModel,
  parts: {
    title: 'Delar i ansökan',
    items: [
      { text: 'Du och din familj', href: '#parts', state: 'done', stateText: 'Klar' },
      { text: 'Inkomster', state: 'current', stateText: 'Du är här' },
      { text: 'Utgifter', href: '#parts', state: 'todo', stateText: 'Inte påbörjad' },
      { text: 'Granska och skicka', state: 'locked', stateText: 'Öppnas när resten är klart' },
    ],
  } as PartsModel,
  due: { text: 'Senast torsdag 3 december, 3 dagar kvar' },
  four: {
    now: 'Du skickar hyresavin för december.',
    next: 'Lena räknar och beslutar, inom 5 arbetsdagar.',
    who: ['Lena Åström, ', { href: 'tel:+46980319204', text: '0980-319 204' }],
    when: 'Pengarna kan komma tidigast onsdag 9 december.',
  } as FourModel,
  timeline: [
    {
      when: 'I dag 8.47',
      datetime: '2026-11-30T08:47',
      text: [{ strong: 'Lena bad om din hyresavi.' }, ' ', { href: '#timeline', text: 'Läs meddelandet' }],
    },
    { when: 'Lördag 28 november', datetime: '2026-11-28', text: 'Du skickade ansökan.', by: 'Samira Haddad' },
    { when: 'Kommer', text: 'Beslut. Du får ett sms när det finns att läsa.', next: true },
  ] as TimelineItem[],
  files: [
    { name: 'Ansökan, bekräftad 28 november', href: '#files', meta: 'PDF, 84 kB', icon: 'doc' },
    { name: 'Kontoutdrag november', href: '#files', meta: 'PDF, 212 kB', note: 'Mottagen lördag 28 november 14.52' },
    { name: 'Lönebesked', meta: 'Bild, 1,1 MB' },
  ] as FileItem[],
  thread: [
    {
      from: 'Du',
      me: true,
      when: 'Onsdag 25 november 20.15',
      datetime: '2026-11-25T20:15',
      paragraphs: ['Hej! Jag undrar hur det går.\nJag skickar intyget.'],
      files: [{ name: 'Intyg.pdf', href: '#thread', meta: 'PDF, 340 kB' }],
      note: 'Läst av Jonas 26 november',
    },
    {
      from: 'Jonas Viklund',
      when: 'I dag 9.12',
      datetime: '2026-11-30T09:12',
      fresh: 'Nytt',
      paragraphs: ['Hej Samira! Tack för att du berättade.', 'Passar torsdag 10 december?'],
    },
  ] as ThreadItem[],
  calc: {
    caption: 'Beräkning för november 2026, kronor',
    head: { label: 'Det ni behöver', amount: 'Kronor' },
    rows: [
      { label: 'Riksnorm för dig', note: 'Mat, kläder, hygien, telefon och annat varje månad', amount: '4 120' },
      { label: 'Bredband, 349 kronor', note: 'Nej. Internet ingår redan i riksnormen', amount: '0' },
    ],
    sum: { label: 'Ni behöver', amount: '4 120' },
    total: { label: 'Du får', amount: '4 120' },
  } as CalcModel,
  calculation: {
    notice: { kind: 'info', title: 'Det här är inte ett beslut', paragraphs: ['En handläggare prövar allt för sig.'] },
    tables: [
      {
        caption: 'Riksnorm för november 2026, kronor',
        head: { label: 'Riksnorm', amount: 'Kronor' },
        rows: [{ label: 'Riksnorm för en vuxen', amount: '4 120' }],
        total: { label: 'Så mycket fattas', amount: '4 120' },
      },
    ],
    sources: { summary: 'Vad räkningen bygger på', paragraphs: ['socialtjänstförordningen (2025:468) 12 kap. 2 §'] },
  } as CalculationModel,
  details: {
    summary: 'Vad räknas som inkomst?',
    paragraphs: ['Lön, bidrag, underhåll, swish och vinster.', 'Är du osäker? Skriv det ändå.'],
  } as DetailsModel,
  doors: [
    {
      href: '#doors',
      title: 'Pengar till mat, hyra och räkningar',
      text: 'Försörjningsstöd. Ansökan tar ungefär 20 minuter.',
    },
    {
      href: '#doors',
      title: 'Stöd vid funktionsnedsättning',
      text: 'LSS: ledsagning, avlösning, personlig assistans.',
    },
  ] as DoorItem[],
  needs: [
    {
      href: '#needs',
      title: 'Skicka in hyresavin för december',
      text: 'Utan hyresavin kan vi inte räkna med din hyra.',
      due: 'Senast torsdag 3 december, 3 dagar kvar',
    },
    {
      href: '#needs',
      title: 'Gör klart din ansökan: försörjningsstöd, december',
      text: 'Den är inte skickad. Vi sparar den till 3 december.',
      press: { action: '#needs', text: 'Spara den längre' },
    },
  ] as NeedItem[],
  cases: [
    {
      href: '#cases',
      title: 'Försörjningsstöd, december',
      text: 'Lena Åström har ditt ärende.',
      status: { state: 'you', text: 'Vi väntar på dig' },
    },
    {
      href: '#cases',
      title: 'Avlösarservice',
      text: 'Jonas Viklund har ditt ärende.',
      status: { state: 'us', text: 'Vi utreder' },
    },
  ] as CaseItem[],
  person: {
    name: 'Lena Åström',
    role: 'Din handläggare',
    phone: '0980-319 204',
    hours: 'Telefontid vardagar 9–10.30',
    link: { href: '#person', text: 'Skriv ett meddelande' },
  } as PersonModel,
  counters: [
    { href: '#counters', n: 2, text: 'försenade', level: 'late' },
    { href: '#counters', n: 5, text: 'i dag', level: 'today' },
    { href: '#counters', n: 11, text: 'nya svar' },
  ] as CounterItem[],
  pager: { label: 'Sidor', text: 'Visar 1–12 av 82.', previous: '#pager', next: '#pager' } as PagerModel,
};
export type Samples = typeof samples;

const componentsView = view<Samples>('dev/components');

/** The page as HTML, in the citizens' frame unless told otherwise. */
export function renderComponentsPage(assets: Assets = loadAssets(), options: Partial<Surroundings> = {}): string {
  const around: Surroundings = {
    side: 'citizen',
    language: 'sv',
    municipality: loadMunicipality(),
    actor: { kind: 'citizen', personId: '', name: 'Samira Haddad' },
    now: new Date('2026-11-30T08:00:00Z'),
    path: '/dev/komponenter',
    news: {
      text: inLanguages({ sv: 'Pengarna för januari betalas ut redan tisdag 22 december.', en: '' }),
      link: '/forsorjningsstod',
    },
    ends: { endsAt: new Date('2026-11-30T08:30:00Z'), latest: new Date('2026-11-30T08:30:00Z') },
    ...options,
  };
  const ui = createUi({ language: around.language, words: text[around.language].ui, assets, csrfToken: 'token' });
  const body = componentsView.render(samples, ui);
  return drawPage(around, { title: 'Komponenter', current: 'overview', unread: 1 }, 200, body, ui);
}
