import { formatLongDate } from '../platform/format.ts';
import { showPhone } from '../platform/forms/values.ts';
import type { Case } from '../cases/queries.ts';
import type { Head } from '../platform/http/route.ts';
import type { Language } from '../platform/language.ts';
import type { Fact, NoticeModel } from '../platform/views/components.ts';
import { view } from '../platform/views/engine.ts';
import { type Flag, type Reading, staffCasePath } from '../queue/views.ts';
import type { AccountChange, OpenChange } from './queries.ts';
import { type Answer, type Reach, answers } from './rules.ts';
import { type AccountsText, text } from './text.ts';

export const staffAccountPath = (caseId: string): string => `${staffCasePath(caseId)}/konto`;

export type AccountPage = {
  t: AccountsText['staff'];
  back: string;
  over: string;
  notice: NoticeModel | undefined;
  changes: {
    id: string;
    name: string;
    rows: Fact[];
    /** How to ask, and what can be noted; none when it is settled. */
    form: { action: string; how: string; answers: { value: Answer; text: string }[] } | undefined;
  }[];
};
export const accountView = view<AccountPage>('accounts/caseworker-account');

/** `happened`: what was noted now, or that somebody else had done so before. */
export function accountPage(
  row: Case,
  changes: readonly AccountChange[],
  { language }: Reading,
  happened?: 'done' | 'first',
): { head: Head; model: AccountPage } {
  const { staff: t } = text[language];
  return {
    head: { title: t.title(row.number), current: 'queue' },
    model: {
      t,
      back: staffCasePath(row.id),
      over: row.number,
      notice:
        happened === undefined
          ? undefined
          : happened === 'done'
            ? { kind: 'done', title: t.done, paragraphs: [t.doneText] }
            : { kind: 'problem', title: t.first, paragraphs: [t.firstText] },
      changes: changes.map((change) => ({
        id: change.id,
        name: change.name,
        rows: [
          ...reachFacts(change.before, change.before.earlier ? t.changed : t),
          ...(change.before.earlier ? reachFacts(change.before.earlier, t.earlier) : []),
          ...(change.toldAt === null
            ? []
            : [{ label: t.told, value: `${t.toldBy[change.before.by]}, ${formatLongDate(change.toldAt, language)}` }]),
          { label: t.state, value: stateOf(change, language) },
        ],
        form:
          change.outcome === null
            ? {
                action: staffAccountPath(row.id),
                how: wayToAsk(change, t),
                answers: answers
                  .filter((answer) => answer !== 'phone' || knownReach(change).phone !== null)
                  .map((value) => ({ value, text: t.answers[value] })),
              }
            : undefined,
      })),
    },
  };
}

/** Where she was reached before anybody can have changed it together with the account. */
const knownReach = ({ before }: AccountChange): Reach => before.earlier ?? before;

function wayToAsk(change: AccountChange, t: AccountsText['staff']): string {
  if (knownReach(change).phone === null) return t.noPhone;
  return change.before.earlier ? t.askEarlier : t.ask;
}

function reachFacts({ phone, email }: Reach, t: { phone: string; email: string }): Fact[] {
  return [
    ...(phone === null ? [] : [{ label: t.phone, value: showPhone(phone) }]),
    ...(email === null ? [] : [{ label: t.email, value: email }]),
  ];
}

function stateOf({ outcome, how, settledBy, settledAt }: AccountChange, language: Language): string {
  const { staff: t } = text[language];
  if (outcome === null || how === null || settledAt === null) return t.open;
  return t.by(t.settled[outcome === 'denied' ? 'denied' : how], settledBy ?? '', formatLongDate(settledAt, language));
}

/** For the page of the case: that an account does not count, and where that is seen to. */
export function accountFlags(caseId: string, changes: readonly OpenChange[], language: Language): Flag[] {
  const { flags: t } = text[language].staff;
  return changes.map(({ outcome }) => ({
    level: 'late',
    ...t[outcome ?? 'open'],
    link: { href: staffAccountPath(caseId), text: t.link },
  }));
}
