/**
 * How many characters of a text are kept when it is too long to be taken: so many that hardly anybody meets the limit,
 * and what was written can be shortened where it stands. Whoever draws the text again says when something was cut.
 */
export const keptCharacters = 100_000;

/** As much of a text as is kept. */
export function kept(text: string): string {
  return text.length <= keptCharacters ? text : Array.from(text).slice(0, keptCharacters).join('');
}
