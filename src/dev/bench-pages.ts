import { type IncomingHttpHeaders, request } from 'node:http';

/* A small browser: signs in through the test e-legitimation, walks every link, and weighs what comes over the wire. */

export type Answer = {
  status: number;
  headers: IncomingHttpHeaders;
  /** As it was sent: compressed, when the server compressed it. */
  body: Buffer;
};

export type Send = { cookie?: string; accept?: string; form?: Record<string, string> };

export function ask(url: string, { cookie, accept, form }: Send = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request(url, {
      method: form ? 'POST' : 'GET',
      headers: {
        ...(cookie === undefined ? {} : { cookie }),
        ...(accept === undefined ? {} : { 'accept-encoding': accept }),
        ...(form ? { 'content-type': 'application/x-www-form-urlencoded' } : {}),
      },
    });
    sent.once('error', reject);
    sent.once('response', (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.once('error', reject);
      response.once('end', () => {
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(parts) });
      });
    });
    sent.end(form ? new URLSearchParams(form).toString() : undefined);
  });
}

function withCookies(cookie: string, { headers }: Answer): string {
  const jar = new Map(
    cookie
      .split('; ')
      .filter(Boolean)
      .map((pair) => pair.split('=', 2) as [string, string]),
  );
  for (const line of headers['set-cookie'] ?? []) {
    const [name = '', value = ''] = (line.split(';')[0] ?? '').split('=', 2);
    jar.set(name, value);
  }
  return [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
}

const found = (pattern: RegExp, html: string): string => {
  const value = pattern.exec(html)?.[1];
  if (value === undefined) throw new Error(`Signing in: the page lacks ${String(pattern)}`);
  return value.replaceAll('&#x2F;', '/').replaceAll('&amp;', '&');
};

/** Signs in as a person with a personal number, or an employee with a subject. Gives the Cookie header of the session. */
export async function signIn(portal: string, side: 'medborgare' | 'handlaggare', person: string): Promise<string> {
  const begun = await ask(`${portal}/saml/${side}/login`);
  const provider = begun.headers.location;
  if (provider === undefined) throw new Error(`Signing in as ${person} began with ${String(begun.status)}`);
  const choice = (await ask(provider)).body.toString();
  const answer = (
    await ask(new URL('svar', provider).href, {
      form: { begaran: found(/name="begaran" value="([^"]+)"/, choice), person, utfall: 'ok' },
    })
  ).body.toString();
  const back = await ask(portal + new URL(found(/action="([^"]+)"/, answer)).pathname, {
    cookie: withCookies('', begun),
    form: { SAMLResponse: found(/name="SAMLResponse" value="([^"]+)"/, answer) },
  });
  const cookie = withCookies('', back);
  if (back.status !== 303 || cookie === '') throw new Error(`Signing in as ${person} gave ${String(back.status)}`);
  return cookie;
}

export type Weighed = { path: string; bytes: number };

const perPattern = 6;

/** Every HTML page that can be reached by links from the given ones, with the size it has on the wire. */
export async function weighPages(
  portal: string,
  from: string[],
  cookie: string,
): Promise<{ pages: Weighed[]; faults: string[] }> {
  const pages: Weighed[] = [];
  const faults: string[] = [];
  const seen = new Map<string, number>();
  const asked = new Set<string>();
  const queue = [...from];
  for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
    const pattern = path.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id').replace(/\?.*/, '?');
    const count = seen.get(pattern) ?? 0;
    if (asked.has(path) || count >= perPattern) continue;
    asked.add(path);
    seen.set(pattern, count + 1);
    // One answer compressed, to weigh; the same page is read from the bytes without asking twice.
    const answer = await ask(portal + path, { cookie, accept: 'gzip' });
    if (answer.status >= 500) faults.push(`${path}: ${String(answer.status)}`);
    if (answer.status === 303 && answer.headers.location?.startsWith('/')) queue.push(answer.headers.location);
    if (answer.status !== 200 || !answer.headers['content-type']?.startsWith('text/html')) continue;
    pages.push({ path, bytes: answer.body.length });
    for (const [, href = ''] of (await unpack(answer)).matchAll(/<a\s[^>]*?href="(\/[^"#]*)/g)) {
      const next = href.replaceAll('&amp;', '&');
      if (!/^\/(sprak|logga-ut|saml|assets|handlaggare\/logga-ut)/.test(next)) queue.push(next);
    }
  }
  return { pages, faults };
}

async function unpack({ headers, body }: Answer): Promise<string> {
  if (headers['content-encoding'] === undefined) return body.toString();
  const { brotliDecompressSync, gunzipSync } = await import('node:zlib');
  return (headers['content-encoding'] === 'br' ? brotliDecompressSync(body) : gunzipSync(body)).toString();
}

/** The start page and everything that it or its style sheet names, as a browser gets it the first time. */
export async function weighFirstVisit(portal: string): Promise<Weighed[]> {
  const accept = 'gzip, deflate, br';
  const start = await ask(`${portal}/`, { accept });
  const weighed: Weighed[] = [{ path: '/', bytes: start.body.length }];
  const asked = new Set<string>();
  const names = (text: string) => [...text.matchAll(/["'(](\/assets\/[^"')]+)/g)].map((match) => match[1] ?? '');
  const queue = names(await unpack(start));
  for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
    if (asked.has(path)) continue;
    asked.add(path);
    const answer = await ask(portal + path, { accept });
    if (answer.status !== 200) throw new Error(`${path}: ${String(answer.status)}`);
    weighed.push({ path, bytes: answer.body.length });
    if (answer.headers['content-type']?.startsWith('text/css')) queue.push(...names(await unpack(answer)));
  }
  return weighed;
}
