/** The interface languages. Swedish is the default; a text object per language must compile for every room. */
export const languages = ['sv', 'en'] as const;
export type Language = (typeof languages)[number];

/** The language a cookie or query value names, or Swedish. */
export function languageFrom(value: unknown): Language {
  return languages.find((language) => language === value) ?? 'sv';
}
