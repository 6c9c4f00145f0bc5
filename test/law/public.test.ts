import { describe, expect, test } from 'vitest';
import { text as calculator } from '../../src/calculation/text.ts';
import type { Language } from '../../src/platform/language.ts';
import { loadMunicipality, telephoneHref } from '../../src/platform/municipality.ts';
import { text as preview } from '../../src/public/pages/preview.text.ts';
import { text as questions } from '../../src/public/pages/questions.text.ts';
import { text as start } from '../../src/public/pages/start.text.ts';
import {
  type Article,
  type Block,
  type NewsInput,
  checkNews,
  factsFor,
  newsLimits,
  paths,
  pieces,
  safeReturnPath,
} from '../../src/public/rules.ts';
import { articles } from '../../src/public/views.ts';

const municipality = loadMunicipality();
const now = new Date('2026-11-24T10:00:00Z');
const facts = factsFor(municipality, now);
const languages: Language[] = ['sv', 'en'];

/** Every string in a value, wherever it stands. */
function strings(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(strings);
}

function links(value: unknown): string[] {
  const marked = strings(value).flatMap((text) =>
    pieces(text).flatMap((piece) => (typeof piece === 'object' && 'href' in piece ? [piece.href] : [])),
  );
  return [...marked, ...hrefs(value)];
}

function hrefs(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'href' && typeof inner === 'string' ? [inner] : hrefs(inner),
  );
}

const shape = (block: Block) => {
  if (block.kind === 'facts') return `facts ${String(block.rows.length)}`;
  if (block.kind === 'table') return `table ${String(block.table.rows.length)}`;
  if ('items' in block) return `${block.kind} ${String(block.items.length)}`;
  return block.kind;
};
const outline = (article: Article) => article.sections.map((section) => [section.id, ...section.blocks.map(shape)]);

/** All pages of a language as plain data. */
function everyPage(language: Language): { path: string; words: { title: string } & object }[] {
  return [
    { path: paths.start, words: start[language](facts) },
    { path: paths.questions, words: questions[language](facts) },
    { path: paths.preview, words: preview[language](facts) },
    { path: paths.calculator, words: calculator[language].calculator },
    ...Object.entries(articles).map(([path, words]) => ({ path, words: words[language](facts) })),
  ];
}

