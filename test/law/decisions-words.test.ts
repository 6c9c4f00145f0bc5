import { describe, expect, test } from 'vitest';
import type { Case } from '../../src/cases/queries.ts';
import type { Decision } from '../../src/decisions/queries.ts';
import { type DecisionContent, lastAppealDay } from '../../src/decisions/rules.ts';
import { appealDay, decisionHeading, decisionPage, decisionPdf } from '../../src/decisions/views.ts';
import { loadMunicipality } from '../../src/platform/municipality.ts';
import type { Inline } from '../../src/platform/views/components.ts';

const now = new Date('2026-11-24T09:00:00+01:00');
const municipality = loadMunicipality();
const plain = (text: Inline) =>
  typeof text === 'string'
    ? text
    : text.map((piece) => (typeof piece === 'string' ? piece : 'strong' in piece ? piece.strong : piece.text)).join('');

function given(content: Partial<DecisionContent> = {}, firstOpenedAt: Date | null = now): Decision {
  return {
    id: '00000000-0000-4000-8000-000000000003',
    caseId: '00000000-0000-4000-8000-000000000001',
    outcome: content.outcome ?? 'GRANTED',
    decidedBy: '00000000-0000-4000-8000-000000000004',
    decidedAt: new Date('2026-11-23T15:00:00+01:00'),
    firstOpenedAt,
    coOpenedAt: null,
    content: {
      outcome: 'GRANTED',
      caseNumber: 'RS 2026-0001',
      kind: 'livelihoodSupport',
      month: '2026-12-01',
      applicant: 'Samira Haddad',
      amount: 5802,
      text: 'Du får pengar.\n\nDe kommer på fredag.',
      reasons: '',
      legalBasis: {
        sv: '12 kap. 1 § socialtjänstlagen (2025:400)',
        en: 'Chapter 12, Section 1 of the Social Services Act (2025:400)',
      },
      board: 'Kommunstyrelsen',
      decidedBy: 'Lena Åström',
      court: 'Förvaltningsrätten i Umeå',
      appealWeeks: 3,
      appealAddress: ['Robertsfors kommun, socialtjänsten', '915 81 Robertsfors'],
      day: '2026-11-23',
      ...content,
    },
  };
}
const row = {
  id: '00000000-0000-4000-8000-000000000001',
  assignedName: 'Lena Åström',
  assignedPhone: null,
} as unknown as Case;

describe('the headline of a decision', () => {
  test.each([
    [{ outcome: 'GRANTED', amount: 5802 }, /^Du får 5\s802\skronor$/],
    [{ outcome: 'PARTIALLY_GRANTED', amount: 900 }, /^Du får 900\skronor$/],
    [{ outcome: 'GRANTED', amount: null }, /^Ja till din ansökan$/],
    [{ outcome: 'PARTIALLY_GRANTED', amount: null }, /^Ja till en del av din ansökan$/],
    [{ outcome: 'REJECTED', amount: null }, /^Nej till din ansökan$/],
    [{ outcome: 'REJECTED', amount: 0 }, /^Nej till din ansökan$/],
    [{ outcome: 'DISMISSED', amount: null }, /^Vi prövar inte din ansökan$/],
    [{ outcome: 'WRITTEN_OFF', amount: null }, /^Ärendet är avslutat utan beslut$/],
  ] as const)('%o', (content, heading) => {
    expect(decisionHeading({ kind: 'livelihoodSupport', ...content }, 'sv')).toMatch(heading);
  });
  test.each([
    [{ outcome: 'GRANTED', amount: null }, 'Ja till din begäran', 'Yes to your request'],
    [{ outcome: 'REJECTED', amount: null }, 'Nej till din begäran', 'No to your request'],
    [{ outcome: 'DISMISSED', amount: null }, 'Vi prövar inte din begäran', 'We do not examine your request'],
    [
      { outcome: 'GRANTED', amount: null, plan: 'made' },
      'Din individuella plan är klar',
      'Your individual plan is ready',
    ],
    [{ outcome: 'REJECTED', amount: null, plan: 'coming' }, 'Nej till din begäran', 'No to your request'],
  ] as const)('%o under LSS is of a request', (content, sv, en) => {
    expect(decisionHeading({ kind: 'lss', ...content }, 'sv')).toBe(sv);
    expect(decisionHeading({ kind: 'lss', ...content }, 'en')).toBe(en);
  });
});

