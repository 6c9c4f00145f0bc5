import { keptCharacters } from '../kept.ts';

/** Sizes in bytes. */
export type UploadLimits = {
  fileBytes: number;
  /** In one request, and in one application. */
  files: number;
  /** All files of one request together. */
  totalBytes: number;
  fieldBytes: number;
  fields: number;
  /** All fields of one request together. */
  allFieldsBytes: number;
};

export const megabyte = 1024 * 1024;

/** What is received, of what a municipality says: the one place where it is worked out. */
export function uploadLimits({ megabytes, files }: { megabytes: number; files: number }): UploadLimits {
  return {
    fileBytes: megabytes * megabyte,
    files,
    totalBytes: 4 * megabytes * megabyte,
    // Whatever is cut here is longer than what is kept, in any writing.
    fieldBytes: 4 * (keptCharacters + 1),
    fields: 400,
    allFieldsBytes: 8 * megabyte,
  };
}

/** Somewhat too much is read to its end and told about; so many times too much is not waited for. */
export const patience = 3;

/** A picture of more pixels takes more memory to show than many a telephone has. The largest cameras in telephones stay below. */
export const mostPixels = 120_000_000;
