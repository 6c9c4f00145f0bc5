import { text as applicationsText } from '../applications/text.ts';
import { formatAmount } from '../platform/format.ts';
import { type Draft, allPages } from '../platform/forms/form.ts';
import { type PageBlock, errorSummary, pageBlocks } from '../platform/forms/models.ts';
import type { FieldError, Open } from '../platform/forms/post.ts';
import type { Head } from '../platform/http/route.ts';
import type { Language } from '../platform/language.ts';
import type { Municipality } from '../platform/municipality.ts';
import type { CalcLine, CalcModel, CalculationModel, ErrorSummaryModel, Inline } from '../platform/views/components.ts';
import { view } from '../platform/views/engine.ts';
import { paths } from '../public/rules.ts';
import { calculatorForm } from './forms/calculator.form.ts';
import { calculatorText } from './forms/calculator.text.ts';
import type { Calculation, Line, Outcome } from './rules.ts';
import { type CalculationReader, text } from './text.ts';

/** A calculation as `ui.calculation` shows it: every line in words, what it rests on, and that it decides nothing. */
export function calculationModel(
  calculation: Calculation,
  language: Language,
  reader: CalculationReader = 'citizen',
): CalculationModel {
  const t = text[language];
  const parts = (['norm', 'costs', 'incomes'] as const).filter(
    (part) => part === 'norm' || calculation.lines.some((line) => line.part === part),
  );
  const amount = (ore: number) => formatAmount(ore, language);
  const row = (line: Line): CalcLine => ({ ...t.line(line.what, reader), amount: amount(line.ore) });
  const total: CalcLine =
    calculation.surplus > 0
      ? { label: t.nothingMissing, note: t.surplus(calculation.surplus), amount: amount(0) }
      : { label: calculation.result > 0 ? t.missing : t.nothingMissing, amount: amount(calculation.result) };
  const tables = parts.map((part, at): CalcModel => ({
    caption: t.caption(t[part], calculation.month),
    head: { label: t[part], amount: t.amount },
    rows: calculation.lines.filter((line) => line.part === part).map(row),
    sum: { label: t[`${part}Sum`], amount: amount(calculation[part]) },
    ...(at === parts.length - 1 ? { total } : {}),
  }));
  const unlimited = calculation.lines.some(({ what }) => what.kind === 'cost' && what.limit === undefined);
  return {
    notice: {
      kind: 'info',
      title: t.notDecision,
      paragraphs: [
        t.judged,
        ...(unlimited ? [t.noLimits] : []),
        ...(calculation.assets > 0 ? [t.assets(calculation.assets)] : []),
      ],
    },
    tables,
    sources: {
      summary: t.sources,
      paragraphs: [...new Set(calculation.lines.flatMap(({ source }) => source.split('; '))), t.rounding],
    },
  };
}

export type CalculatorPage = {
  t: (typeof text)[Language]['calculator'];
  action: string;
  errors: ErrorSummaryModel | undefined;
  result: { heading: string; text: Inline | undefined; calculation: CalculationModel | undefined } | undefined;
  sections: { id: string; heading: string; lead: string | undefined; amounts: boolean; blocks: PageBlock[] }[];
  applyHref: string;
  readHref: string;
};
export const calculatorView = view<CalculatorPage>('calculation/calculator');

export type CalculatorInput = {
  language: Language;
  municipality: Municipality;
  /** YYYY-MM-DD */
  today: string;
  draft: Draft;
  errors: readonly FieldError[];
  newEntryId: string;
  open?: Open | undefined;
  outcome?: Outcome | undefined;
};

/** The open calculator: what was filled in, and the result when it was asked for. */
export function calculatorPage(input: CalculatorInput): { head: Head; model: CalculatorPage } {
  const { language, draft, errors } = input;
  const t = text[language].calculator;
  const form = calculatorText[language];
  const { form: common, errorTitle } = applicationsText[language];
  const words = { form, common };
  return {
    head: { title: t.title },
    model: {
      t,
      action: paths.calculator,
      errors: errorSummary(errors, words, errorTitle, t.errorNote),
      result: resultOf(input),
      sections: allPages(calculatorForm).map((page) => {
        const said = form.pages[page.id as keyof typeof form.pages];
        return {
          id: page.slug,
          heading: said.title,
          lead: said.lead,
          amounts: page.fields.every(({ kind }) => kind === 'money'),
          blocks: pageBlocks(calculatorForm, page, draft, errors, words, { ...input, allOpen: true }),
        };
      }),
      applyHref: paths.loginToApply,
      readHref: paths.livelihoodSupport,
    },
  };
}

function resultOf({ outcome, language, municipality }: CalculatorInput): CalculatorPage['result'] {
  if (outcome === undefined) return undefined;
  const t = text[language].calculator;
  switch (outcome.kind) {
    case 'faults':
      // The form asks for nothing that cannot be reckoned.
      throw new Error(`The calculator let through ${outcome.faults.map(({ at, what }) => `${at} ${what}`).join(', ')}`);
    case 'noNorm': {
      const { name, url } = municipality.links.nationalNorm;
      return {
        heading: t.noNorm(outcome.month),
        text: [`${t.noNormText} `, { href: url, text: name[language] }, '.'],
        calculation: undefined,
      };
    }
    case 'calculated':
      return {
        heading: outcome.result > 0 ? t.about(outcome.result, outcome.month) : t.enough(outcome.month),
        text: undefined,
        calculation: calculationModel(outcome, language),
      };
  }
}
