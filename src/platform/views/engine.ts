import fs from 'node:fs';
import path from 'node:path';
import ejs from 'ejs';
import type { Ui } from './components.ts';
import { escapeHtml } from './escape.ts';

export type { Ui };

/** A template as a function of its view-model. */
export type View<M> = { readonly name: string; render(page: M, ui: Ui): string };

type Compiled = (locals: { page: unknown; ui: Ui }) => string;

export const viewsFolder = path.resolve(import.meta.dirname, '../../../views');
const registered: { name: string; compile(): void }[] = [];

/** Compiles every view that a module has declared, so that a broken or missing template stops the start. Returns how many. */
export function compileViews(): number {
  for (const each of registered) each.compile();
  return registered.length;
}

/** Binds `views/<name>.ejs` to the type of its model. The template is compiled once, when it is first rendered. */
export function view<M>(name: string): View<M> {
  const file = path.join(viewsFolder, `${name}.ejs`);
  let compiled: Compiled | undefined;
  const current = (): Compiled => (compiled ??= compileTemplate(fs.readFileSync(file, 'utf8'), file));

  registered.push({ name, compile: () => void current() });
  return { name, render: (page, ui) => current()({ page, ui }) };
}

/** Strict mode, no `with`, exactly two locals: a key in the data can never switch escaping off. */
export function compileTemplate(source: string, file: string): Compiled {
  const compiled: Compiled = ejs.compile(source, {
    filename: file,
    strict: true,
    _with: false,
    destructuredLocals: ['page', 'ui'],
    client: false,
    escape: escapeHtml as (markup?: unknown) => string,
  });
  return compiled;
}
