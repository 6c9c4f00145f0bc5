import type { FileProblem } from '../platform/files/multipart.ts';
import type { MediaType } from '../platform/files/types.ts';
import { type Language, inLanguages } from '../platform/language.ts';
import type { CombineProblem } from './rules.ts';

type Kind = 'pdf' | 'image' | 'text' | 'word' | 'openDocument' | 'sound';

export const kindOf: Record<MediaType, Kind> = {
  'application/pdf': 'pdf',
  'image/jpeg': 'image',
  'image/png': 'image',
  'image/heic': 'image',
  'image/heif': 'image',
  'image/webp': 'image',
  'text/plain': 'text',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'word',
  'application/vnd.oasis.opendocument.text': 'openDocument',
  'audio/mp4': 'sound',
  'audio/mpeg': 'sound',
  'audio/ogg': 'sound',
  'audio/wav': 'sound',
  'audio/webm': 'sound',
};

type Problem = (name: string, limits: { megabytes: number; totalMegabytes: number; files: number }) => string;
const kinds = (words: Record<Kind, string>): Record<Kind, string> => words;
const problems = (words: Record<FileProblem, Problem>): Record<FileProblem, Problem> => words;

const combineProblems = (words: Record<CombineProblem['why'], (name: string) => string>) => words;

const sv = {
  /** Told before a file that is too large is sent; `{name}` stands for its name. */
  tooLarge: (megabytes: number) =>
    `{name} är större än ${megabytes} MB och kommer inte med. Ta en ny bild med lägre upplösning, eller dela upp filen.`,
  /** Told beforehand, at the file field. */
  limits: (megabytes: number, files: number) =>
    `Bild, PDF, Word eller OpenDocument. Högst ${megabytes} MB var, och högst ${files} filer. Ett foto av pappret går bra.`,
  limitsRecordings: (megabytes: number, files: number) =>
    `Ljudinspelning (m4a, mp3, ogg, wav eller webm), bild, PDF, Word eller OpenDocument. Högst ${megabytes} MB var, och högst ${files} filer. En inspelning på några minuter får plats.`,
  tips: {
    summary: 'Så blir fotot bra',
    paragraphs: [
      'Lägg pappret plant och ta bilden rakt uppifrån. Hela pappret ska synas, med alla fyra hörn.',
      'Ha gott om ljus, och se till att mobilen inte skuggar. Blixt ger ofta blänk.',
      'Har pappret flera sidor? Ta en bild av varje sida.',
      'Titta på bilden innan du skickar den. Går alla siffror att läsa?',
      'Mobilen sparar ofta i bilden var och när den togs. Det tar vi bort.',
    ],
  },
  combine: {
    summary: 'Gör en PDF av bilderna',
    lead: 'Är bilderna sidor i samma papper? Skriv 1, 2, 3 i den ordning de ska komma. En bild som inte ska vara med lämnar du tom. PDF:en kommer i stället för bilderna. Det går med foton (JPEG) och skärmbilder (PNG). Andra bilder skickar du som de är.',
    button: 'Gör en PDF',
    failed: 'Bilderna blev ingen PDF',
    name: (pages: number) => `Bilder, ${String(pages)} sidor.pdf`,
    problems: combineProblems({
      few: () => 'Skriv en siffra vid minst två bilder för att göra en PDF av dem.',
      large: () => 'Bilderna är för stora för en enda PDF. Ta med färre bilder.',
      unreadable: (name) =>
        `”${name}” går inte att lägga i en PDF. Alla bilder ligger kvar, och du kan skicka den som den är.`,
      pixels: (name) =>
        `”${name}” har för många bildpunkter för att läggas i en PDF. Alla bilder ligger kvar, och du kan skicka den som den är.`,
    }),
  },
  picture: {
    look: 'Titta och ändra',
    see: 'Titta på bilden',
    now: 'Så här ser bilden ut nu.',
    right: 'Vrid åt höger',
    left: 'Vrid åt vänster',
    close: 'Klar med bilden',
    crop: {
      title: 'Skär bort',
      lead: 'Dra tills bara det som ska vara med är ljust. Det mörka tas bort när du sparar. Vill du ha tillbaka det får du lägga till bilden igen.',
      sides: { top: 'Uppe', bottom: 'Nere', left: 'Till vänster', right: 'Till höger' },
      save: 'Spara beskuren bild',
      uncut: 'Du har inte skurit bort något än. Dra i något av reglagen först.',
      failed: 'Bilden går inte att skära här. Den ligger kvar som den är, och du kan skicka den så.',
    },
  },
  problems: problems({
    tooLarge: (name, { megabytes }) =>
      `”${name}” är större än ${megabytes} MB och kommer inte med. Ta en ny bild med lägre upplösning, eller dela upp filen, och lägg till den igen.`,
    totalTooLarge: (name, { totalMegabytes }) =>
      `”${name}” kom inte med, för filerna var tillsammans större än ${totalMegabytes} MB. Lägg till den igen, för sig.`,
    tooMany: (name, { files }) => `”${name}” kom inte med. Vi tar emot ${files} filer åt gången. Lägg till den igen.`,
    noRoom: (name) => `”${name}” kom inte med, för här finns inte plats för fler filer. Du kan skicka den senare.`,
    empty: (name) => `”${name}” är tom. Kontrollera att du kan öppna filen, och lägg till den igen.`,
    type: (name) =>
      `Vi kan inte ta emot den sortens fil: ”${name}”. Ta en bild av pappret eller spara som PDF, och lägg till den.`,
    damaged: (name) =>
      `”${name}” är skadad och går inte att öppna. Spara den på nytt, eller ta en bild av pappret, och lägg till den.`,
    locked: (name) =>
      `”${name}” är låst med lösenord. Spara en kopia utan lösenord, eller ta en bild av sidorna, och lägg till den.`,
    pixels: (name) =>
      `Bilden ”${name}” har för många bildpunkter. Ta en ny bild med lägre upplösning, och lägg till den.`,
    infected: (name) =>
      `I ”${name}” finns något som kan skada datorer, så vi har inte tagit emot den. Ta en bild av pappret, och lägg till den.`,
    unchecked: (name) =>
      `”${name}” kunde inte kontrolleras mot virus just nu, så vi har inte tagit emot den. Lägg till den igen om en stund.`,
  }),
  kinds: kinds({ pdf: 'PDF', image: 'Bild', text: 'Text', word: 'Word', openDocument: 'OpenDocument', sound: 'Ljud' }),
  meta: (kind: string, size: string) => `${kind}, ${size}`,
  show: 'Visa',
  download: 'Hämta',
  fromAuthority: 'Från kommunen',
  receipts: {
    summary: 'Kvitto för varje fil',
    came: (size: string, day: string, time: string) => `är ${size} och kom in ${day}, kl. ${time}.`,
    virusScan: {
      clean: 'Den är kontrollerad mot virus, och inget hittades.',
      none: 'Den är inte kontrollerad mot virus.',
    },
    print: (print: string) => `Fingeravtryck (SHA-256): ${print}`,
    cleaned: {
      picture:
        'Vi har tagit bort plats, tid och annat som kameran sparar i bilden. Fingeravtrycket är bildens utan det.',
      sound:
        'Vi har tagit bort plats, tid och annat som telefonen sparar i inspelningen. Fingeravtrycket är inspelningens utan det.',
    },
    meaning: 'Fingeravtrycket visar att filen är densamma som vi sparade. Ändras ett enda tecken blir det ett annat.',
  },
};

