import { Script } from 'node:vm';
import express from 'express';
import request from 'supertest';
import { describe, expect, it } from 'vitest';
import { renderComponentsPage, samples } from '../../src/dev/components.ts';
import { typeTemplate } from '../../src/dev/template-types.ts';
import { errorReply, type ErrorModel } from '../../src/errors/views.ts';
import { loadAssets } from '../../src/platform/assets.ts';
import { languages, tongueOf } from '../../src/platform/language.ts';
import { loadMunicipality } from '../../src/platform/municipality.ts';
import type { FieldModel } from '../../src/platform/views/components.ts';
import { compileTemplate } from '../../src/platform/views/engine.ts';
import { createUi } from '../../src/platform/views/ui.ts';
import { text } from '../../src/shell/text.ts';
import { drawPage, type Surroundings } from '../../src/shell/views.ts';
import { htmlFaults } from '../support/html.ts';

const assets = loadAssets();
const ui = createUi({ language: 'sv', words: text.sv.ui, assets, csrfToken: 'a"b' });
const page = renderComponentsPage(assets);

describe('the page of components', () => {
  it('is valid HTML', () => {
    expect(htmlFaults(page)).toEqual([]);
  });

  it('shows every component of ui', () => {
    const outside = ['constructor', 'sprite', 'asset', 'integrity', 'phone'];
    const names = Object.getOwnPropertyNames(Object.getPrototypeOf(ui) as object).filter(
      (name) => !outside.includes(name),
    );
    expect(names.length).toBeGreaterThan(20);
    for (const name of names) expect(page, name).toContain(`data-component="${name}"`);
  });

  it('has the drawing of each icon it uses', () => {
    const used = new Set([...page.matchAll(/<use href="#(i-[a-z]+)"/g)].map(([, id]) => id));
    expect(used.size).toBeGreaterThan(10);
    for (const id of used) expect(page).toContain(`<symbol id="${id}"`);
  });

  it('has no inline style, script or handler', () => {
    expect(page).not.toMatch(/<style|\sstyle=|\son[a-z]+=|<script(?![^>]* src=)/);
  });
});

describe('a field', () => {
  const fields = Object.entries<FieldModel>(samples.field);

  it.each(fields)('%s: the id leads to a control, and what it is described by exists', (_, field) => {
    const html = ui.field(field);
    expect(html).toMatch(new RegExp(`<(input|select|textarea) [^>]*id="${field.id}"`));
    for (const [, ids = ''] of html.matchAll(/aria-describedby="([^"]+)"/g)) {
      for (const id of ids.split(' ')) expect(html).toContain(`id="${id}"`);
    }
    if (field.error !== undefined) expect(html).toContain('<span class="ds-sr-only">Fel: </span>');
  });

  it('keeps what was typed as text', () => {
    const nasty = `"><script>alert('1')</script>&amp;\n`;
    const html = ui.field({ kind: 'textarea', id: 'x', name: 'x', label: nasty, value: nasty });
    expect(html).not.toContain('<script');
    expect(html).toContain('&amp;amp;');
    expect(ui.csrf()).toBe('<input type="hidden" name="_csrf" value="a&quot;b">');
  });
});

describe('the template check', () => {
  it.each([
    ['<p>no type</p>', 'the first line must name the model'],
    ['<%# page: string -%>\n<%- page %>', 'raw output'],
    ['<%# page: string -%>\n<%- ui.icon("x") + page %>', 'raw output'],
    ['<%# page: { body: string } -%>\n<%- page.body %>', 'raw output'],
    ['<%# page: string -%>\n<p><%= page', 'never closed'],
  ])('refuses %j', (source, message) => {
    expect(
      typeTemplate('views/public/x.ejs', source)
        .faults.map((fault) => fault.message)
        .join(),
    ).toContain(message);
  });

  it('keeps line numbers', () => {
    const { code } = typeTemplate(
      'views/public/x.ejs',
      '<%# page: string -%>\n<p>\n<% if (page) {\n-%>\n\n<%= page %><% } %>',
    );
    expect(code.split('\n')[5]).toContain('__print( page )');
  });

  it('compiles with two locals and nothing inherited', () => {
    const render = compileTemplate('<%= page %>', 'x.ejs');
    expect(render({ page: '<b>', ui, escapeFn: (value: string) => value } as never)).toBe('&lt;b&gt;');
  });
});

