import { once } from 'node:events';
import PDFDocument from 'pdfkit';

/** A picture that cannot be put in a document. */
export class UnreadablePicture extends Error {}

const page = { width: 595.28, height: 841.89, margin: 28 };

/**
 * Puts JPEG pictures on A4 pages, one on each, upright and as large as there is room for. They go in as they are, to the
 * last bit, and one at a time: no more than one is in memory.
 * @throws UnreadablePicture
 */
export async function* picturesPdf(pictures: AsyncIterable<Buffer>, createdAt: Date): AsyncGenerator<Buffer> {
  const pdf = new PDFDocument({
    size: 'A4',
    margin: 0,
    font: '',
    pdfVersion: '1.7',
    autoFirstPage: false,
    info: { Producer: 'PDFKit', CreationDate: createdAt },
  });
  const ready: Buffer[] = [];
  pdf.on('data', (part: Buffer) => ready.push(part));
  const room = { fit: [page.width - 2 * page.margin, page.height - 2 * page.margin] as [number, number] };
  for await (const picture of pictures) {
    try {
      pdf.addPage().image(picture, page.margin, page.margin, { ...room, align: 'center', valign: 'center' });
    } catch (error) {
      throw new UnreadablePicture('a picture cannot be put in a document', { cause: error });
    }
    yield* ready.splice(0);
  }
  const ended = once(pdf, 'end');
  pdf.end();
  await ended;
  yield* ready;
}
