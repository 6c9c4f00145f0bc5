/**
 * Läsbarhetsindex (Björnsson, 1968): words in a sentence on an average, and the share of words longer than six letters in per
 * cent. Under 30 is very easy, 30 to 40 easy. What stands by itself (a label, a choice) counts as a sentence.
 */
export function lix(texts: readonly string[]): number {
  const sentences = texts.flatMap((text) => text.split(/[.!?:]+(?=\s|$)/)).filter((part) => /\p{L}/u.test(part));
  const words = sentences.flatMap((sentence) => sentence.match(/[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*/gu) ?? []);
  const long = words.filter((word) => word.length > 6);
  return words.length / sentences.length + (100 * long.length) / words.length;
}

/** Everything that is said in an object of words, but for its pictures. What is put together of parts is said with numbers for them. */
export function sentencesIn(words: unknown): string[] {
  if (typeof words === 'string') return [words];
  if (typeof words === 'function') return sentencesIn((words as (...given: number[]) => unknown)(2, 2, 2));
  if (Array.isArray(words)) return words.flatMap(sentencesIn);
  return typeof words === 'object' && words !== null
    ? Object.entries(words).flatMap(([key, said]) => (key === 'symbol' ? [] : sentencesIn(said)))
    : [];
}
