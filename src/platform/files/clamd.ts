import { type Socket, createConnection } from 'node:net';

/** Where clamd listens. */
export type ScannerAddress = { host: string; port: number } | { path: string };

/** One file on its way to the scanner. */
export type Scan = {
  write: (part: Buffer) => Promise<void>;
  /** What the scanner said of the whole: undefined when it found nothing, else what it calls what it found. */
  finish: () => Promise<string | undefined>;
  /** The file is not wanted any more. */
  abandon: () => void;
};

/** Begins to scan one file. Rejects, there or later, when there is no answer to be had. */
export type Scanner = () => Promise<Scan>;

/** Milliseconds. A file of the greatest size takes a few seconds to scan, and more when many come at once. */
const patience = { connect: 3_000, silence: 60_000 };

/**
 * Asks clamd by its INSTREAM command: each part after its length, four bytes, and a length of nought at the end (clamd(8)).
 * The file goes over the connection as it comes in; nothing of it is put on disk by us.
 */
export function clamdScanner(address: ScannerAddress, wait = patience): Scanner {
  return async () => {
    const socket = await connect(address, wait.connect);
    const answer = readAnswer(socket, wait.silence);
    // Whoever waits for it is told; until somebody does, it is no fault of the process.
    answer.catch(() => undefined);
    const send = (bytes: Buffer) => Promise.race([put(socket, bytes), answer.then(tooSoon)]);
    const scan: Scan = {
      async write(part) {
        if (part.length > 0) await send(Buffer.concat([length(part.length), part]));
      },
      async finish() {
        try {
          await put(socket, length(0));
          return verdict(await answer);
        } finally {
          socket.destroy();
        }
      },
      abandon: () => {
        socket.destroy();
      },
    };
    try {
      await send(Buffer.from('zINSTREAM\0'));
    } catch (error) {
      socket.destroy();
      throw error;
    }
    return scan;
  };
}

function length(bytes: number): Buffer {
  const head = Buffer.alloc(4);
  head.writeUInt32BE(bytes);
  return head;
}

function connect(address: ScannerAddress, milliseconds: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = createConnection(address);
    const timer = setTimeout(() => {
      socket.destroy(new Error('The virus scanner did not answer in time'));
    }, milliseconds);
    socket.once('error', (error) => {
      clearTimeout(timer);
      reject(error);
    });
    socket.once('connect', () => {
      clearTimeout(timer);
      resolve(socket);
    });
  });
}

function put(socket: Socket, bytes: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.write(bytes, (error) => {
      if (error) reject(error);
      else resolve();
    });
  });
}

/** The one line that clamd answers with. */
function readAnswer(socket: Socket, milliseconds: number): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    socket.setTimeout(milliseconds, () => {
      socket.destroy(new Error('The virus scanner fell silent'));
    });
    socket.on('data', (data) => {
      said += data.toString('latin1');
      if (said.includes('\0') || said.length > 1000) resolve(said.split('\0', 1)[0] ?? '');
    });
    socket.on('error', reject);
    socket.on('close', () => {
      reject(new Error('The virus scanner went away'));
    });
  });
}

/** clamd answers before the end only to say that it has had enough. */
function tooSoon(answer: string): never {
  throw new Error(`The virus scanner answered: ${answer.slice(0, 100)}`);
}

function verdict(answer: string): string | undefined {
  if (answer === 'stream: OK') return undefined;
  const found = /^stream: (.+) FOUND$/u.exec(answer)?.[1];
  return found ?? tooSoon(answer);
}
