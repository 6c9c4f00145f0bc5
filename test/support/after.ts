import { TestRunner, onTestFinished } from 'vitest';

const ends: (() => unknown)[] = [];

/**
 * Has something ended with the test in which it is begun, or with the file when that is in a `beforeAll`; the latest begun first. Vitest
 * does not run an `afterAll` that is said within a hook, and the files of a worker share its process: what is not ended stays in
 * everybody's way.
 */
export function atEnd(end: () => unknown): void {
  if (TestRunner.getCurrentTest() === undefined) ends.push(end);
  else
    onTestFinished(async () => {
      await end();
    });
}

/** Ends everything that has been begun for the file. */
export async function endAll(): Promise<void> {
  for (const end of ends.splice(0).reverse()) await end();
}
