import { type Language, inLanguages } from '../../platform/language.ts';
import { paths } from '../rules.ts';
import type { Article, Facts } from '../rules.ts';

const sv = (f: Facts): Article => ({
  title: 'Stöd för barn: om vårdnadshavare',
  over: 'LSS',
  heading: 'Stöd för ditt barn',
  lead: 'Du som är vårdnadshavare begär stöd för ett barn under 15 år. Är ni två ska båda vara med. Men barnet ska inte behöva vänta för att den ena inte svarar.',
  sections: [
    {
      id: 'tva',
      heading: 'Ni är två',
      blocks: [
        {
          kind: 'steps',
          items: [
            {
              title: 'En av er skickar',
              text: 'Skriv den andra vårdnadshavarens namn och personnummer i begäran. Den räknas som inkommen den dag du skriver under.',
            },
            {
              title: 'Den andra läser och skriver under',
              text: 'Hon eller han loggar in med sin egen e-legitimation och hittar frågan på sin översikt. Ingen kan skriva under åt någon annan.',
            },
            {
              title: 'Vi påminner',
              text: `Vi påminner efter tre och sju dagar. Sista dagen är ${String(f.municipality.guardianDays)} dagar efter att du skickade.`,
            },
            {
              title: 'Vi går vidare ändå',
              text: 'Svarar den andra inte handlägger vi begäran ändå. Handläggaren ser vem som saknas.',
            },
          ],
        },
        {
          kind: 'text',
          text: 'Skickar ni var sin likadan begäran, och skriver varandras nummer, lägger vi ihop dem till ett ärende. Allt ni har skrivit är med.',
        },
      ],
    },
    {
      id: 'ensam',
      heading: 'Du är ensam vårdnadshavare',
      blocks: [
        {
          kind: 'text',
          text: 'Då svarar du det, och ingen annan tillfrågas. En handläggare kontrollerar i folkbokföringen vem som har vårdnaden.',
        },
      ],
    },
    {
      id: 'nas-inte',
      heading: 'Den andra går inte att nå',
      blocks: [
        {
          kind: 'text',
          text: 'Svara att den andra inte går att nå och berätta kort hur det är. Du kan alltid skicka. Handläggaren tar reda på vad som går att göra.',
        },
        {
          kind: 'text',
          text: 'Kan en av två vårdnadshavare inte vara med, för att hon eller han är borta, är sjuk eller av någon annan orsak, får den andra bestämma ensam i det som inte kan vänta. Det gäller inte beslut som är mycket viktiga för barnets framtid, om inte barnets bästa uppenbart kräver det (föräldrabalken 6 kap. 13 §).',
        },
      ],
    },
    {
      id: 'inte-overens',
      heading: 'Den andra vill inte',
      blocks: [
        {
          kind: 'text',
          text: 'Två vårdnadshavare bestämmer tillsammans (föräldrabalken 6 kap. 11 och 13 §§). Säger den ena nej pratar handläggaren med er båda, var för sig om ni vill.',
        },
        {
          kind: 'text',
          text: 'För **kontaktperson, avlösarservice och korttidsvistelse** får nämnden besluta fast bara en av er är med, om barnets bästa kräver det (föräldrabalken 6 kap. 13 a §).',
        },
      ],
    },
    {
      id: 'radd',
      heading: 'Den andra får inte kontaktas',
      blocks: [
        {
          kind: 'text',
          text: 'Är du eller barnet rädd, eller har ni skyddade personuppgifter? Svara att den andra inte får kontaktas. Då frågar vi inte den andra här, och ingen annan vårdnadshavare ser ärendet på sin sida. Ring oss gärna också.',
        },
      ],
    },
    {
      id: 'vad-ser-den-andra',
      heading: 'Vad den andra ser',
      blocks: [
        {
          kind: 'list',
          items: [
            'Det som står i begäran om barnet och om stödet.',
            'Inte hur vi når dig, inte dina filer, inte dina meddelanden och inte adresser.',
            'Inte barnets egna ord, om barnet vill att bara handläggaren läser dem.',
          ],
        },
      ],
    },
    {
      id: 'barnet',
      heading: 'Barnet och den unga',
      blocks: [
        {
          kind: 'list',
          items: [
            '**Under 15 år:** barnet ska få veta vad som händer och få säga vad det tycker.',
            '**Från 15 år:** den unga begär själv, om hon eller han kan ta ställning, och ser sitt ärende här.',
            '**Den dag barnet fyller 18:** då slutar du som vårdnadshavare att se ärendet. Den som har fyllt 18 kan ge dig en fullmakt.',
          ],
        },
        {
          kind: 'button',
          href: paths.loginToApplyForLss,
          text: 'Logga in och begär stöd',
          quiet: { href: paths.contact, text: 'Jag vill prata med någon först' },
        },
      ],
    },
  ],
});

