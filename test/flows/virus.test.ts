import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { type Socket, connect, createServer } from 'node:net';
import { existsSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { citizens } from '../../src/dev/personas.ts';
import { sql } from '../../src/platform/db/sql.ts';
import { type ScannerAddress, clamdScanner } from '../../src/platform/files/clamd.ts';
import { Visitor } from '../support/client.ts';
import { pdfOf } from '../support/files.ts';
import { type TestPortal, givenPortal } from '../support/portal.ts';

/** The file that every scanner knows as a test and that harms nobody (EICAR). In two halves, or this file would be one. */
const eicar = Buffer.from(['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD', '-ANTIVIRUS-TEST-FILE!$H+H*'].join(''));
const bad = 'a sign that only this test knows';
const infected = pdfOf(400_000, bad);
const clean = pdfOf(700_000);

/** A server that speaks as clamd does: it reads the parts and answers by what is in them. */
async function givenServer(answer: (all: Buffer) => string | undefined) {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'scanner-'));
  const address = { path: path.join(folder, 'clamd.sock') };
  const received: Buffer[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    let all = Buffer.alloc(0);
    socket.on('error', () => undefined);
    socket.on('data', (data) => {
      all = Buffer.concat([all, data]);
      const parts: Buffer[] = [];
      for (let at = 'zINSTREAM\0'.length; at + 4 <= all.length;) {
        const length = all.readUInt32BE(at);
        if (length === 0) {
          const file = Buffer.concat(parts);
          received.push(file);
          const said = answer(file);
          if (said !== undefined) socket.end(`${said}\0`);
          return;
        }
        parts.push(all.subarray(at + 4, at + 4 + length));
        at += 4 + length;
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(address.path, resolve));
  const stop = async (): Promise<void> => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
    await rm(folder, { recursive: true, force: true });
  };
  return { address, received, stop };
}

async function scanned(address: ScannerAddress, content: Buffer, wait?: { connect: number; silence: number }) {
  const scan = await clamdScanner(address, wait)();
  for (let at = 0; at < content.length; at += 65_536) await scan.write(content.subarray(at, at + 65_536));
  return scan.finish();
}

describe('what is said to the scanner', () => {
  test('is the file in parts, and its answer is read', async () => {
    const server = await givenServer((file) => (file.includes(bad) ? 'stream: Our.Test.Sign FOUND' : 'stream: OK'));
    expect(await scanned(server.address, clean)).toBeUndefined();
    expect(await scanned(server.address, infected)).toBe('Our.Test.Sign');
    expect(server.received.map((file) => file.equals(clean) || file.equals(infected))).toEqual([true, true]);
    await server.stop();
  });

  test.each([
    ['a size that is too large for it', 'INSTREAM size limit exceeded. ERROR'],
    ['something else', 'UNKNOWN COMMAND'],
    ['nothing', ''],
  ])('an answer that is no answer (%s) is a fault, never a clean file', async (_, said) => {
    const server = await givenServer(() => said);
    await expect(scanned(server.address, clean)).rejects.toThrow('The virus scanner answered');
    await server.stop();
  });

  test('one that falls silent, goes away or is not there is a fault', async () => {
    const silent = await givenServer(() => undefined);
    await expect(scanned(silent.address, clean, { connect: 500, silence: 200 })).rejects.toThrow('fell silent');
    const scan = await clamdScanner(silent.address)();
    await scan.write(clean.subarray(0, 1000));
    await silent.stop();
    await expect(scan.finish()).rejects.toThrow();
    await expect(scanned(silent.address, clean)).rejects.toThrow();
  });
});

describe('a portal with a scanner', () => {
  let portal: TestPortal;
  let visitor: Visitor;
  let base: string;
  let server: Awaited<ReturnType<typeof givenServer>>;
  const lines: string[] = [];

  beforeAll(async () => {
    server = await givenServer((file) => (file.includes(bad) ? 'stream: Our.Test.Sign FOUND' : 'stream: OK'));
    portal = await givenPortal();
    portal.deps.scanner = clamdScanner(server.address);
    portal.deps.log = pino({ level: 'info' }, { write: (line) => lines.push(line) });
    visitor = new Visitor(portal);
    await visitor.logIn(citizens[0]?.personalNumber ?? '', '/ansokan/forsorjningsstod');
    await visitor.post('/ansokan/forsorjningsstod');
    base = visitor.page?.url.split('/').slice(0, 3).join('/') ?? '';
  });
  afterAll(() => server.stop());

  const send = async (files: { name: string; content: Buffer }[], expected = 422) => {
    await visitor.get(`${base}/bilagor`);
    return visitor.upload(
      `${base}/bilagor`,
      { _version: visitor.value('_version'), _action: 'upload' },
      files.map((file) => ({ field: 'attachments', ...file })),
      expected,
    );
  };
  const stored = () =>
    portal.db.read({ kind: 'system', name: 'test' }, (reader) =>
      reader.rows(
        sql`select virus_scan as scan from documents order by created_at, id`,
        z.object({ scan: z.string() }),
      ),
    );

  test('takes what is clean and refuses what is not, in plain words, and logs it without the name', async () => {
    const page = await send([
      { name: 'Samiras lön.pdf', content: infected },
      { name: 'hyra.pdf', content: clean },
    ]);
    expect(page.html).toContain(
      'I ”Samiras lön.pdf” finns något som kan skada datorer, så vi har inte tagit emot den.',
    );
    expect(page.html).toContain('hyra.pdf');
    expect(await stored()).toEqual([{ scan: 'clean' }]);
    const line = lines.find((one) => one.includes('infected')) ?? '';
    expect(line).toContain('Our.Test.Sign');
    expect(lines.join('')).not.toContain('Samira');
  });

  test('that cannot be reached takes no file, says so, and keeps the rest', async () => {
    const path = `/ansokan/${base.split('/')[2] ?? ''}/bilagor`;
    const working = portal.deps.scanner;
    portal.deps.scanner = clamdScanner({ path: '/nowhere/clamd.sock' });
    const page = await send([{ name: 'kvitto.pdf', content: clean }]);
    expect(page.url).toBe(path);
    expect(page.html).toContain('”kvitto.pdf” kunde inte kontrolleras mot virus just nu');
    expect(page.html).toContain('hyra.pdf');
    expect(lines.some((line) => line.includes('could not be scanned') && !line.includes('kvitto'))).toBe(true);
    portal.deps.scanner = working;
    await send([{ name: 'kvitto.pdf', content: clean }], 200);
    expect(await stored()).toHaveLength(2);
  });
});

const found = ['/usr/sbin/clamd', '/usr/local/sbin/clamd'].find((file) => existsSync(file));
const why = found === undefined ? ' (skipped: Debian’s clamav-daemon is not installed here)' : '';

describe.skipIf(found === undefined)(`a real clamd${why}`, () => {
  let folder: string;
  let address: { path: string };
  let daemon: ReturnType<typeof spawn> | undefined;

  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'clamd-'));
    address = { path: path.join(folder, 'clamd.sock') };
    const hex = Buffer.from(bad).toString('hex');
    await writeFile(path.join(folder, 'test.ndb'), `Our.Test.Sign:0:*:${hex}\n`);
    await writeFile(path.join(folder, 'test.hdb'), `44d88612fea8a8f36de82e1278abb02f:68:Eicar.Test.Sign\n`);
    const settings = [
      `LocalSocket ${address.path}`,
      `DatabaseDirectory ${folder}`,
      `LogFile ${path.join(folder, 'log')}`,
      `TemporaryDirectory ${folder}`,
      'Foreground yes',
      'StreamMaxLength 30M',
      'OfficialDatabaseOnly no',
    ];
    await writeFile(path.join(folder, 'clamd.conf'), `${settings.join('\n')}\n`);
    daemon = spawn(found ?? '', ['--config-file', path.join(folder, 'clamd.conf')], { stdio: 'ignore' });
    for (let tries = 0; !(await answers(address)); tries += 1) {
      if (tries > 150)
        throw new Error(await readFile(path.join(folder, 'log'), 'utf8').catch(() => 'clamd did not start'));
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }, 60_000);
  afterAll(async () => {
    daemon?.kill();
    await rm(folder, { recursive: true, force: true });
  });

  test('finds what it has a signature of, the test file that all scanners know, and nothing in the rest', async () => {
    expect(await scanned(address, clean)).toBeUndefined();
    expect(await scanned(address, infected)).toBe('Our.Test.Sign.UNOFFICIAL');
    expect(await scanned(address, eicar)).toMatch(/eicar/i);
    expect(await scanned(address, pdfOf(25 * 1024 * 1024))).toBeUndefined();
  });
});

function answers(address: { path: string }): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(address, () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => {
      resolve(false);
    });
  });
}
