import { createHash } from 'node:crypto';
import { fstatSync, openSync, readSync, writeSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { HtmlValidate, StaticConfigLoader } from 'html-validate';

/** Puts the rules together once: done for every page, as the library does, it takes a third of the time. */
class Rules extends StaticConfigLoader {
  #rules: ReturnType<StaticConfigLoader['getConfigFor']> | undefined;
  override getConfigFor(handle: string): ReturnType<StaticConfigLoader['getConfigFor']> {
    return (this.#rules ??= super.getConfigFor(handle));
  }
}

const validator = new HtmlValidate(
  new Rules({
    extends: ['html-validate:recommended', 'html-validate:document'],
    rules: {
      // The queue's cells are stacked on a narrow screen; browsers drop a table's meaning with its display, so it is said.
      'no-redundant-role': 'off',
      // A title says the page, the site and the municipality; the default of 70 signs is for search results.
      'long-title': ['error', { maxlength: 120 }],
      // A group of check boxes shares its name: that is how a form says "several answers to one question".
      'form-dup-name': ['error', { shared: ['radio', 'checkbox', 'button', 'reset', 'submit'] }],
      // Links with this class are held on one line by the style sheet; a hyphen of another kind would look foreign.
      'tel-non-breaking': ['error', { ignoreClasses: ['nobr'] }],
    },
  }),
);

/** Pages that nothing was wrong in, by what the rules look at: looking takes longer than everything else that a test does. */
const whole = new Set<string>();
/** Where the workers of a run tell each other of them, a line each of the same length: what one has looked at, none looks at again. */
const told = openSync(path.join(os.tmpdir(), 'whole-pages'), 'a+');
const line = 45;
let heard = 0;

function isWhole(shape: string): boolean {
  if (whole.has(shape)) return true;
  const more = Buffer.alloc(Math.floor((fstatSync(told).size - heard) / line) * line);
  heard += readSync(told, more, 0, more.length, heard);
  for (const one of more.toString('latin1').split('\n')) whole.add(one);
  return whole.has(shape);
}

/** What html-validate finds wrong in a whole page, one line per fault with its place; empty when all is well. */
export function htmlFaults(html: string): string[] {
  const shape = shapeOf(html);
  if (isWhole(shape)) return [];
  const lines = html.split('\n');
  const faults = validator.validateStringSync(html).results.flatMap(({ messages }) =>
    messages.map(({ line, column, ruleId, message }) => {
      const around = (lines[line - 1] ?? '').slice(Math.max(0, column - 40), column + 60);
      return `${line}:${column} ${ruleId}: ${message}\n  …${around}…`;
    }),
  );
  if (faults.length === 0) writeSync(told, `${shape}\n`);
  return faults;
}

/** The markup as it is but for ids of rows and secrets; of the text only where there are words and where there are digits. */
function shapeOf(html: string): string {
  const [head = '', ...body] = html
    .replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, 'id')
    .replace(/(<input type="hidden"[^>]* value=")[^"]*/g, '$1')
    .replace(/<!-- [\w-]+ -->\n$/, '')
    .split('</head>');
  const texts = body.join('').replace(/>[^<]+/g, (text) => text.replace(/\p{L}[\p{L}\s]*/gu, 'a').replace(/\d+/g, '0'));
  return createHash('sha256').update(head).update(texts).digest('base64');
}

/** What a page says, without its markup: words with single spaces between them. */
export const plain = (html: string): string =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&nbsp;', ' ')
    .replace(/\s+/g, ' ');
