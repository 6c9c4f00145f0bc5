/** The interface languages. Swedish is the default; `easy` is easy-read Swedish. */
export const languages = ['sv', 'en', 'easy'] as const;
export type Language = (typeof languages)[number];

/** The language a cookie or query value names, or Swedish. */
export function languageFrom(value: unknown): Language {
  return languages.find((language) => language === value) ?? 'sv';
}

export const tongues = ['sv', 'en'] as const;
export type Tongue = (typeof tongues)[number];

/** The language as the rest of the world knows it, for `lang` and for how dates are written: easy-read Swedish is Swedish. */
export function tongueOf(language: Language): Tongue {
  return language === 'en' ? 'en' : 'sv';
}

/** Any part of the words, down to the single sentence. Lists and functions are said whole. */
export type Part<T> = T extends readonly unknown[] | ((...given: never[]) => unknown)
  ? T
  : T extends object
    ? { readonly [K in keyof T]?: Part<T[K]> }
    : T;

/**
 * The same words in every language. Swedish and English are said whole; easy-read Swedish says what it says otherwise and
 * is plain Swedish where it has nothing of its own.
 */
export function inLanguages<T>({ sv, en, easy }: { sv: T; en: T; easy?: Part<NoInfer<T>> }): Record<Language, T> {
  return { sv, en, easy: easy === undefined ? sv : withPart(sv, easy) };
}

/** The same words, where something of them is told otherwise: of one kind of case, say. */
export function toldOtherwise<T>(
  words: Record<Language, T>,
  otherwise: Record<Language, Part<NoInfer<T>>>,
): Record<Language, T> {
  return {
    sv: withPart(words.sv, otherwise.sv),
    en: withPart(words.en, otherwise.en),
    easy: withPart(words.easy, otherwise.easy),
  };
}

function withPart<T>(whole: T, part: Part<T>): T {
  if (!isWords(whole) || !isWords(part)) return part as T;
  const own: Record<string, unknown> = { ...whole };
  for (const [key, value] of Object.entries(part)) if (value !== undefined) own[key] = withPart(own[key], value);
  return own as T;
}

function isWords(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
