import { formatBytes, formatDay, formatTime } from '../platform/format.ts';
import { megabyte, uploadLimits } from '../platform/files/limits.ts';
import type { RefusedFile } from '../platform/files/multipart.ts';
import { accept, acceptRecordings, isRecording } from '../platform/files/types.ts';
import type { Language } from '../platform/language.ts';
import type { Municipality } from '../platform/municipality.ts';
import type { DetailsModel, FileItem, UploadRules } from '../platform/views/components.ts';
import type { Document } from './queries.ts';
import { type CombineProblem, canBeShown, fingerprint } from './rules.ts';
import { kindOf, text } from './text.ts';

/** What pages need to know of a document. */
export type Shown = Pick<Document, 'id' | 'name' | 'type' | 'size' | 'sha256' | 'cleaned' | 'virusScan' | 'createdAt'>;

export type Uploads = Municipality['uploads'];

/** What stands at a file field, and what the browser checks: the same wherever files are received. */
export function uploadField(language: Language, uploads: Uploads): UploadRules {
  const t = text[language];
  return {
    hint: t.limits(uploads.megabytes, uploads.files),
    accept,
    maxBytes: uploadLimits(uploads).fileBytes,
    tooLarge: t.tooLarge(uploads.megabytes),
    tips: t.tips,
    combine: t.combine,
    picture: t.picture,
    recordings: { hint: t.limitsRecordings(uploads.megabytes, uploads.files), accept: acceptRecordings },
  };
}

/** Why a file was not taken, and what to do. */
export function problemText(file: RefusedFile, language: Language, uploads: Uploads): string {
  const { megabytes, files } = uploads;
  const totalMegabytes = uploadLimits(uploads).totalBytes / megabyte;
  return text[language].problems[file.problem](file.name, { megabytes, totalMegabytes, files });
}

/** What a document made of so many pictures is called. */
export function combinedName(pages: number, language: Language): string {
  return text[language].combine.name(pages);
}

/** Why pictures did not become a document. */
export function combineProblem(problem: CombineProblem, language: Language): { title: string; message: string } {
  const { failed, problems } = text[language].combine;
  return { title: failed, message: problems[problem.why]('name' in problem ? problem.name : '') };
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

/** Where a citizen opens what she has sent, or put in a draft. */
export const ownDocumentPath = (id: string): string => `/dokument/${id}`;

function documentPath({ id, type }: Shown, side: 'citizen' | 'staff'): string {
  if (side === 'citizen') return ownDocumentPath(id);
  return canBeShown(type) ? `/handlaggare/dokument/${id}/visa` : `/handlaggare/dokument/${id}`;
}

/** A receipt for each file: its name and size, when it came in, and what tells that it is the one that was sent. */
export function fileReceipts(documents: readonly Shown[], language: Language): DetailsModel | undefined {
  const t = text[language].receipts;
  if (documents.length === 0) return undefined;
  return {
    summary: t.summary,
    paragraphs: [
      ...documents.map(({ name, type, size, createdAt, sha256, cleaned, virusScan }) => [
        { strong: name },
        ` ${t.came(formatBytes(size, language), formatDay(createdAt, language), formatTime(createdAt, language))} ${t.virusScan[virusScan]} ${t.print(fingerprint(sha256))}`,
        ...(cleaned ? [`. ${t.cleaned[isRecording(type) ? 'sound' : 'picture']}`] : []),
      ]),
      t.meaning,
    ],
  };
}
