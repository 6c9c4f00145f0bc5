import { formatAmount } from '../platform/format.ts';
import type { Language } from '../platform/language.ts';
import type { CalcLine, CalcModel, CalculationModel } from '../platform/views/components.ts';
import type { Calculation, Line } from './rules.ts';
import { text } from './text.ts';

/** A calculation as `ui.calculation` shows it: every line in words, what it rests on, and that it decides nothing. */
export function calculationModel(calculation: Calculation, language: Language): CalculationModel {
  const t = text[language];
  const parts = (['norm', 'costs', 'incomes'] as const).filter(
    (part) => part === 'norm' || calculation.lines.some((line) => line.part === part),
  );
  const amount = (ore: number) => formatAmount(ore, language);
  const row = (line: Line): CalcLine => ({ ...t.line(line.what), amount: amount(line.ore) });
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
