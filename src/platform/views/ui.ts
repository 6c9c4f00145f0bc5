import type { Language } from '../language.ts';
import { telephoneHref } from '../municipality.ts';
import type {
  ButtonModel,
  CalcModel,
  CalculationModel,
  CaseItem,
  CounterItem,
  DeadlineModel,
  DetailsModel,
  DoorItem,
  DueModel,
  EntryModel,
  ErrorSummaryModel,
  Fact,
  FieldModel,
  FileItem,
  FourModel,
  Inline,
  NeedItem,
  NoticeModel,
  PagerModel,
  PartsModel,
  PartState,
  PersonModel,
  Piece,
  ProgressModel,
  StatusState,
  StatusWordModel,
  ThreadItem,
  TimelineItem,
  Ui,
  UiOptions,
  UiWords,
} from './components.ts';
import { view } from './engine.ts';
import { escapeHtml } from './escape.ts';
import { iconUse, sprite, type IconName } from './icons.ts';

/** The components of one page. */
export function createUi(options: UiOptions): Ui {
  return new Components(options);
}

/* Each state has a shape of its own, so that colour never carries meaning alone. */
const statusIcons = { you: 'dot', us: 'half', done: 'check', draft: 'ring', closed: 'ring' } satisfies Record<StatusState, IconName>;
const deadlineIcons = { late: 'tri', today: 'dia', soon: 'half', plenty: 'ring' } satisfies Record<DeadlineModel['level'], IconName>;
const partIcons: Record<PartState, IconName> = { done: 'check', current: 'dot', todo: 'ring', locked: 'lock' };

export type PartsPage = PartsModel & { icons: Record<PartState, IconName> };
export type StatusWordPage = StatusWordModel & { icon: IconName };
export type DeadlinePage = DeadlineModel & { icon: IconName };

const templates = {
  text: view<readonly Piece[]>('components/text'),
  field: view<FieldModel>('components/field'),
  errorSummary: view<ErrorSummaryModel>('components/error-summary'),
  facts: view<{ rows: readonly Fact[]; dense: boolean }>('components/facts'),
  timeline: view<readonly TimelineItem[]>('components/timeline'),
  files: view<readonly FileItem[]>('components/files'),
  details: view<DetailsModel>('components/details'),
  due: view<DueModel>('components/due'),
  button: view<ButtonModel>('components/button'),
  notice: view<NoticeModel>('components/notice'),
  progress: view<ProgressModel>('components/progress'),
  parts: view<PartsPage>('components/parts'),
  statusWord: view<StatusWordPage>('components/status-word'),
  deadline: view<DeadlinePage>('components/deadline'),
  calc: view<CalcModel>('components/calc'),
  calculation: view<CalculationModel>('components/calculation'),
  four: view<FourModel>('components/four'),
  thread: view<readonly ThreadItem[]>('components/thread'),
  pager: view<PagerModel>('components/pager'),
  doors: view<readonly DoorItem[]>('components/doors'),
  cases: view<readonly CaseItem[]>('components/cases'),
  needs: view<readonly NeedItem[]>('components/needs'),
  person: view<PersonModel>('components/person'),
  entry: view<EntryModel>('components/entry'),
  counters: view<{ label: string; items: readonly CounterItem[] }>('components/counters'),
};

/** A word that begins with one letter and a hyphen, such as "e-ID": it is not broken after the hyphen. */
const shortBeginning = /(?<![\p{L}\p{N}-])\p{L}-\p{L}+/gu;

function unbroken(html: string): string {
  return html.includes('-') ? html.replace(shortBeginning, '<span class="nb">$&</span>') : html;
}

class Components implements Ui {
  readonly language: Language;
  readonly words: UiWords;
  readonly #options: UiOptions;
  readonly #icons: Set<IconName>;

  constructor(options: UiOptions) {
    this.language = options.language;
    this.words = options.words;
    this.#options = options;
    this.#icons = options.icons ?? new Set();
  }

  icon(name: IconName): string {
    this.#icons.add(name);
    return iconUse(name);
  }
  sprite(): string {
    return sprite(this.#icons);
  }
  csrf(): string {
    const { csrfToken, marks = {} } = this.#options;
    const token = this.hidden('_csrf', typeof csrfToken === 'string' ? csrfToken : csrfToken());
    return Object.entries(marks).reduce((html, [name, value]) => html + this.hidden(name, value), token);
  }
  hidden(name: string, value: string | number): string {
    return `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}">`;
  }
  asset(name: string): string {
    return escapeHtml(this.#options.assets.url(name));
  }
  integrity(name: string): string {
    return escapeHtml(this.#options.assets.integrity(name));
  }
  phone(number: string): string {
    return `<a class="nobr" href="${escapeHtml(telephoneHref(number))}">${escapeHtml(number)}</a>`;
  }
  text(text: Inline): string {
    return typeof text === 'string' ? unbroken(escapeHtml(text)) : templates.text.render(text, this);
  }
  field(field: FieldModel): string {
    return templates.field.render(field, this);
  }
  errorSummary(summary: ErrorSummaryModel | undefined): string {
    return summary === undefined || summary.errors.length === 0 ? '' : templates.errorSummary.render(summary, this);
  }
  facts(rows: readonly Fact[], options: { dense?: boolean } = {}): string {
    return rows.length === 0 ? '' : templates.facts.render({ rows, dense: options.dense === true }, this);
  }
  timeline(items: readonly TimelineItem[]): string {
    return templates.timeline.render(items, this);
  }
  files(items: readonly FileItem[]): string {
    return templates.files.render(items, this);
  }
  details(details: DetailsModel): string {
    return templates.details.render(details, this);
  }
  due(due: DueModel): string {
    return templates.due.render(due, this);
  }
  button(button: ButtonModel): string {
    return templates.button.render(button, this);
  }
  notice(notice: NoticeModel): string {
    return templates.notice.render(notice, this);
  }
  progress(progress: ProgressModel): string {
    return templates.progress.render(progress, this);
  }
  parts(parts: PartsModel): string {
    return templates.parts.render({ ...parts, icons: partIcons }, this);
  }
  statusWord(status: StatusWordModel): string {
    return templates.statusWord.render({ ...status, icon: statusIcons[status.state] }, this);
  }
  deadline(deadline: DeadlineModel): string {
    return templates.deadline.render({ ...deadline, icon: deadlineIcons[deadline.level] }, this);
  }
  calculation(calculation: CalculationModel): string {
    return templates.calculation.render(calculation, this);
  }
  calc(calc: CalcModel): string {
    return templates.calc.render(calc, this);
  }
  four(four: FourModel): string {
    return templates.four.render(four, this);
  }
  thread(items: readonly ThreadItem[]): string {
    return templates.thread.render(items, this);
  }
  pager(pager: PagerModel): string {
    return templates.pager.render(pager, this);
  }
  doors(items: readonly DoorItem[]): string {
    return templates.doors.render(items, this);
  }
  cases(items: readonly CaseItem[]): string {
    return templates.cases.render(items, this);
  }
  needs(items: readonly NeedItem[]): string {
    return templates.needs.render(items, this);
  }
  person(person: PersonModel): string {
    return templates.person.render(person, this);
  }
  entry(entry: EntryModel): string {
    return templates.entry.render(entry, this);
  }
  counters(label: string, items: readonly CounterItem[]): string {
    return templates.counters.render({ label, items }, this);
  }
}
