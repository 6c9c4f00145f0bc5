import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/global.ts'],
    setupFiles: ['test/support/setup.ts'],
    testTimeout: 120_000,
    hookTimeout: 180_000,
    // Two cores: more workers only wait for each other. The files of a worker share what they import; a portal and a database of
    // its own is what each has. Making every module anew for each file took half as long as the tests.
    isolate: false,
    maxWorkers: 2,
    pool: 'forks',
    env: { TZ: 'America/New_York', LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'silent' },
  },
});
