import type { FileProblem } from '../platform/files/multipart.ts';
import type { MediaType } from '../platform/files/types.ts';
import type { Language } from '../platform/language.ts';

type Kind = 'pdf' | 'image' | 'text' | 'word' | 'openDocument';

export const kindOf: Record<MediaType, Kind> = {
  'application/pdf': 'pdf',
  'image/jpeg': 'image',
  'image/png': 'image',
  'image/heic': 'image',
  'image/heif': 'image',
  'image/webp': 'image',
  'image/gif': 'image',
  'text/plain': 'text',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'word',
  'application/vnd.oasis.opendocument.text': 'openDocument',
};

type Problem = (name: string, limits: { megabytes: number; totalMegabytes: number; files: number }) => string;
const kinds = (words: Record<Kind, string>): Record<Kind, string> => words;
const problems = (words: Record<FileProblem, Problem>): Record<FileProblem, Problem> => words;

const sv = {
  /** Told beforehand, at the file field. */
  limits: (megabytes: number) => `Bilder eller PDF, högst ${megabytes} MB var. Ett foto av pappret går bra.`,
  problems: problems({
    tooLarge: (name, { megabytes }) =>
      `”${name}” är större än ${megabytes} MB. Ta en bild med lägre upplösning eller dela upp filen, och lägg till den igen.`,
    totalTooLarge: (name, { totalMegabytes }) =>
      `”${name}” kom inte med, för filerna var tillsammans större än ${totalMegabytes} MB. Lägg till den igen, för sig.`,
    tooMany: (name, { files }) => `”${name}” kom inte med. Vi tar emot ${files} filer åt gången. Lägg till den igen.`,
    noRoom: (name) => `”${name}” kom inte med, för här finns inte plats för fler filer. Du kan skicka den senare.`,
    empty: (name) => `”${name}” är tom. Kontrollera att du kan öppna filen, och lägg till den igen.`,
    type: (name) =>
      `Vi kan inte ta emot den sortens fil: ”${name}”. Ta en bild av pappret eller spara som PDF, och lägg till den.`,
  }),
  kinds: kinds({ pdf: 'PDF', image: 'Bild', text: 'Text', word: 'Word', openDocument: 'OpenDocument' }),
  meta: (kind: string, size: string) => `${kind}, ${size}`,
  show: 'Visa',
  download: 'Hämta',
  fromAuthority: 'Från kommunen',
  receipts: {
    summary: 'Kvitto för varje fil',
    came: (size: string, day: string, time: string, print: string) =>
      `är ${size} och kom in ${day}, kl. ${time}. Fingeravtryck (SHA-256): ${print}`,
    meaning: 'Fingeravtrycket visar att filen är densamma som kom in. Ändras ett enda tecken blir det ett annat.',
  },
};

const en: typeof sv = {
  limits: (megabytes) => `Pictures or PDF, at most ${megabytes} MB each. A photo of the paper is fine.`,
  problems: problems({
    tooLarge: (name, { megabytes }) =>
      `“${name}” is larger than ${megabytes} MB. Take a picture with lower resolution or split the file, and add it again.`,
    totalTooLarge: (name, { totalMegabytes }) =>
      `“${name}” was left out, since the files were larger than ${totalMegabytes} MB together. Add it again, by itself.`,
    tooMany: (name, { files }) => `“${name}” was left out. We can take ${files} files at a time. Add it again.`,
    noRoom: (name) => `“${name}” was left out, since there is no room for more files here. You can send it later.`,
    empty: (name) => `“${name}” is empty. Check that you can open the file, and add it again.`,
    type: (name) =>
      `We cannot take that kind of file: “${name}”. Take a picture of the paper or save it as PDF, and add that.`,
  }),
  kinds: kinds({ pdf: 'PDF', image: 'Picture', text: 'Text', word: 'Word', openDocument: 'OpenDocument' }),
  meta: (kind, size) => `${kind}, ${size}`,
  show: 'Show',
  download: 'Download',
  fromAuthority: 'From the municipality',
  receipts: {
    summary: 'A receipt for each file',
    came: (size, day, time, print) => `is ${size} and came in ${day}, ${time}. Fingerprint (SHA-256): ${print}`,
    meaning:
      'The fingerprint shows that the file is the same as came in. If a single character changes, so does the fingerprint.',
  },
};

export const text: Record<Language, typeof sv> = { sv, en };