const en: typeof sv = (f) => ({
  title: 'Support for children: about guardians',
  over: 'LSS',
  heading: 'Support for your child',
  lead: 'As a guardian you ask for support for a child under 15. If you are two, both are to be part of it. But the child is not to wait because one of you does not answer.',
  sections: [
    {
      id: 'tva',
      heading: 'You are two',
      blocks: [
        {
          kind: 'steps',
          items: [
            {
              title: 'One of you sends it',
              text: 'Write the name and personal identity number of the other guardian in the request. It counts as received on the day you sign.',
            },
            {
              title: 'The other one reads and signs',
              text: 'She or he logs in with an e-identification of her or his own and finds the question on the overview. Nobody can sign for anybody else.',
            },
            {
              title: 'We remind',
              text: `We remind after three and seven days. The last day is ${String(f.municipality.guardianDays)} days after you sent it.`,
            },
            {
              title: 'We go on anyway',
              text: 'If the other one does not answer we handle the request anyway. The caseworker sees who is missing.',
            },
          ],
        },
        {
          kind: 'text',
          text: 'If each of you sends the same request, and you write each other’s numbers, we put them together into one case. Everything you have written is included.',
        },
      ],
    },
    {
      id: 'ensam',
      heading: 'You are the only guardian',
      blocks: [
        {
          kind: 'text',
          text: 'Then you answer so, and nobody else is asked. A caseworker checks in the population register who has custody.',
        },
      ],
    },
    {
      id: 'nas-inte',
      heading: 'The other one cannot be reached',
      blocks: [
        {
          kind: 'text',
          text: 'Answer that the other one cannot be reached and tell us briefly how it is. You can always send. The caseworker finds out what can be done.',
        },
        {
          kind: 'text',
          text: 'If one of two guardians cannot take part, because of absence, illness or something else, the other may decide alone on what cannot wait. That does not go for decisions of great importance to the child’s future, unless the best interests of the child clearly demand it (föräldrabalken 6 kap. 13 §).',
        },
      ],
    },
    {
      id: 'inte-overens',
      heading: 'The other one does not want to',
      blocks: [
        {
          kind: 'text',
          text: 'Two guardians decide together (föräldrabalken 6 kap. 11 and 13 §§). If one says no the caseworker talks with both of you, one at a time if you like.',
        },
        {
          kind: 'text',
          text: 'For **a contact person, relief service and short stays** the board may decide although only one of you agrees, if the best interests of the child demand it (föräldrabalken 6 kap. 13 a §).',
        },
      ],
    },
    {
      id: 'radd',
      heading: 'The other one must not be contacted',
      blocks: [
        {
          kind: 'text',
          text: 'Are you or the child afraid, or do you have protected personal data? Answer that the other one must not be contacted. Then we do not ask the other one here, and no other guardian sees the case. Do call us as well.',
        },
      ],
    },
    {
      id: 'vad-ser-den-andra',
      heading: 'What the other one sees',
      blocks: [
        {
          kind: 'list',
          items: [
            'What the request says about the child and the support.',
            'Not how we reach you, not your files, not your messages and not addresses.',
            'Not the child’s own words, if the child wants only the caseworker to read them.',
          ],
        },
      ],
    },
    {
      id: 'barnet',
      heading: 'The child and the young person',
      blocks: [
        {
          kind: 'list',
          items: [
            '**Under 15:** the child is to know what happens and to say what it thinks.',
            '**From 15:** the young person asks, if she or he can take a stand, and sees the case here.',
            '**The day the child turns 18:** then you as a guardian no longer see the case. Whoever is 18 can give you a power of attorney.',
          ],
        },
        {
          kind: 'button',
          href: paths.loginToApplyForLss,
          text: 'Log in and ask for support',
          quiet: { href: paths.contact, text: 'I want to talk to somebody first' },
        },
      ],
    },
  ],
});

