import { contentDisposition, downloadName } from '../platform/files/names.ts';
import { type Handler, type Route, bytes, get } from '../platform/http/route.ts';
import { documentContent, readDocument } from './actions.ts';
import { fileHeaders } from './rules.ts';

const download: Handler = async (ctx, req) => {
  const document = await readDocument(ctx, String(req.params['id']));
  const headers = fileHeaders(
    document.type,
    contentDisposition('attachment', downloadName(document.name, document.type)),
  );
  return bytes(document.type, documentContent(ctx, document), { ...headers, 'Content-Length': String(document.size) });
};

export const citizenRoutes: Route[] = [get('/dokument/:id', 'document.read', download)];
