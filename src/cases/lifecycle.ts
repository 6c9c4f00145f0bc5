import type { ActionName } from '../policy/policy.ts';

/** The states of a case. What each is called, for whom, stands in `text.ts`; the database has the same list. */
export const caseStates = ['RECEIVED', 'UNDER_INVESTIGATION', 'SUPPLEMENT_REQUESTED', 'DECIDED', 'WITHDRAWN'] as const;
export type CaseState = (typeof caseStates)[number];

/** States in which somebody still has something to do; the others are ends. */
export const openStates = [
  'RECEIVED',
  'UNDER_INVESTIGATION',
  'SUPPLEMENT_REQUESTED',
] as const satisfies readonly CaseState[];

export function isOpenState(state: CaseState): boolean {
  return openStates.some((open) => open === state);
}

export type Transition = { from: CaseState; event: ActionName; to: CaseState };

/** Everything that can move a case. The diagram in `src/README.md` is drawn from it and a test holds them together. */
export const transitions = [
  { from: 'RECEIVED', event: 'case.take', to: 'UNDER_INVESTIGATION' },
  { from: 'UNDER_INVESTIGATION', event: 'case.take', to: 'UNDER_INVESTIGATION' },
  { from: 'SUPPLEMENT_REQUESTED', event: 'case.take', to: 'SUPPLEMENT_REQUESTED' },
  { from: 'UNDER_INVESTIGATION', event: 'supplement.request', to: 'SUPPLEMENT_REQUESTED' },
  { from: 'SUPPLEMENT_REQUESTED', event: 'supplement.request', to: 'SUPPLEMENT_REQUESTED' },
  { from: 'SUPPLEMENT_REQUESTED', event: 'supplement.answer', to: 'UNDER_INVESTIGATION' },
  { from: 'UNDER_INVESTIGATION', event: 'case.decide', to: 'DECIDED' },
  { from: 'SUPPLEMENT_REQUESTED', event: 'case.decide', to: 'DECIDED' },
  { from: 'RECEIVED', event: 'case.withdraw', to: 'WITHDRAWN' },
  { from: 'UNDER_INVESTIGATION', event: 'case.withdraw', to: 'WITHDRAWN' },
  { from: 'SUPPLEMENT_REQUESTED', event: 'case.withdraw', to: 'WITHDRAWN' },
] as const satisfies readonly Transition[];

/** Where the event leads from this state; undefined when it cannot happen there. */
export function nextState(from: CaseState, event: ActionName): CaseState | undefined {
  return transitions.find((transition) => transition.from === from && transition.event === event)?.to;
}

/** The lifecycle as a Mermaid state diagram. */
export function lifecycleDiagram(): string {
  const lines = transitions.map(({ from, event, to }) => `  ${from} --> ${to}: ${event}`);
  return ['stateDiagram-v2', '  [*] --> RECEIVED: application.submit', ...lines].join('\n');
}
