import type { MediaType } from '../platform/files/types.ts';

/** Whether a browser can show it by itself, without running anything that is in it. */
export function canBeShown(type: MediaType): boolean {
  return shown.includes(type);
}
const shown: readonly MediaType[] = ['application/pdf', 'image/jpeg', 'image/png', 'image/webp'];

/** Whether it is a picture that every browser draws, so that its owner can look at it in her draft and crop it. */
export function canBeCropped(type: MediaType): boolean {
  return canBeShown(type) && type !== 'application/pdf';
}

/** What a picture is called once it is a JPEG: "Skärmbild.jpg". */
export function jpegName(name: string): string {
  return name.replace(/\.(?:png|webp)$/iu, '.jpg');
}

/** Whether it can be made a page of a document, together with others, without anything being decoded. */
export function canBePage(type: MediaType): boolean {
  return type === 'image/jpeg' || type === 'image/png';
}

/** Why pictures did not become a document: too few or too large together, or one of them, by its name. */
export type CombineProblem = { why: 'few' | 'large' } | { why: 'unreadable' | 'pixels'; name: string };

/** A SHA-256 in hexadecimal, in groups of four that can be read out and compared: "e3b0 c442 98fc …". */
export function fingerprint(sha256: string): string {
  return sha256.replaceAll(/.{4}(?=.)/gu, '$& ');
}

/** Headers for a file that somebody else has made: it is never a page of ours, whatever is in it. */
export function fileHeaders(type: MediaType, disposition: string): Record<string, string> {
  // A browser's own PDF reader does not start in a sandbox; it runs in one of its own, and no script of a PDF leaves it.
  const reader = disposition.startsWith('inline') && type === 'application/pdf';
  return {
    'Content-Disposition': disposition,
    'Content-Security-Policy': reader
      ? "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"
      : "sandbox; default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'",
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'no-store',
  };
}