describe('error pages', () => {
  const municipality = loadMunicipality();
  const statuses = [400, 401, 403, 404, 405, 409, 413, 422, 429, 500, 503, 418, 599, 'stale'] as const;
  const cases = statuses.flatMap((status) =>
    languages.flatMap((language) =>
      (['public', 'citizen', 'staff'] as const).map((side) => [status, language, side] as const),
    ),
  );

  it.each(cases)('%s in %s on the %s side is whole and says what to do', (status, language, side) => {
    const reply = errorReply(status, {
      language,
      side,
      municipality,
      signedIn: side !== 'public',
      reference: 'k3x9p2qa',
    });
    if (reply.kind !== 'page') throw new Error('not a page');
    const model = reply.model as ErrorModel;
    expect(model.paragraphs.length).toBeGreaterThan(1);
    // An employee is not told to do what a citizen does, nor whom a citizen calls.
    if (side === 'staff') {
      const said = JSON.stringify(model);
      expect(said).not.toMatch(/\b[Rr]ing|\b[Cc]all|Mina sidor|My pages|kommunhuset|\/kontakt|\/mina-sidor/);
      expect(said).not.toContain(municipality.phones.socialServices.number);
      expect(said).toContain(municipality.staffSupport?.email);
    }
    const around: Surroundings = {
      side,
      language,
      municipality,
      actor: { kind: 'anonymous' },
      news: undefined,
      path: '/x',
      now: new Date('2026-11-30T08:00:00Z'),
      ends: undefined,
    };
    const own = createUi({ language, words: text[language].ui, assets, csrfToken: 'token' });
    const html = drawPage(around, reply.head, reply.status, reply.view.render(model as never, own), own);
    expect(htmlFaults(html)).toEqual([]);
    expect(html).toContain('k3x9p2qa');
    expect(html).toContain(`<html lang="${tongueOf(language)}"`);
    expect(html.match(/<h1/g)).toHaveLength(1);
  });
});

describe('words', () => {
  it('that begin with a letter and a hyphen are not broken there', () => {
    expect(ui.text('Välj en e-legitimation, <b>, A-B-C eller ett ord-par.')).toBe(
      'Välj en <span class="nb">e-legitimation</span>, &lt;b&gt;, <span class="nb">A-B</span>-C eller ett ord-par.',
    );
    expect(ui.text([{ strong: 'x' }, ' och e-ID'])).toContain('<span class="nb">e-ID</span>');
  });
});

describe('assets', () => {
  it('keep within the budget', () => {
    const size = (name: string) => assets.all.find((asset) => asset.name === name)?.gzip().length ?? Infinity;
    expect(size('css/site.css')).toBeLessThan(30_000);
    const first = size('css/site.css') + size('js/site.js') + size('fonts/hanken-grotesk-latin.woff2');
    expect(first).toBeLessThan(60_000 - 14_000);
  });

  it('have addresses made from their content, in the style sheet too', () => {
    expect(assets.url('css/site.css')).toMatch(/^\/assets\/site-[A-Za-z0-9]{10}\.css$/);
    const css = assets.all.find((asset) => asset.name === 'css/site.css')?.body.toString() ?? '';
    expect(css).toContain(assets.url('fonts/hanken-grotesk-latin.woff2'));
    expect(css).not.toContain('../fonts');
    expect(() => assets.url('css/none.css')).toThrow('public/css/none.css');
  });

  it('carry no type annotations or imports to the browser', () => {
    const scripts = assets.all.filter((asset) => asset.name.endsWith('.js'));
    expect(scripts.length).toBeGreaterThan(5);
    for (const script of scripts) {
      expect(() => new Script(script.body.toString()), script.name).not.toThrow();
    }
  });

  it('are sent compressed and kept for ever; unknown addresses go on', async () => {
    const app = express().use(assets.handler);
    const url = assets.url('css/site.css');
    const reply = await request(app).get(url).set('Accept-Encoding', 'gzip, br');
    expect(reply.headers).toMatchObject({
      'content-type': 'text/css; charset=utf-8',
      'content-encoding': 'br',
      'cache-control': 'public, max-age=31536000, immutable',
      vary: 'Accept-Encoding',
    });
    const gzip = await request(app).get(url).set('Accept-Encoding', 'br;q=0, gzip');
    expect(gzip.headers['content-encoding']).toBe('gzip');
    expect(gzip.text).toBe(assets.all.find((asset) => asset.url === url)?.body.toString());
    const plain = await request(app).get(url).set('Accept-Encoding', 'identity');
    expect(plain.headers['content-encoding']).toBeUndefined();
    await request(app).head(url).expect(200);
    await request(app).get('/assets/site-none.css').expect(404);
    await request(app).post(url).expect(404);
  });

  it('need no pictures from data addresses, which the content security policy refuses', () => {
    const css = assets.all.find((asset) => asset.name === 'css/site.css')?.body.toString() ?? '';
    expect(css).not.toMatch(/url\(["']?data:/);
    for (const [, url] of css.matchAll(/url\((\/assets\/[^)]+)\)/g)) {
      expect(
        assets.all.some((asset) => asset.url === url),
        url,
      ).toBe(true);
    }
  });

  it('have a rule for each step of the progress line', () => {
    const css = assets.all.find((asset) => asset.name === 'css/site.css')?.body.toString() ?? '';
    for (let n = 1; n <= 14; n += 1) {
      expect(css).toMatch(new RegExp(`\\.segs\\[data-n="?${n}"?\\]`));
      expect(css).toMatch(new RegExp(`\\.segs\\[data-of="?${n}"?\\]`));
    }
  });
});