describe('the last day to appeal', () => {
  test('is counted from the day the decision was first opened, not from the day it was made', () => {
    expect(appealDay(given({}, new Date('2026-12-01T23:30:00+01:00')), now)).toBe('2026-12-22');
    expect(appealDay(given({}, null), now)).toBe('2026-12-15');
  });
  test('moves to the next day that is not a holiday', () => {
    expect(lastAppealDay('2026-12-03', 3)).toBe('2026-12-28');
  });
  test('a day that has passed is told as passed, and how to appeal is left out', () => {
    const { model } = decisionPage(row, given({}, new Date('2026-10-01T10:00:00+02:00')), 0, {
      municipality,
      language: 'sv',
      now,
    });
    expect(plain(model.appeal.lead)).toMatch(/^Tiden att överklaga gick ut torsdag 22\soktober\s2026\./);
    expect(model.appeal.steps).toEqual([]);
  });
});

describe('the page of a decision', () => {
  const { head, model } = decisionPage(row, given({ outcome: 'REJECTED', amount: null, reasons: 'Därför.' }), 2, {
    municipality,
    language: 'sv',
    now,
  });

  test('says the outcome in plain words and in the word of the law', () => {
    expect(head.title).toBe('Beslut: nej till din ansökan (RS 2026-0001)');
    expect(model.short.map(plain)[0]).toBe('Nej till det du sökt. I lagen heter det avslag.');
  });
  test('tells to whom, where and until when one appeals', () => {
    expect(plain(model.appeal.lead)).toMatch(
      /^Du kan överklaga senast tisdag 15\sdecember\s2026\. Det är tre veckor från/,
    );
    expect(model.appeal.steps.join(' ')).toContain('Robertsfors kommun, socialtjänsten, 915 81 Robertsfors');
    expect(model.appeal.steps.join(' ')).toContain('Förvaltningsrätten i Umeå');
  });
});

describe('the decision on paper', () => {
  test('carries the decision, its reasons, the law and how to appeal, and no name in its title', () => {
    const doc = decisionPdf(given({ reasons: 'Därför.' }), municipality, 'sv', now);
    expect(doc.title).toBe('Beslut RS 2026-0001');
    const headings = doc.blocks.flatMap((block) => (block.kind === 'heading' ? [block.text] : []));
    expect(headings.slice(1)).toEqual(['Det vi beslutade', 'Varför', 'Lagen vi följer', 'Om du inte håller med']);
  });
  test('names both where two have applied together', () => {
    const facts = (content: Partial<DecisionContent>) =>
      decisionPdf(given(content), municipality, 'sv', now).blocks.flatMap((block) =>
        block.kind === 'facts' ? block.rows.filter(({ label }) => label === 'Beslutet gäller') : [],
      );
    expect(facts({})).toEqual([{ label: 'Beslutet gäller', value: ['Samira Haddad'] }]);
    expect(facts({ coApplicant: 'Johan Ek' })).toEqual([
      { label: 'Beslutet gäller', value: ['Samira Haddad', 'Johan Ek'] },
    ]);
  });
  test.each([
    [{}, 'Försörjningsstöd, december'],
    [{ extraCost: true }, 'Försörjningsstöd, december, extra kostnad'],
  ])('says what it is about: %j', (content, said) => {
    const [facts] = decisionPdf(given(content), municipality, 'sv', now).blocks.filter(({ kind }) => kind === 'facts');
    expect(JSON.stringify(facts)).toContain(`"${said}"`);
  });
  test('is the same paper when it is fetched again', () => {
    const decision = given();
    expect(decisionPdf(decision, municipality, 'sv', now)).toMatchObject({ createdAt: decision.decidedAt });
  });
});
