import qrcode from 'qrcode-generator';

/** Modules of white around the code, without which it cannot be read (ISO/IEC 18004). */
const quiet = 4;

/** A text, such as an address, as a QR code: a picture of its own, black on white whatever colours the page has. */
export function qrSvg(text: string): string {
  const code = qrcode(0, 'M');
  code.addData(text, 'Byte');
  code.make();
  const count = code.getModuleCount();
  const at = Array.from({ length: count }, (_, n) => n);
  const dark = at.flatMap((row) =>
    at
      .filter((column) => code.isDark(row, column))
      .map((column) => `M${String(column + quiet)} ${String(row + quiet)}h1v1h-1z`),
  );
  const size = String(count + 2 * quiet);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${size}v${size}H0z"/><path d="${dark.join('')}"/></svg>`;
}