const en: typeof sv = {
  tooLarge: (megabytes) =>
    `{name} is larger than ${megabytes} MB and is left out. Take a new picture with lower resolution, or split the file.`,
  limits: (megabytes, files) =>
    `Picture, PDF, Word or OpenDocument. At most ${megabytes} MB each, and at most ${files} files. A photo of the paper is fine.`,
  limitsRecordings: (megabytes, files) =>
    `Sound recording (m4a, mp3, ogg, wav or webm), picture, PDF, Word or OpenDocument. At most ${megabytes} MB each, and at most ${files} files. A recording of a few minutes has room.`,
  tips: {
    summary: 'How to take a good photo',
    paragraphs: [
      'Lay the paper flat and take the picture from right above. The whole paper should be seen, with all four corners.',
      'Have plenty of light, and see that the phone casts no shadow. A flash often makes a glare.',
      'Are there several pages? Take a picture of each.',
      'Look at the picture before you send it. Can all figures be read?',
      'The phone often saves in the picture where and when it was taken. We remove that.',
    ],
  },
  combine: {
    summary: 'Make a PDF of the pictures',
    lead: 'Are the pictures pages of the same paper? Write 1, 2, 3 in the order they should come. Leave a picture empty that should not be in it. The PDF takes the place of the pictures. It can be done with photos (JPEG) and screenshots (PNG). You send other pictures as they are.',
    button: 'Make a PDF',
    failed: 'The pictures did not become a PDF',
    name: (pages) => `Pictures, ${String(pages)} pages.pdf`,
    problems: combineProblems({
      few: () => 'Write a figure at two pictures or more to make a PDF of them.',
      large: () => 'The pictures are too large for a single PDF. Take fewer of them.',
      unreadable: (name) =>
        `“${name}” cannot be put in a PDF. All the pictures are still here, and you can send it as it is.`,
      pixels: (name) =>
        `“${name}” has too many pixels to be put in a PDF. All the pictures are still here, and you can send it as it is.`,
    }),
  },
  picture: {
    look: 'Look and change',
    see: 'Look at the picture',
    now: 'This is how the picture looks now.',
    right: 'Turn right',
    left: 'Turn left',
    close: 'Done with the picture',
    crop: {
      title: 'Cut away',
      lead: 'Drag until only what is to be kept is bright. What is dark is removed when you save. To get it back, you need to add the picture again.',
      sides: { top: 'At the top', bottom: 'At the bottom', left: 'On the left', right: 'On the right' },
      save: 'Save cropped picture',
      uncut: 'You have not cut away anything yet. Drag one of the sliders first.',
      failed: 'The picture cannot be cropped here. It is still there as it is, and you can send it like that.',
    },
  },
  problems: problems({
    tooLarge: (name, { megabytes }) =>
      `“${name}” is larger than ${megabytes} MB and is left out. Take a new picture with lower resolution, or split the file, and add it again.`,
    totalTooLarge: (name, { totalMegabytes }) =>
      `“${name}” was left out, since the files were larger than ${totalMegabytes} MB together. Add it again, by itself.`,
    tooMany: (name, { files }) => `“${name}” was left out. We can take ${files} files at a time. Add it again.`,
    noRoom: (name) => `“${name}” was left out, since there is no room for more files here. You can send it later.`,
    empty: (name) => `“${name}” is empty. Check that you can open the file, and add it again.`,
    type: (name) =>
      `We cannot take that kind of file: “${name}”. Take a picture of the paper or save it as PDF, and add that.`,
    damaged: (name) =>
      `“${name}” is damaged and cannot be opened. Save it once more, or take a picture of the paper, and add that.`,
    locked: (name) =>
      `“${name}” is locked with a password. Save a copy without a password, or take a picture of the pages, and add that.`,
    pixels: (name) => `The picture “${name}” has too many pixels. Take a new one with lower resolution, and add that.`,
    infected: (name) =>
      `There is something in “${name}” that can harm computers, so we have not taken it. Take a picture of the paper, and add that.`,
    unchecked: (name) =>
      `“${name}” could not be checked for viruses just now, so we have not taken it. Add it again in a while.`,
  }),
  kinds: kinds({
    pdf: 'PDF',
    image: 'Picture',
    text: 'Text',
    word: 'Word',
    openDocument: 'OpenDocument',
    sound: 'Sound',
  }),
  meta: (kind, size) => `${kind}, ${size}`,
  show: 'Show',
  download: 'Download',
  fromAuthority: 'From the municipality',
  receipts: {
    summary: 'A receipt for each file',
    came: (size, day, time) => `is ${size} and came in ${day}, ${time}.`,
    virusScan: {
      clean: 'It has been checked for viruses, and none was found.',
      none: 'It has not been checked for viruses.',
    },
    print: (print) => `Fingerprint (SHA-256): ${print}`,
    cleaned: {
      picture:
        'We have removed the place, time and other things that the camera saves in the picture. The fingerprint is of the picture without them.',
      sound:
        'We have removed the place, time and other things that the telephone saves in the recording. The fingerprint is of the recording without them.',
    },
    meaning:
      'The fingerprint shows that the file is the same as we saved. If a single character changes, so does the fingerprint.',
  },
};

export const text: Record<Language, typeof sv> = inLanguages({ sv, en });
