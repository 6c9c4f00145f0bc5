import { contentDisposition, downloadName } from '../platform/files/names.ts';
import { type Handler, type Route, bytes, get } from '../platform/http/route.ts';
import { documentContent, readDocument } from './actions.ts';
import { canBeShown, fileHeaders } from './rules.ts';

/** The file to keep, or, if the browser can show it by itself, to look at. */
const serve =
  (wanted: 'attachment' | 'inline'): Handler =>
  async (ctx, req) => {
    const document = await readDocument(ctx, String(req.params['id']));
    const how = wanted === 'inline' && canBeShown(document.type) ? 'inline' : 'attachment';
    const headers = fileHeaders(document.type, contentDisposition(how, downloadName(document.name, document.type)));
    return bytes(document.type, documentContent(ctx, document), {
      ...headers,
      'Content-Length': String(document.size),
    });
  };

export const caseworkerRoutes: Route[] = [
  get('/handlaggare/dokument/:id', 'document.read', serve('attachment')),
  get('/handlaggare/dokument/:id/visa', 'document.read', serve('inline')),
];
