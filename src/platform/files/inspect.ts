import { cleanHeif } from './heif.ts';
import { cleanM4a } from './m4a.ts';
import { pdfProblem } from './pdf.ts';
import { cleanJpeg, cleanPng, cleanWebp } from './pictures.ts';
import type { Piece, Source } from './source.ts';
import type { MediaType } from './types.ts';

export type ContentProblem = 'damaged' | 'locked' | 'pixels';

/** What is to be kept of a file that has come in whole, or why it cannot be taken. Undefined: it is kept as it is. */
export async function inspectContent(type: MediaType, source: Source): Promise<Piece[] | ContentProblem | undefined> {
  const cleaned = await clean(type, source);
  if (typeof cleaned === 'string' || cleaned === undefined) return cleaned;
  const [only, ...more] = cleaned;
  const whole = only !== undefined && 'start' in only && only.start === 0 && only.end === source.size;
  return whole && more.length === 0 ? undefined : cleaned;
}

function clean(type: MediaType, source: Source): Promise<Piece[] | ContentProblem | undefined> {
  switch (type) {
    case 'image/jpeg':
      return cleanJpeg(source);
    case 'image/png':
      return cleanPng(source);
    case 'image/webp':
      return cleanWebp(source);
    case 'image/heic':
    case 'image/heif':
      return cleanHeif(source);
    case 'audio/mp4':
      return cleanM4a(source);
    case 'application/pdf':
      return pdfProblem(source);
    default:
      return Promise.resolve(undefined);
  }
}
