import { type Language, inLanguages } from '../../platform/language.ts';
import { paths } from '../rules.ts';
import type { Article, Facts } from '../rules.ts';

const sv = (f: Facts): Article => ({
  title: 'Det här behöver du för att ansöka',
  heading: 'Det här behöver du',
  lead: 'En telefon, surfplatta eller dator med internet, och en e-legitimation. Du behöver inte ha alla papper klara för att börja.',
  sections: [
    {
      id: 'utrustning',
      heading: 'Utrustning',
      lead: true,
      blocks: [
        {
          kind: 'list',
          items: [
            'En mobil, surfplatta eller dator som kan öppna vanliga webbsidor.',
            'En uppdaterad webbläsare, till exempel Safari, Chrome, Edge eller Firefox.',
            'Internet. Det går bra med trådlöst, kabel eller mobilnät, och sidorna är gjorda för att fungera även när nätet är långsamt.',
            `En e-legitimation. Har du ingen? [Så skaffar du e-legitimation](${paths.getElectronicId}).`,
          ],
        },
        {
          kind: 'text',
          text: 'Du behöver inte installera något program för vår skull, och sidorna fungerar även om JavaScript är avstängt. Har du ingen egen dator kan du fråga på biblioteket.',
        },
      ],
    },
    {
      id: 'minuter',
      heading: 'Så lång tid tar det',
      blocks: [
        {
          kind: 'facts',
          rows: [
            { label: 'Försörjningsstöd, första gången', value: ['Ungefär 20–30 minuter'] },
            { label: 'Försörjningsstöd, nästa månad', value: ['Ungefär 10 minuter'] },
            { label: 'LSS', value: ['Ungefär 20–40 minuter'] },
          ],
        },
        {
          kind: 'text',
          text: `Tiderna är uppskattade. Ta paus när du vill: det du har skrivit sparas när du går vidare till nästa sida och finns kvar i ${f.municipality.draftLifetimeDays} dagar.`,
        },
      ],
    },
    {
      id: 'forsorjningsstod',
      heading: 'Bra att ha framme: försörjningsstöd',
      blocks: [
        {
          kind: 'list',
          items: [
            'Kontoutdrag för de tre senaste månaderna, för alla dina konton.',
            'Hyresavi eller hyreskontrakt.',
            'Räkningar som du söker pengar till, till exempel el, hemförsäkring och a-kassa.',
            'Lönebesked och besked om annat du får, till exempel från Försäkringskassan eller a-kassan.',
            'Din senaste deklaration.',
            'Läkarintyg om du är sjukskriven.',
            'Vad du har gjort för att hitta jobb, om du söker jobb.',
            'Kontonummer dit pengarna ska betalas.',
          ],
        },
        { kind: 'text', text: 'Är ni gifta eller sambor söker ni tillsammans, och då behövs uppgifterna för er båda.' },
      ],
    },
    {
      id: 'lss',
      heading: 'Bra att ha framme: LSS',
      blocks: [
        {
          kind: 'list',
          items: [
            'Intyg där det står vilken funktionsnedsättning du har och att den är varaktig, till exempel från läkare eller psykolog.',
            'Utredningar som du vill att vi läser.',
            'Beslut om stöd som du redan har.',
            'Förordnande, registerutdrag eller fullmakt, om du söker för någon annan.',
          ],
        },
      ],
    },
    {
      id: 'saknas',
      heading: 'Om något saknas',
      blocks: [
        {
          kind: 'text',
          text: 'Skicka ansökan ändå. Vi säger exakt vad vi behöver och hur länge du har på dig. Du kan fotografera papper med telefonen.',
        },
        {
          kind: 'text',
          text: `Är det bråttom, vänta inte på papper. Ring ${f.call.office}.`,
        },
      ],
    },
  ],
});

const en: typeof sv = (f) => ({
  title: 'What you need in order to apply',
  heading: 'What you need',
  lead: 'A phone, tablet or computer with internet, and an electronic ID. You do not need to have every paper ready to begin.',
  sections: [
    {
      id: 'utrustning',
      heading: 'Equipment',
      lead: true,
      blocks: [
        {
          kind: 'list',
          items: [
            'A phone, tablet or computer that can open ordinary web pages.',
            'An up-to-date browser, such as Safari, Chrome, Edge or Firefox.',
            'Internet. Wireless, cable or mobile data all work, and the pages are made to work on slow connections too.',
            `An electronic ID. Do you not have one? [How to get an electronic ID](${paths.getElectronicId}).`,
          ],
        },
        {
          kind: 'text',
          text: 'You do not need to install anything for our sake, and the pages work even with JavaScript switched off. If you have no computer of your own, you can ask at the library.',
        },
      ],
    },
    {
      id: 'minuter',
      heading: 'How long it takes',
      blocks: [
        {
          kind: 'facts',
          rows: [
            { label: 'Livelihood support, the first time', value: ['About 20–30 minutes'] },
            { label: 'Livelihood support, the next month', value: ['About 10 minutes'] },
            { label: 'LSS', value: ['About 20–40 minutes'] },
          ],
        },
        {
          kind: 'text',
          text: `These times are estimates. Take a break when you like: what you have written is saved when you go on to the next page, and is kept for ${f.municipality.draftLifetimeDays} days.`,
        },
      ],
    },
    {
      id: 'forsorjningsstod',
      heading: 'Good to have at hand: livelihood support',
      blocks: [
        {
          kind: 'list',
          items: [
            'Bank statements for the last three months, for all your accounts.',
            'Your rent bill or tenancy agreement.',
            'Bills that you ask for money for, such as electricity, home insurance and unemployment fund (a-kassa).',
            'Pay slips, and letters about other money you get, for example from Försäkringskassan or your unemployment fund.',
            'Your latest tax return.',
            'A doctor’s certificate if you are on sick leave.',
            'What you have done to find work, if you are looking for work.',
            'The number of the account where the money should go.',
          ],
        },
        {
          kind: 'text',
          text: 'If you are married or live together as a couple you apply together, and we need this for both of you.',
        },
      ],
    },
    {
      id: 'lss',
      heading: 'Good to have at hand: LSS',
      blocks: [
        {
          kind: 'list',
          items: [
            'A certificate that says which disability you have and that it is lasting, for example from a doctor or psychologist.',
            'Assessments that you want us to read.',
            'Decisions about support that you already have.',
            'A court order, register extract or power of attorney, if you apply for somebody else.',
          ],
        },
      ],
    },
    {
      id: 'saknas',
      heading: 'If something is missing',
      blocks: [
        {
          kind: 'text',
          text: 'Send your application anyway. We will tell you exactly what we need and how long you have. You can take photos of papers with your phone.',
        },
        {
          kind: 'text',
          text: `If it is urgent, do not wait for papers. Call ${f.call.office}.`,
        },
      ],
    },
  ],
});

export const text: Record<Language, typeof sv> = inLanguages({ sv, en });
