import { formatBytes, formatDateTime } from '../platform/format.ts';
import { type RefusedFile, uploadLimits } from '../platform/files/multipart.ts';
import type { MediaType } from '../platform/files/types.ts';
import type { Language } from '../platform/language.ts';
import type { Fact, FileItem } from '../platform/views/components.ts';
import { canBeShown, fingerprint } from './rules.ts';
import { kindOf, text } from './text.ts';

/** What pages need to know of a document. */
export type Shown = { id: string; name: string; type: MediaType; size: number; sha256: string; createdAt: Date };

const megabyte = 1024 * 1024;
const limits = {
  megabytes: uploadLimits.fileBytes / megabyte,
  totalMegabytes: uploadLimits.totalBytes / megabyte,
  files: uploadLimits.files,
};

/** The hint at a file field: what can be sent, and how large. */
export function uploadHint(language: Language): string {
  return text[language].limits(limits.megabytes);
}

/** Why a file was not taken, and what to do. */
export function problemText(file: RefusedFile, language: Language): string {
  return text[language].problems[file.problem](file.name, limits);
}

/** A line of `ui.files`. On the staff side a document that a browser can show is shown; anything else is fetched. */
export function documentItem(document: Shown, language: Language, side: 'citizen' | 'staff'): FileItem {
  const t = text[language];
  return {
    name: document.name,
    href: documentPath(document, side),
    meta: t.meta(t.kinds[kindOf[document.type]], formatBytes(document.size, language)),
    icon: 'clip',
  };
}

function documentPath({ id, type }: Shown, side: 'citizen' | 'staff'): string {
  if (side === 'citizen') return `/dokument/${id}`;
  return canBeShown(type) ? `/handlaggare/dokument/${id}/visa` : `/handlaggare/dokument/${id}`;
}

export type DocumentReceipt = { rows: Fact[]; meaning: string };

/** A receipt for one file, for `ui.facts`: what was received, when, and the fingerprint to compare with. */
export function documentReceipt(document: Shown, language: Language): DocumentReceipt {
  const t = text[language].receipt;
  return {
    rows: [
      { label: t.name, value: document.name },
      { label: t.size, value: formatBytes(document.size, language) },
      { label: t.received, value: formatDateTime(document.createdAt, language) },
      { label: t.fingerprint, value: fingerprint(document.sha256) },
    ],
    meaning: t.meaning,
  };
}