describe('the information pages', () => {
  test.each(languages)('have a title each, in %s', (language) => {
    const titles = everyPage(language).map((page) => page.words.title);
    expect(titles.length).toBeGreaterThanOrEqual(15);
    expect(new Set(titles).size).toBe(titles.length);
  });

  test('do not promise a partner what there is not: whoever applies with somebody is told that we contact the other', () => {
    const said = (language: Language) => strings(everyPage(language)).join('\n');
    expect(said('sv')).not.toContain('gemensamt.');
    expect(said('en')).not.toContain('give jointly');
    for (const page of [questions.sv(facts), articles[paths.personalData]?.sv(facts)])
      expect(strings(page).join(' ')).toContain('kontaktar vi din partner');
  });

  test.each(Object.keys(articles))('say the same in both languages: %s', (path) => {
    const words = articles[path];
    expect(words).toBeDefined();
    if (words === undefined) return;
    const [sv, en] = [words.sv(facts), words.en(facts)];
    expect(outline(en)).toEqual(outline(sv));
    expect(links(en).sort()).toEqual(links(sv).sort());
  });

  test('ask and answer the same questions in both languages', () => {
    const [sv, en] = [questions.sv(facts), questions.en(facts)];
    const ids = (page: typeof sv) => page.groups.map((group) => [group.id, group.questions.length]);
    expect(ids(en)).toEqual(ids(sv));
    expect(links(en).sort()).toEqual(links(sv).sort());
    expect(sv.groups.flatMap((group) => group.questions).length).toBeGreaterThanOrEqual(20);
  });

  test.each(languages)('link only to pages and places that exist, in %s', (language) => {
    const pages = new Map(everyPage(language).map((page) => [page.path, page.words]));
    const behindLogin = new Set<string>([
      paths.login,
      paths.loginToApply,
      paths.loginToApplyForLss,
      paths.loginToCases,
      paths.loginToMessages,
    ]);
    let followed = 0;
    for (const { path, words } of everyPage(language)) {
      for (const href of links(words)) {
        if (!href.startsWith('/') || behindLogin.has(href)) continue;
        const [target = '', anchor] = href.split('#');
        const page = pages.get(target);
        expect(page, `${path} links to ${href}`).toBeDefined();
        if (anchor !== undefined)
          expect(JSON.stringify(page), `${path} links to ${href}`).toContain(`"id":"${anchor}"`);
        followed += 1;
      }
    }
    expect(followed).toBeGreaterThanOrEqual(30);
  });

  test.each(languages)('name no board that this municipality lacks and no repealed provision, in %s', (language) => {
    for (const { path, words } of everyPage(language)) {
      const all = strings(words).join(' ').toLowerCase();
      expect(all, path).not.toMatch(/socialnämnd|4 kap\. 1 §|2001:453|undefined|\[object/);
    }
  });

  test.each(languages)('show telephone numbers only from the municipality file, in %s', (language) => {
    const { phones, helplines } = municipality;
    const known = [phones.socialServices, phones.socialEmergency, ...Object.values(helplines)].map(({ number }) =>
      telephoneHref(number),
    );
    const shown = everyPage(language)
      .flatMap(({ words }) => links(words))
      .filter((href) => href.startsWith('tel:'));
    expect(shown.length).toBeGreaterThan(10);
    for (const href of shown) expect(known).toContain(href);
  });

  test('say where råd och stöd is applied for only while the region handles it', () => {
    const mine = factsFor({ ...municipality, features: { municipalityHandlesCounselling: true } }, now);
    const region = municipality.links.region.url;
    expect(links(articles[paths.lss]?.sv(facts))).toContain(region);
    expect(links(articles[paths.lss]?.sv(mine))).not.toContain(region);
  });
});

describe('the national norm', () => {
  test.each([
    ['2023-12-31T22:59:59Z', undefined],
    ['2023-12-31T23:00:00Z', 3800],
    ['2025-12-31T22:59:59Z', 3910],
    ['2025-12-31T23:00:00Z', 3940],
    ['2026-12-31T22:59:59Z', 3940],
    ['2026-12-31T23:00:00Z', undefined],
  ])('is that of the Swedish day: %s', (moment, single) => {
    expect(factsFor(municipality, new Date(moment)).norm?.single).toBe(single);
  });

  test('is pointed to, not guessed, when its amounts are not known', () => {
    const later = articles[paths.livelihoodSupport]?.sv(factsFor(municipality, new Date('2027-02-01T10:00:00Z')));
    const section = later?.sections.find((one) => one.id === 'hur-mycket');
    expect(section?.blocks.map((block) => block.kind)).toEqual(['text']);
    expect(links(section)).toEqual([municipality.links.nationalNorm.url]);
  });
});

describe('marked words', () => {
  test('become pieces', () => {
    expect(pieces('Ring [112](tel:112), **nu**.')).toEqual([
      'Ring ',
      { href: 'tel:112', text: '112' },
      ', ',
      { strong: 'nu' },
      '.',
    ]);
    expect(pieces('')).toEqual([]);
  });

  test.each(['javascript:alert(1)', '//elsewhere.example', 'http://elsewhere.example', 'data:text/html,x'])(
    'never link to %s',
    (address) => {
      expect(() => pieces(`[x](${address})`)).toThrow('not an allowed address');
    },
  );
});

describe('the way back after a change of language', () => {
  test.each(['/', '/kontakt', '/fragor-och-svar?x=1#pengar', '/arenden/abc'])('may be %s', (path) => {
    expect(safeReturnPath(path)).toBe(path);
  });
  test.each([
    undefined,
    '',
    'kontakt',
    '//elsewhere.example',
    '/\\elsewhere.example',
    'https://elsewhere.example',
    '/a\\b',
    '/a\r\nSet-Cookie: x=1',
    '/\t/elsewhere.example',
    ['/kontakt'],
    `/${'a'.repeat(600)}`,
  ])('is the start page instead of %j', (path) => {
    expect(safeReturnPath(path)).toBe('/');
  });
});

describe('urgent news', () => {
  const input: NewsInput = {
    textSv: ' Kontoret är  stängt i dag. ',
    textEn: 'The office is closed today.',
    link: '/kontakt',
    day: '25',
    month: '11',
    year: '2026',
    time: '16.00',
  };

  test('is accepted, tidied, with its end in Swedish time', () => {
    expect(checkNews(input, now)).toEqual({
      ok: true,
      item: {
        textSv: 'Kontoret är stängt i dag.',
        textEn: 'The office is closed today.',
        link: '/kontakt',
        endsAt: new Date('2026-11-25T15:00:00Z'),
      },
    });
  });

  test.each([
    ['summer time', { day: '1', month: '7', year: '2026' }, '2026-06-20T10:00:00Z', '2026-07-01T14:00:00Z'],
    [
      'the last hour before winter time',
      { day: '24', month: 'oktober', year: '2026' },
      '2026-10-20T10:00:00Z',
      '2026-10-24T14:00:00Z',
    ],
    ['a month in words', { day: '3', month: 'Dec', year: '2026' }, '2026-11-24T10:00:00Z', '2026-12-03T15:00:00Z'],
  ])('ends when it says: %s', (_, date, today, end) => {
    const check = checkNews({ ...input, ...date }, new Date(today));
    expect(check.ok && check.item.endsAt).toEqual(new Date(end));
  });

  test.each<[string, Partial<NewsInput>, object]>([
    ['no Swedish', { textSv: ' ' }, { textSv: 'textSvMissing' }],
    ['no English', { textEn: '' }, { textEn: 'textEnMissing' }],
    ['too long', { textSv: 'a'.repeat(newsLimits.text + 1) }, { textSv: 'textSvLong' }],
    ['another site without https', { link: 'http://x.example' }, { link: 'linkWrong' }],
    ['a script as link', { link: 'javascript:alert(1)' }, { link: 'linkWrong' }],
    ['another site in disguise', { link: '//x.example' }, { link: 'linkWrong' }],
    ['a day that does not exist', { day: '31', month: '2' }, { until: 'untilWrong' }],
    ['no date', { day: '', month: '', year: '' }, { until: 'untilWrong' }],
    ['a time that has passed', { day: '24', time: '10.59' }, { until: 'untilPast' }],
    ['far ahead', { year: '2027' }, { until: 'untilFar' }],
    ['no clock', { time: 'fyra' }, { time: 'timeWrong' }],
    ['an hour that does not exist', { time: '24.00' }, { time: 'timeWrong' }],
    ['a moment that the clock skips', { day: '28', month: '3', year: '2027', time: '2.30' }, { until: 'untilWrong' }],
  ])('is refused: %s', (_, change, faults) => {
    expect(checkNews({ ...input, ...change }, now)).toEqual({ ok: false, faults });
  });

  test('without a link has none', () => {
    const check = checkNews({ ...input, link: '' }, now);
    expect(check.ok && check.item.link).toBeNull();
  });
});

describe('the municipality file', () => {
  test('tells every fault by its place', () => {
    expect(() => loadMunicipality(new URL('../../package.json', import.meta.url).pathname)).toThrow(
      /- shortName:[^]*- court:/,
    );
  });

  test.each([
    ['0980-319 200', 'tel:+46980319200'],
    ['020-50 50 50', 'tel:020505050'],
    ['116 111', 'tel:116111'],
    ['112', 'tel:112'],
  ])('numbers can be pressed: %s', (number, href) => {
    expect(telephoneHref(number)).toBe(href);
  });
});
