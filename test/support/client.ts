import { Agent } from 'node:http';
import supertest from 'supertest';
import { expect } from 'vitest';
import { htmlFaults } from './html.ts';
import type { TestPortal } from './portal.ts';

export type Page = {
  status: number;
  url: string;
  html: string;
  headers: Record<string, string | undefined>;
  body: Buffer;
};
export type Fields = Record<string, string | readonly string[]>;
export type Upload = { field: string; name: string; content: Buffer; type?: string };

/** Kept from one request to the next, as in a browser. */
const connections = new Agent({ keepAlive: true });

/** A person at a browser without scripts. Every page that comes back is inspected, whatever the test is about. */
export class Visitor {
  readonly #portal: TestPortal;
  readonly #agent: ReturnType<typeof supertest.agent>;
  /** The page that was got last: posts take their CSRF token from it. */
  page: Page | undefined;

  constructor(portal: TestPortal) {
    this.#portal = portal;
    this.#agent = supertest.agent(portal.url);
  }

  /** Gets a page and follows redirects within the portal. */
  async get(path: string, expected = 200): Promise<Page> {
    const response = await asItComes(this.#agent.get(path));
    return this.#settle(path, response, expected);
  }

  /** Posts a form with the token of the page that was got last, and follows the redirect. */
  async post(path: string, fields: Fields = {}, expected: number | readonly number[] = 200): Promise<Page> {
    return this.postOpen(path, { _csrf: this.csrf(), ...fields }, expected);
  }

  /** Posts a form that keeps nothing, and so has no token. */
  async postOpen(path: string, fields: Fields, expected: number | readonly number[] = 200): Promise<Page> {
    const response = await asItComes(this.#agent.post(path).type('form')).send(encode(fields));
    return this.#settle(path, response, expected);
  }

  /** Posts a form with files. */
  async upload(path: string, fields: Fields, files: readonly Upload[], expected = 200): Promise<Page> {
    const request = asItComes(this.#agent.post(path));
    for (const [name, value] of Object.entries({ _csrf: this.csrf(), ...fields })) {
      for (const one of typeof value === 'string' ? [value] : value) request.field(name, one);
    }
    for (const file of files)
      request.attach(file.field, file.content, {
        filename: file.name,
        contentType: file.type ?? 'application/octet-stream',
      });
    return this.#settle(path, await request, expected);
  }

  /** A request as it is, without following or inspecting. */
  raw(): ReturnType<typeof supertest.agent> {
    return this.#agent;
  }

  csrf(): string {
    const token = /name="_csrf" value="([^"]+)"/.exec(this.page?.html ?? '')?.[1];
    if (token === undefined) throw new Error(`There is no form on ${this.page?.url ?? 'no page'}`);
    return token;
  }

  /** The value of a hidden or text input on the page that was got last. */
  value(name: string): string {
    const tag = new RegExp(`<input[^>]*name="${name}"[^>]*>`).exec(this.page?.html ?? '')?.[0] ?? '';
    return /value="([^"]*)"/.exec(tag)?.[1] ?? '';
  }

  /** Goes to a provider and comes back as the person, from wherever the portal sends one to log in or to confirm. */
  async identify(
    location: string,
    as: { number: string } | { staff: string } | 'cancel',
    expected = 200,
    outcome = 'normal',
  ): Promise<Page> {
    const { path, back } = await this.answer(location, as, outcome);
    return this.#settle(path, back, expected);
  }

  /** The same, without following the portal's answer. */
  async answer(location: string, as: { number: string } | { staff: string } | 'cancel', outcome = 'normal') {
    const choice = await (await fetch(location)).text();
    const ticket = /name="begaran" value="([^"]+)"/.exec(choice)?.[1] ?? '';
    const person = as === 'cancel' ? '' : 'number' in as ? as.number : as.staff;
    const form = new URLSearchParams({
      begaran: ticket,
      person,
      utfall: outcome,
      ...(as === 'cancel' ? { avbryt: 'ja' } : {}),
    });
    const answer = await (await fetch(new URL('svar', location), { method: 'POST', body: form })).text();
    const response = /name="SAMLResponse" value="([^"]+)"/.exec(answer)?.[1];
    const acs = /action="([^"]+)"/.exec(answer)?.[1];
    if (response === undefined || acs === undefined)
      throw new Error(`The provider gave no answer: ${answer.slice(0, 400)}`);
    const path = new URL(acs.replaceAll('&#x2F;', '/').replaceAll('&amp;', '&')).pathname;
    return { path, back: await this.#carry(path, response) };
  }

  /** Brings a provider's answer to the portal, as the browser does. */
  async bring(path: string, samlResponse: string, expected = 200): Promise<Page> {
    return this.#settle(path, await this.#carry(path, samlResponse), expected);
  }

  async #carry(path: string, samlResponse: string): Promise<supertest.Response> {
    return asItComes(this.#agent.post(path).type('form')).send({ SAMLResponse: samlResponse });
  }

  /** Logs in as a citizen and lands on the page asked for. */
  async logIn(number: string, to = '/mina-sidor'): Promise<Page> {
    const started = await this.#agent
      .get(`/saml/medborgare/login?${new URLSearchParams({ till: to }).toString()}`)
      .redirects(0);
    return this.identify(started.headers['location'] ?? '', { number });
  }

  /** Logs in as an employee. @param subject of a persona, such as `lena.astrom`. */
  async logInStaff(subject: string, to = '/handlaggare'): Promise<Page> {
    const started = await this.#agent
      .get(`/saml/handlaggare/login?${new URLSearchParams({ till: to }).toString()}`)
      .redirects(0);
    return this.identify(started.headers['location'] ?? '', { staff: subject });
  }

  async #settle(path: string, response: supertest.Response, expected: number | readonly number[]): Promise<Page> {
    const { location } = response.headers as Record<string, string | undefined>;
    if (response.status === 303 && location !== undefined) {
      if (location.startsWith('/')) return this.get(location, [expected].flat()[0]);
      // To a provider: the caller goes there.
      return { status: 303, url: location, html: '', headers: response.headers, body: Buffer.alloc(0) };
    }
    const body = Buffer.isBuffer(response.body) ? response.body : Buffer.alloc(0);
    const type = response.headers['content-type'] ?? '';
    const html = type.startsWith('text/html') ? body.toString('utf8') : '';
    const page = { status: response.status, url: path, html, headers: response.headers as Page['headers'], body };
    expect(
      response.status,
      `${path}: ${html
        .replace(/<[^>]+>/g, ' ')
        .replace(/\s+/g, ' ')
        .slice(0, 600)}`,
    ).toBeOneOf([expected].flat());
    if (html !== '') {
      inspect(page, this.#portal);
      this.page = page;
    }
    return page;
  }
}

