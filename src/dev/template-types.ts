import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { compileTemplate } from '../platform/views/engine.ts';

/* Templates are typed functions of their model. This turns each into a TypeScript file with the same line numbers and
   has `tsc` read them all:  node src/dev/template-types.ts  */

const root = path.resolve(import.meta.dirname, '../..');
const outputFolder = path.join(root, 'node_modules/.cache/views-types');

export type TemplateFault = { file: string; line: number; message: string };
type Tag = { kind: 'code' | 'escaped' | 'raw' | 'comment'; code: string; line: number };

/** One template as TypeScript, line for line. Faults are what the compiler cannot see. */
export function typeTemplate(file: string, source: string): { code: string; faults: TemplateFault[] } {
  const faults: TemplateFault[] = [];
  const first = /^<%# page: (.+?) -?%>/.exec(source);
  if (first?.[1] === undefined) {
    faults.push({ file, line: 1, message: "the first line must name the model: <%# page: import('…').Model -%>" });
    return { code: '', faults };
  }
  const type = first[1].replace(/import\('(\.[^']+)'\)/g, (_, relative: string) => {
    const target = path.resolve(root, path.dirname(file), relative);
    return `import('${path.relative(path.dirname(outputFile(file)), target).replaceAll(path.sep, '/')}')`;
  });
  const ui = path
    .relative(path.dirname(outputFile(file)), path.join(root, 'src/platform/views'))
    .replaceAll(path.sep, '/');
  let code = `export default function (page: ${type}, ui: import('${ui}/components.ts').Ui, __print: (value: import('${ui}/escape.ts').Printable) => void, __raw: (html: string) => void): void { void ui; void page; void __print; void __raw; `;
  let line = 1;
  for (const tag of tagsOf(source, file, faults)) {
    code += '\n'.repeat(Math.max(0, tag.line - line));
    line = Math.max(line, tag.line);
    if (tag.kind === 'comment') continue;
    if (tag.kind === 'raw' && !isComponent(tag.code) && !isBody(tag.code, file)) {
      faults.push({ file, line: tag.line, message: `raw output is only for components: <%-${tag.code}%>` });
    }
    code +=
      tag.kind === 'code'
        ? ` ${tag.code} `
        : tag.kind === 'escaped'
          ? ` __print(${tag.code}); `
          : ` __raw(${tag.code}); `;
    line += tag.code.split('\n').length - 1;
  }
  return { code: `${code} }\n`, faults };
}

/** Writes every template of `views/` as TypeScript, with a tsconfig, and returns what is wrong already. */
export function writeTemplateTypes(): { count: number; faults: TemplateFault[]; tsconfig: string } {
  fs.rmSync(outputFolder, { recursive: true, force: true });
  const files = fs
    .readdirSync(path.join(root, 'views'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ejs'));
  const faults: TemplateFault[] = [];
  for (const each of files.sort()) {
    const file = path.join('views', each);
    const source = fs.readFileSync(path.join(root, file), 'utf8');
    const typed = typeTemplate(file, source);
    faults.push(...typed.faults);
    try {
      compileTemplate(source, file);
    } catch (error) {
      // Templates are JavaScript: what only TypeScript understands (`as`, `satisfies`) does not run.
      faults.push({
        file,
        line: 1,
        message: error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error),
      });
    }
    fs.mkdirSync(path.dirname(outputFile(file)), { recursive: true });
    fs.writeFileSync(outputFile(file), typed.code);
  }
  const tsconfig = path.join(outputFolder, 'tsconfig.json');
  fs.writeFileSync(
    tsconfig,
    JSON.stringify({
      extends: '../../../tsconfig.json',
      compilerOptions: { noUnusedLocals: true, noUnusedParameters: false, typeRoots: ['../../@types'] },
      include: ['./**/*.ts'],
      exclude: [],
    }),
  );
  return { count: files.length, faults, tsconfig };
}

/** Types every template and lets the compiler judge. Faults name the template and its line. */
export function checkTemplates(): { count: number; faults: TemplateFault[] } {
  const { count, faults, tsconfig } = writeTemplateTypes();
  const compiler = path.join(root, 'node_modules/typescript/bin/tsc');
  const { stdout } = spawnSync(process.execPath, [compiler, '-p', tsconfig, '--pretty', 'false'], {
    cwd: root,
    encoding: 'utf8',
  });
  for (const each of stdout.split('\n')) {
    if (/^error TS/.test(each)) faults.push({ file: 'views', line: 0, message: each });
    const [, file, line, message] = /^(.+?)\((\d+),\d+\): error (.*)$/.exec(each) ?? [];
    if (file === undefined || message === undefined) continue;
    const from = path.relative(outputFolder, path.resolve(root, file));
    // What is wrong elsewhere is told by the ordinary check of the whole project.
    if (!from.startsWith('..')) faults.push({ file: from.replace(/\.ts$/, ''), line: Number(line), message });
  }
  return { count, faults };
}

function outputFile(file: string): string {
  return path.join(outputFolder, `${file}.ts`);
}

function tagsOf(source: string, file: string, faults: TemplateFault[]): Tag[] {
  const tags: Tag[] = [];
  let at = 0;
  let line = 1;
  while (at < source.length) {
    const open = source.indexOf('<%', at);
    if (open === -1) break;
    line += countLines(source.slice(at, open));
    const close = source.indexOf('%>', open);
    if (close === -1) {
      faults.push({ file, line, message: 'a tag is never closed' });
      break;
    }
    const sign = source[open + 2] ?? '';
    const whole = source.slice(open + 2, close);
    const inside = whole.replace(/[-_]$/, '');
    const kind = sign === '#' ? 'comment' : sign === '=' ? 'escaped' : sign === '-' ? 'raw' : 'code';
    const code = kind === 'code' ? inside.replace(/^_/, '') : inside.slice(1);
    tags.push({ kind, code, line });
    line += countLines(source.slice(open, close));
    at = close + 2;
  }
  return tags;
}

function countLines(text: string): number {
  return text.split('\n').length - 1;
}

/** `ui.name(…)` and nothing after the closing bracket. */
function isComponent(code: string): boolean {
  const trimmed = code.trim();
  if (!/^ui\.[a-zA-Z]+\(/.test(trimmed)) return false;
  let depth = 0;
  let quote = '';
  for (let index = 0; index < trimmed.length; index += 1) {
    const sign = trimmed[index] ?? '';
    if (quote !== '') {
      if (sign === '\\') index += 1;
      else if (sign === quote) quote = '';
    } else if (sign === "'" || sign === '"' || sign === '`') quote = sign;
    else if (sign === '(') depth += 1;
    else if (sign === ')') {
      depth -= 1;
      if (depth === 0) return index === trimmed.length - 1;
    }
  }
  return false;
}

function isBody(code: string, file: string): boolean {
  return code.trim() === 'page.body' && file.replaceAll(path.sep, '/').startsWith('views/layouts/');
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { count, faults } = checkTemplates();
  for (const fault of faults) console.error(`${fault.file}:${fault.line}: ${fault.message}`);
  console.log(
    faults.length === 0 ? `${count} templates are well typed.` : `${faults.length} faults in ${count} templates.`,
  );
  if (faults.length > 0 || count === 0) process.exitCode = 1;
}
