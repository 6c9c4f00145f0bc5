import { once } from 'node:events';
import PDFDocument from 'pdfkit';
import { isPng, pixelsOf, readPng } from './png.ts';

/** A picture that cannot be put in a document: as it is, or because it has too many pixels, or those before it had. */
export class UnreadablePicture extends Error {
  readonly why: 'unreadable' | 'pixels' | 'large';

  constructor(why: UnreadablePicture['why'], options?: ErrorOptions) {
    super('a picture cannot be put in a document', options);
    this.why = why;
  }
}

/** How many pixels of a PNG make a page at most: a long picture of a telephone's screen has room. It takes 0.2 s a million. */
export const mostPagePixels = 24_000_000;
/** And all PNG of a document together. */
const mostPixels = 4 * mostPagePixels;

const page = { width: 595.28, height: 841.89, margin: 28 };

/**
 * Puts JPEG and PNG pictures on A4 pages, one on each, upright and as large as there is room for. Their pixels go in as they
 * are, to the last bit, and one at a time: no more than one is in memory, packed.
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
  let [n, left] = [1, mostPixels];
  for await (const picture of pictures) {
    const pixels = isPng(picture) ? pixelsOf(picture) : 0;
    left -= pixels;
    if (pixels > mostPagePixels) throw new UnreadablePicture('pixels');
    if (left < 0) throw new UnreadablePicture('large');
    try {
      const image = isPng(picture) ? await embedded(pdf, picture, n) : picture;
      pdf.addPage().image(image, page.margin, page.margin, { ...room, align: 'center', valign: 'center' });
    } catch (error) {
      throw new UnreadablePicture('unreadable', { cause: error });
    }
    n += 1;
    yield* ready.splice(0);
  }
  const ended = once(pdf, 'end');
  pdf.end();
  await ended;
  yield* ready;
}

/** A PNG put in the document, as the library has a picture that it has opened itself; its types know of bytes only. */
async function embedded(pdf: PDFKit.PDFDocument, bytes: Buffer, n: number): Promise<Buffer> {
  const { width, height, orientation, bits, colors, palette, unseen, packed, alpha } = await readPng(bytes);
  const stored = (data: Record<string, unknown>, content: Buffer) => {
    const reference = pdf.ref(data);
    reference.end(content);
    return reference;
  };
  const pixels = (space: unknown, of: 1 | 3, content: Buffer, more = {}) =>
    stored(
      {
        Type: 'XObject',
        Subtype: 'Image',
        Width: width,
        Height: height,
        ColorSpace: space,
        BitsPerComponent: bits,
        Filter: 'FlateDecode',
        DecodeParms: { Predictor: 15, Colors: of, BitsPerComponent: bits, Columns: width },
        ...more,
      },
      content,
    );
  const space = palette
    ? ['Indexed', 'DeviceRGB', palette.length / 3 - 1, stored({}, palette)]
    : colors === 3
      ? 'DeviceRGB'
      : 'DeviceGray';
  const obj = pixels(space, colors, packed, {
    ...(unseen ? { Mask: unseen.flatMap((value) => [value, value]) } : {}),
    ...(alpha ? { SMask: pixels('DeviceGray', 1, alpha) } : {}),
  });
  return { width, height, orientation, label: `P${String(n)}`, obj } as unknown as Buffer;
}
