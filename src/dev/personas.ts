import type { CitizenPersona, StaffPersona } from './broker/broker.ts';

/** Invented people with Skatteverket's published test numbers. */
export const citizens: CitizenPersona[] = [
  {
    personalNumber: '198503149885',
    givenName: 'Samira',
    familyName: 'Haddad',
    about: 'Har sökt och väntar. Vi behöver hennes hyresavi.',
  },
  {
    personalNumber: '195709112790',
    givenName: 'Bertil',
    familyName: 'Sandgren',
    about: 'Har sökt. Ingen har tagit ärendet.',
  },
  { personalNumber: '199001012385', givenName: 'Ayaan', familyName: 'Warsame', about: 'Har fått ett beslut att läsa.' },
  {
    personalNumber: '197201079295',
    givenName: 'Mikael',
    familyName: 'Öhlund',
    about: 'Har sökt akut. Har ingen mat hemma.',
  },
  { personalNumber: '199301012382', givenName: 'Olena', familyName: 'Kovalenko', about: 'Har börjat på en ansökan.' },
  { personalNumber: '198102062398', givenName: 'Johan', familyName: 'Ek', about: 'Är här för första gången.' },
  { personalNumber: '198801012389', givenName: 'Fatima', familyName: 'Rahimi', about: 'Har fått avslag.' },
  { personalNumber: '195704133106', givenName: 'Kerstin', familyName: 'Brännlund', about: 'Har ett pågående ärende.' },
  {
    personalNumber: '199503132384',
    givenName: 'Elin',
    familyName: 'Nyström',
    about: 'Har tagit tillbaka sin ansökan.',
  },
  { personalNumber: '196803259297', givenName: 'Tomas', familyName: 'Lidberg', about: 'Har svarat på en fråga.' },
  {
    personalNumber: '198401012383',
    givenName: 'Sofia',
    familyName: 'Berglund',
    about: 'Har sökt med sin partner, med två barn, och begärt stöd för ett av dem. Väntar på hans svar.',
  },
  {
    personalNumber: '198302062396',
    givenName: 'Daniel',
    familyName: 'Berglund',
    about: 'Sofias partner. Har inte skickat sin del, och är tillfrågad som vårdnadshavare.',
  },
];

export const staff: StaffPersona[] = [
  {
    subject: 'lena.astrom',
    givenName: 'Lena',
    familyName: 'Åström',
    email: 'lena.astrom@example.se',
    roles: ['handlaggare-forsorjning'],
    about: 'Handläggare, försörjningsstöd',
  },
  {
    subject: 'jonas.viklund',
    givenName: 'Jonas',
    familyName: 'Viklund',
    email: 'jonas.viklund@example.se',
    roles: ['handlaggare-lss'],
    about: 'Handläggare, LSS',
  },
  {
    subject: 'karin.sjodin',
    givenName: 'Karin',
    familyName: 'Sjödin',
    email: 'karin.sjodin@example.se',
    roles: ['enhetschef'],
    about: 'Enhetschef, båda enheterna',
  },
  {
    subject: 'anders.holm',
    givenName: 'Anders',
    familyName: 'Holm',
    email: 'anders.holm@example.se',
    roles: ['administrator'],
    about: 'Administratör, ser inga ärenden',
  },
];