const easy: typeof sv = (f) => ({
  title: 'Stöd till barn',
  over: 'LSS',
  heading: 'Stöd till ditt barn',
  lead: 'Du kan be om stöd till ditt barn. Är ni två som bestämmer? Då ska båda säga ja. Men barnet ska inte behöva vänta.',
  sections: [
    {
      id: 'tva',
      heading: 'Ni är två',
      blocks: [
        {
          kind: 'list',
          items: [
            'En av er skickar. Skriv vad den andra heter och den andras personnummer.',
            'Den andra loggar in, läser och säger ja eller nej.',
            `Vi påminner. Den andra har ${String(f.municipality.guardianDays)} dagar på sig.`,
            'Svarar den andra inte? Vi går vidare ändå.',
          ],
        },
        { kind: 'text', text: 'Skickar ni båda samma sak? Då lägger vi ihop det. Allt ni har skrivit är med.' },
      ],
    },
    {
      id: 'ensam',
      heading: 'Bara du bestämmer',
      blocks: [{ kind: 'text', text: 'Säg det. Då frågar vi ingen annan. Vi tittar efter att det är rätt.' }],
    },
    {
      id: 'nas-inte',
      heading: 'Du får inte tag i den andra',
      blocks: [
        { kind: 'text', text: 'Säg det. Du kan skicka ändå. Vi hjälper dig.' },
        {
          kind: 'text',
          text: 'Är den andra borta eller sjuk? Då får du ibland bestämma själv. Det står i en lag (föräldrabalken 6 kap. 13 §).',
        },
      ],
    },
    {
      id: 'inte-overens',
      heading: 'Den andra vill inte',
      blocks: [
        { kind: 'text', text: 'Ni ska bestämma båda. Vi pratar med er. Ni kan prata med oss var för sig.' },
        {
          kind: 'text',
          text: 'Ibland får kommunen bestämma ändå. Det gäller **kontaktperson, avlösare och korttids**. Det ska vara bäst för barnet (föräldrabalken 6 kap. 13 a §).',
        },
      ],
    },
    {
      id: 'radd',
      heading: 'Du är rädd för den andra',
      blocks: [
        {
          kind: 'text',
          text: 'Säg att vi inte får prata med den andra. Då säger vi inget till den andra. Den andra kan inte se det här. Ring oss gärna.',
        },
      ],
    },
    {
      id: 'vad-ser-den-andra',
      heading: 'Vad kan den andra läsa?',
      blocks: [
        {
          kind: 'list',
          items: [
            'Det du skriver om barnet.',
            'Inte ditt telefonnummer, dina filer eller dina brev.',
            'Inte barnets egna ord, om barnet inte vill det.',
          ],
        },
      ],
    },
    {
      id: 'barnet',
      heading: 'Barnet',
      blocks: [
        {
          kind: 'list',
          items: [
            '**Inte 15 år än:** barnet ska få veta allt och säga vad det tycker.',
            '**Från 15 år:** den unga ber själv.',
            '**När barnet blir 18 år:** då kan du inte se mer. Barnet kan säga att du får.',
          ],
        },
        {
          kind: 'button',
          href: paths.loginToApplyForLss,
          text: 'Logga in och be om stöd',
          quiet: { href: paths.contact, text: 'Jag vill prata med någon' },
        },
      ],
    },
  ],
});

export const text: Record<Language, typeof sv> = inLanguages({ sv, en, easy });
