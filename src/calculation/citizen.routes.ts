import { readingContext } from '../applications/text.ts';
import { allPages, emptyDraft } from '../platform/forms/form.ts';
import type { Draft } from '../platform/forms/form.ts';
import { type Body, type FieldError, type Open, readAction, readPage } from '../platform/forms/post.ts';
import { type ParseContext, monthChoices } from '../platform/forms/values.ts';
import { type Route, get, page, post } from '../platform/http/route.ts';
import { newId } from '../platform/ids.ts';
import { paths } from '../public/rules.ts';
import { calculatorForm, calculatorInput } from './forms/calculator.form.ts';
import { calculate } from './rules.ts';
import { calculatorPage, calculatorView } from './views.ts';

/**
 * The open calculator. A press on any of its buttons sends the whole sheet, and the answer is the sheet again: nothing is
 * kept between, neither here nor in the browser's history, so there is nowhere to redirect to.
 */
export const publicRoutes: Route[] = [
  get(paths.calculator, 'public', (ctx) => {
    const reading = readingContext(ctx.now);
    const [month = ''] = monthChoices({ from: 0, to: 0 }, reading);
    const draft: Draft = { answers: { month }, raw: {} };
    const { head, model } = calculatorPage({ ...ctx, ...reading, ...ctx.deps, draft, errors: [], newEntryId: newId() });
    return Promise.resolve(page(calculatorView, head, model));
  }),
  post(
    paths.calculator,
    'public',
    (ctx, req) => {
      const reading = readingContext(ctx.now);
      const { draft, errors, open, asks } = readSheet((req.body ?? {}) as Body, reading);
      const outcome =
        asks && errors.length === 0
          ? calculate(calculatorInput(draft), ctx.deps.municipality.livelihoodSupport)
          : undefined;
      const { head, model } = calculatorPage({
        ...ctx,
        ...reading,
        ...ctx.deps,
        draft,
        errors,
        open,
        outcome,
        newEntryId: newId(),
      });
      return Promise.resolve(page(calculatorView, head, model, errors.length > 0 ? 422 : 200));
    },
    { keepsNothing: true },
  ),
];

/** Reads the sheet. What is not filled in yet is no fault while children are added and removed. */
function readSheet(
  body: Body,
  context: ParseContext,
): { draft: Draft; errors: FieldError[]; open: Open | undefined; asks: boolean } {
  let draft = emptyDraft;
  const errors: FieldError[] = [];
  const pages = allPages(calculatorForm);
  const action = pages.map((one) => readAction(one, body)).find(({ kind }) => kind === 'add' || kind === 'remove');
  const removed = action?.kind === 'remove' ? action : undefined;
  for (const one of pages) {
    const read = readPage(calculatorForm, one, draft, body, context, removed);
    draft = read.draft;
    errors.push(...read.errors);
  }
  return {
    draft,
    errors: action ? errors.filter(({ code }) => code !== 'required') : errors,
    open: action?.kind === 'add' ? { group: action.group, entry: 'new' } : undefined,
    asks: action === undefined,
  };
}
