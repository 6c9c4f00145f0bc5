const ends: (() => unknown)[] = [];

/**
 * Has something ended when the test file is over, the latest begun first. Vitest does not run an `afterAll` that is said within a test
 * or another hook, and the files of a worker share its process: what is not ended stays in everybody's way.
 */
export function atEnd(end: () => unknown): void {
  ends.push(end);
}

/** Ends everything that has been begun. */
export async function endAll(): Promise<void> {
  for (const end of ends.splice(0).reverse()) await end();
}
