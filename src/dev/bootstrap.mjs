// Runs on any Node from 20: installs what is missing, then goes on with the Node that the project brings along.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const bin = (name) => path.join(root, 'node_modules', '.bin', name + (process.platform === 'win32' ? '.cmd' : ''));
const [task = '', ...rest] = process.argv.slice(2);

install();
const node = existsSync(bin('node')) ? bin('node') : process.execPath;
const commands = {
  demo: [[node, '--disable-warning=ExperimentalWarning', 'src/dev/demo.ts']],
  test: [[node, 'node_modules/vitest/vitest.mjs', 'run', '--config', 'test/vitest.config.ts']],
  bench: [[node, '--disable-warning=ExperimentalWarning', 'src/dev/bench.ts']],
  check: [
    [node, 'node_modules/prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'],
    [node, 'node_modules/eslint/bin/eslint.js', '--max-warnings', '0', '.'],
    [node, 'node_modules/typescript/bin/tsc', '-p', '.'],
    [node, 'src/dev/template-types.ts'],
    [node, 'node_modules/vitest/vitest.mjs', 'run', '--config', 'test/vitest.config.ts'],
  ],
};
const steps = commands[task];
if (!steps) {
  console.error(`Unknown task "${task}". Known: ${Object.keys(commands).join(', ')}`);
  process.exit(2);
}
for (const [index, [command, ...args]] of steps.entries()) {
  const code = await run(command, index === steps.length - 1 ? [...args, ...rest] : args);
  if (code !== 0) process.exit(code);
}

/** Installs when there is no install, or one made from another lock file. */
function install() {
  const lock = createHash('sha256')
    .update(readFileSync(path.join(root, 'package-lock.json')))
    .digest('hex');
  const stamp = path.join(root, 'node_modules', '.medborgarsidan-lock');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  console.log('Installing what is missing …');
  const outcome = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (outcome.status !== 0) {
    console.error('npm ci failed; see above.');
    process.exit(outcome.status ?? 1);
  }
  mkdirSync(path.dirname(stamp), { recursive: true });
  writeFileSync(stamp, lock);
}

/** Passes signals on, so that stopping the task stops what it started. */
function run(command, args) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      stdio: 'inherit',
      env: {
        ...process.env,
        PATH: `${path.join(root, 'node_modules', '.bin')}${path.delimiter}${process.env.PATH ?? ''}`,
      },
    });
    for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
    // npm's shell does not pass signals on; when it is gone, so is the one who wanted this.
    const parent = process.ppid;
    setInterval(() => {
      if (process.ppid !== parent) child.kill('SIGTERM');
    }, 500).unref();
    child.on('exit', (code, signal) => resolve(code ?? (signal ? 130 : 1)));
  });
}