/** What holds for every page: valid, safe, and with one heading that says where one is. */
function inspect(page: Page, portal: TestPortal): void {
  expect(htmlFaults(page.html), page.url).toEqual([]);
  expect(page.html.match(/<h1/g)?.length, `h1 on ${page.url}`).toBe(1);
  const csp = page.headers['content-security-policy'] ?? '';
  expect(csp).toContain("default-src 'none'");
  expect(csp).not.toContain('unsafe');
  expect(page.headers['cache-control']).toBe('no-store');
  expect(page.html).not.toMatch(/\bundefined\b|\[object Object\]|\bNaN\b/);
  expect(page.url.replace(/[0-9a-f-]{36}/g, '')).not.toMatch(/\d{8}-?\d{4}/);
  expect(page.html).toContain(portal.deps.municipality.name);
}

function encode(fields: Fields): string {
  const pairs = new URLSearchParams();
  for (const [name, value] of Object.entries(fields))
    for (const one of typeof value === 'string' ? [value] : value) pairs.append(name, one);
  return pairs.toString();
}

/** Takes whatever answer comes, without following it. */
function asItComes(request: supertest.Test): supertest.Test {
  return request
    .agent(connections)
    .redirects(0)
    .buffer(true)
    .parse(raw)
    .ok(() => true);
}

/** Keeps the body as bytes, whatever it is. */
function raw(response: unknown, done: (error: Error | null, body: Buffer) => void): void {
  const stream = response as NodeJS.ReadableStream;
  const parts: Buffer[] = [];
  stream.on('data', (part: Buffer) => parts.push(part));
  stream.on('end', () => {
    done(null, Buffer.concat(parts));
  });
  stream.on('error', (error: Error) => {
    done(error, Buffer.alloc(0));
  });
}
