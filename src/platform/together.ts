/**
 * Waits for several things at once and gives each under its name: for what has grown too many to be told apart by their place.
 * All are asked for before anything is waited for, as a `glance` wants it.
 */
export async function together<T extends Record<string, unknown>>(
  asked: T,
): Promise<{ [Name in keyof T]: Awaited<T[Name]> }> {
  const found = await Promise.all(Object.values(asked));
  return Object.fromEntries(Object.keys(asked).map((name, place) => [name, found[place]])) as {
    [Name in keyof T]: Awaited<T[Name]>;
  };
}
