import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import path from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { RequestHandler } from 'express';
import { bundle } from 'lightningcss';

export const publicFolder = path.resolve(import.meta.dirname, '../../public');

export type Asset = {
  /** `css/site.css`, as templates name it. */
  name: string;
  /** `/assets/site-1a2b3c4d5e.css`: changes with the content, so browsers may keep it for ever. */
  url: string;
  type: string;
  integrity: string;
  body: Buffer;
  brotli(): Buffer;
  gzip(): Buffer;
};

export type Assets = {
  /** The address of a file in `public/`. Throws when there is none, so that a misspelt name is found at once. */
  url(name: string): string;
  /** `sha256-…`, so that a browser refuses a file that was changed on its way. */
  integrity(name: string): string;
  all: readonly Asset[];
  handler: RequestHandler;
  /** Compresses everything now instead of at the first request. */
  warm(): void;
};

const types: Record<string, string> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
  woff2: 'font/woff2',
};
/** Browsers that the compiled CSS must suit; older ones get the calm page of fallback.css. */
const targets = { chrome: 99 << 16, safari: (15 << 16) | (4 << 8), firefox: 100 << 16 };

/** Builds the style sheet and the scripts, and gives every file an address made from its content. */
export function loadAssets(folder: string = publicFolder): Assets {
  const byName = new Map<string, Asset>();
  const byUrl = new Map<string, Asset>();
  const add = (name: string, body: Buffer): void => {
    const asset = createAsset(name, body);
    byName.set(name, asset);
    byUrl.set(asset.url, asset);
  };
  const find = (name: string): Asset => {
    const asset = byName.get(name);
    if (asset === undefined) throw new Error(`There is no file public/${name}`);
    return asset;
  };
  const url = (name: string): string => find(name).url;

  for (const kind of ['fonts', 'images']) {
    for (const file of filesIn(folder, kind, ['woff2', 'svg'])) {
      add(`${kind}/${file}`, fs.readFileSync(path.join(folder, kind, file)));
    }
  }
  const { code } = bundle({ filename: path.join(folder, 'css/site.css'), minify: true, targets });
  // Small pictures inside the style sheet become files, so that the content security policy needs no `data:`.
  const pictures = new Map<string, string>();
  const css = Buffer.from(code)
    .toString('utf8')
    .replace(/url\(["']?\.\.\/(fonts\/[^"')]+)["']?\)/g, (_, name: string) => `url(${url(name)})`)
    .replace(/url\((["']?)data:image\/svg\+xml(?:;[\w=-]+)*,(.*?)\1\)/g, (_, _quote: string, svg: string) => {
      const name = pictures.get(svg) ?? `images/css-${pictures.size + 1}.svg`;
      if (!pictures.has(svg)) add(name, Buffer.from(decodeURIComponent(svg)));
      pictures.set(svg, name);
      return `url(${url(name)})`;
    });
  if (css.includes('url(data:') || css.includes('url("data:'))
    throw new Error('A picture in the style sheet is not SVG text');
  add('css/site.css', Buffer.from(css));
  for (const file of filesIn(folder, 'js', ['ts'])) {
    add(`js/${path.basename(file, '.ts')}.js`, Buffer.from(readScript(path.join(folder, 'js', file))));
  }

  return {
    url,
    integrity: (name) => find(name).integrity,
    all: [...byName.values()],
    handler: (req, res, next) => {
      const asset = req.method === 'GET' || req.method === 'HEAD' ? byUrl.get(req.path) : undefined;
      if (asset === undefined) {
        next();
        return;
      }
      const coding = asset.type === 'font/woff2' ? undefined : accepted(req.headers['accept-encoding']);
      const body = coding === undefined ? asset.body : coding === 'br' ? asset.brotli() : asset.gzip();
      res.setHeader('Content-Type', asset.type);
      res.setHeader('Content-Length', body.length);
      res.setHeader('Cache-Control', 'public, max-age=31536000, immutable');
      res.setHeader('Vary', 'Accept-Encoding');
      if (coding !== undefined) res.setHeader('Content-Encoding', coding);
      res.end(req.method === 'HEAD' ? undefined : body);
    },
    warm: () => {
      for (const asset of byName.values()) {
        if (asset.type === 'font/woff2') continue;
        asset.brotli();
        asset.gzip();
      }
    },
  };
}

function createAsset(name: string, body: Buffer): Asset {
  const { name: stem, ext } = path.parse(name);
  const type = types[ext.slice(1)];
  if (type === undefined) throw new Error(`No content type is known for public/${name}`);
  const digest = createHash('sha256').update(body).digest('base64');
  const hash = digest.replaceAll(/[+/=]/g, '').slice(0, 10);
  let brotli: Buffer | undefined;
  let gzip: Buffer | undefined;
  return {
    name,
    url: `/assets/${stem}-${hash}${ext}`,
    type,
    integrity: `sha256-${digest}`,
    body,
    brotli: () =>
      (brotli ??= brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: body.length } })),
    gzip: () => (gzip ??= gzipSync(body, { level: 9 })),
  };
}

function filesIn(folder: string, kind: string, endings: string[]): string[] {
  const there = path.join(folder, kind);
  if (!fs.existsSync(there)) return [];
  return fs
    .readdirSync(there)
    .filter((file) => endings.includes(path.extname(file).slice(1)))
    .sort();
}

function accepted(header: string | undefined): 'br' | 'gzip' | undefined {
  if (header === undefined) return undefined;
  if (/\bbr\b(?!\s*;\s*q=0(?![.\d]*[1-9]))/.test(header)) return 'br';
  return /\bgzip\b(?!\s*;\s*q=0(?![.\d]*[1-9]))/.test(header) ? 'gzip' : undefined;
}

/**
 * A script as the browser gets it: types stripped, and a bare `import './other.ts'` replaced by that module in a block
 * of its own, so that a page asks for one file. Other imports are refused: client modules share nothing.
 */
function readScript(file: string): string {
  const source = fs.readFileSync(file, 'utf8');
  const script = stripTypeScriptTypes(source, { mode: 'strip' }).replace(/^export \{\};$/m, '');
  const whole = script.replace(
    /^import '(\.\/[\w-]+\.ts)';$/gm,
    (_, name: string) => `{\n${readScript(path.join(path.dirname(file), name))}}`,
  );
  if (/^\s*(import|export)\s/m.test(whole))
    throw new Error(`${file}: a client script may only import './name.ts' for its effect`);
  return whole.replace(/^\s*(\/\/.*)?\n/gm, '');
}
