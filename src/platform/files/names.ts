import type { MediaType } from './types.ts';
import { extensionsOf } from './types.ts';

const longest = 150;
// Control characters, and invisible marks that hide letters or turn the direction of writing ("gpj.exe" as "exe.jpg").
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}]/gu;

/**
 * A file's name as it may be shown: no path, no invisible or direction-turning characters, at most 150 characters with
 * the ending kept. Empty when nothing is left. It is never used as a path.
 */
export function displayName(raw: string): string {
  const last = raw.normalize('NFC').split(/[/\\]/u).at(-1) ?? '';
  const tidy = last.replaceAll(unseen, '').replaceAll(/\s+/gu, ' ').trim();
  if (/^\.*$/u.test(tidy)) return '';
  const letters = Array.from(tidy);
  if (letters.length <= longest) return tidy;
  const ending = /\.[\p{L}\p{N}]{1,8}$/u.exec(tidy)?.[0] ?? '';
  return (
    letters
      .slice(0, longest - ending.length)
      .join('')
      .trimEnd() + ending
  );
}

/** The name to save a file under: one whose ending says something else than the content gets the true ending added. */
export function downloadName(name: string, type: MediaType): string {
  const endings = extensionsOf(type);
  const shown = displayName(name) || 'file';
  const low = shown.toLowerCase();
  return endings.some((ending) => low.endsWith(`.${ending}`)) ? shown : `${shown}.${endings[0]}`;
}

/** A Content-Disposition header that every browser reads: plain letters first, then UTF-8 (RFC 6266, RFC 8187). */
export function contentDisposition(how: 'attachment' | 'inline', name: string): string {
  const plain = name
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^\x20-\x7e]|["\\%]/gu, '_');
  const coded = encodeURIComponent(name).replaceAll(
    /['()*]/gu,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${how}; filename="${plain}"; filename*=UTF-8''${coded}`;
}
