import { describe, expect, it } from 'vitest';
import { inLanguages, languageFrom, tongueOf } from '../../src/platform/language.ts';

describe('easy-read Swedish', () => {
  const sv = {
    title: 'Rubrik',
    page: { lead: 'Ingress', lines: ['ett', 'två'], by: (day: string) => `senast ${day}` },
  };

  it('says what it has of its own, and is plain Swedish where it has nothing', () => {
    const words = inLanguages({ sv, en: sv, easy: { page: { lead: 'Kort', lines: ['ett'] } } });
    expect(words.easy).toEqual({ ...sv, page: { ...sv.page, lead: 'Kort', lines: ['ett'] } });
    expect(words.easy.page.by('i dag')).toBe('senast i dag');
    expect(words.sv.page.lead).toBe('Ingress');
  });

  it('is Swedish to the rest of the world, and is chosen by name', () => {
    expect(tongueOf('easy')).toBe('sv');
    expect(languageFrom('easy')).toBe('easy');
    expect(languageFrom('__proto__')).toBe('sv');
  });
});
