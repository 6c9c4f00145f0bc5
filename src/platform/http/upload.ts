import type { Request } from 'express';
import type { Ctx } from '../context.ts';
import { uploadLimits } from '../files/limits.ts';
import { type Multipart, readMultipart } from '../files/multipart.ts';
import type { DataKey } from '../vault.ts';
import { checkCsrfToken } from './csrf.ts';

/**
 * Reads the body of a form that may carry files, for routes declared with `upload: true`. The CSRF token is checked
 * before the first file is taken, and in any case. Use it with `await using`, so that spooled files are let go.
 * @param keyFor the data key to seal files with; asked only when there is a file.
 * @param recordings the file fields in which sound recordings are taken too.
 * @throws Stale when the token is missing or wrong, Malformed and TooLarge as `readMultipart`.
 */
export async function readForm(
  ctx: Ctx,
  req: Request,
  keyFor: () => Promise<DataKey>,
  recordings: readonly string[] = [],
): Promise<Multipart> {
  const { requestId } = ctx;
  const { log } = ctx.deps;
  const form = req.is('multipart/form-data')
    ? await readMultipart(req, uploadLimits(ctx.deps.municipality.uploads), {
        scanner: ctx.deps.scanner,
        recordings,
        onScan: (trouble) => {
          // Never the file's name: it can tell of somebody.
          if ('found' in trouble) log.warn({ requestId, found: trouble.found }, 'an infected file was refused');
          else
            log.error({ requestId, fault: trouble.fault }, 'a file could not be scanned for viruses and was refused');
        },
        dataKeyFor: (fields) => {
          checkCsrfToken(req, fields);
          return keyFor();
        },
      })
    : plainForm(req);
  try {
    checkCsrfToken(req, form.fields);
    return form;
  } catch (error) {
    await form.dispose();
    throw error;
  }
}

/** A form without files, as the body parser has read it. */
function plainForm(req: Request): Multipart {
  const dispose = () => Promise.resolve();
  const fields = (req.body ?? {}) as Multipart['fields'];
  return { fields, files: [], dispose, [Symbol.asyncDispose]: dispose };
}
