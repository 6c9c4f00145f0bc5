import { formatBytes, formatDay, formatTime } from '../platform/format.ts';
import { type RefusedFile, uploadLimits } from '../platform/files/multipart.ts';
import type { MediaType } from '../platform/files/types.ts';
import type { Language } from '../platform/language.ts';
import type { DetailsModel, FileItem } from '../platform/views/components.ts';
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

/** A receipt for each file: its name and size, when it came in, and what tells that it is the one that was sent. */
export function fileReceipts(documents: readonly Shown[], language: Language): DetailsModel | undefined {
  const t = text[language].receipts;
  if (documents.length === 0) return undefined;
  return {
    summary: t.summary,
    paragraphs: [
      ...documents.map(({ name, size, createdAt, sha256 }) => [
        { strong: name },
        ` ${t.came(formatBytes(size, language), formatDay(createdAt, language), formatTime(createdAt, language), fingerprint(sha256))}`,
      ]),
      t.meaning,
    ],
  };
}
