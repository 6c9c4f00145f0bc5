import type { Assets } from '../assets.ts';
import type { Language } from '../language.ts';
import type { IconName } from './icons.ts';

/* The models of every component. ui.ts binds each to its template in views/components. */

/** A line of text with links and weight in it. A plain string is the common case. */
export type Inline = string | readonly Piece[];
export type Piece =
  | string
  | { strong: string }
  /** `hidden` is said by screen readers after the text: "Ändra" + " Boende". */
  | { href: string; text: string; hidden?: string; lang?: string };

export type FieldBase = {
  /** Also the id of the first control, so that `#id` in an error summary always leads there. */
  id: string;
  name: string;
  label: string;
  hint?: string;
  error?: string;
  optional?: boolean;
};
export type Option = { value: string; label: string; hint?: string; symbol?: IconName };
export type ReceivedItem = {
  id: string;
  name: string;
  href?: string;
  size: string;
  removeLabel: string;
  /** It can be looked at and cropped, and maybe turned. The anchor stands where it is shown. */
  picture?: { turns: boolean; isOpen: boolean; anchor: string };
};
export type FieldModel = FieldBase &
  (
    | {
        kind: 'text';
        value: string;
        inputmode?: 'numeric' | 'decimal' | 'tel' | 'email' | 'text';
        autocomplete?: string;
        /** Width in characters. */
        size?: number;
        /** Unit beside the box, such as "kr". */
        affix?: string;
        type?: 'text' | 'tel' | 'email' | 'search';
        maxlength?: number;
      }
    | { kind: 'textarea'; value: string; rows?: number; maxlength?: number }
    | { kind: 'select'; value: string; options: { value: string; label: string }[] }
    | { kind: 'radios'; value: string; options: (Option & { follow?: FieldModel[] })[] }
    | { kind: 'checkboxes'; values: string[]; options: Option[] }
    /** One box with the value "ja". */
    | { kind: 'checkbox'; checked: boolean }
    /** Inputs `name.day`, `name.month`, `name.year`. */
    | {
        kind: 'date';
        day: string;
        month: string;
        year: string;
        parts: { day: string; month: string; year: string };
        /** The date of birth of the person who fills in the form. */
        birthday?: boolean;
      }
    | { kind: 'month'; month: string; year: string; parts: { month: string; year: string } }
    /** Files already received are removed by a button `_action=remove:<name>:<id>`. */
    | {
        kind: 'file';
        accept: string;
        multiple?: boolean;
        received: ReceivedItem[];
        maxBytes?: number;
        tooLarge?: string;
        tips?: DetailsModel;
        /** Received pictures that can become one document, by a button `_action=combine:<name>`. */
        combine?: CombineWords & { pages?: { name: string; label: string }[] };
        /** A received picture is shown by a button `_action=look:<name>:<id>`, and turned by `right` and `left`. Scripts crop it: `crop`. */
        picture?: PictureWords;
      }
  );

/** What is said and checked at a field where files are chosen. */
export type UploadRules = {
  /** What can be sent, and how large: told beforehand. */
  hint: string;
  accept: string;
  /** Per file; checked in the browser before it sends, and always by the server. */
  maxBytes: number;
  /** Said when a chosen file is larger; `{name}` is replaced by its name. */
  tooLarge: string;
  tips: DetailsModel;
  /** How several received pictures become one document. */
  combine: CombineWords;
  /** How a received picture is looked at, turned and cropped. */
  picture: PictureWords;
  /** What is said and taken instead where sound recordings are taken too. */
  recordings: { hint: string; accept: string };
};
type CombineWords = { summary: string; lead: string; button: string };
type PictureWords = {
  look: string;
  /** The same for one that cannot be turned. */
  see: string;
  now: string;
  right: string;
  left: string;
  close: string;
  crop: {
    title: string;
    lead: string;
    sides: { top: string; bottom: string; left: string; right: string };
    save: string;
    /** Said when nothing is cut away yet. */
    uncut: string;
    /** Said when the browser cannot crop it: it is too large, for example. */
    failed: string;
  };
};

export type ErrorSummaryModel = { title: string; errors: { href: string; message: string }[]; note?: string };
/** A list value is shown one per line. */
export type Fact = { label: string; value: string | readonly Inline[]; icon?: IconName };
export type TimelineItem = { when: string; datetime?: string; text: Inline; by?: string; next?: boolean };
export type FileItem = {
  name: string;
  href?: string;
  /** Kind and size: "PDF, 84 kB". */
  meta?: string;
  icon?: 'clip' | 'doc';
  note?: string;
  /** What can be done with it; `hidden` is said by screen readers after the text. */
  link?: { href: string; text: string; hidden: string };
};
export type DetailsModel = { summary: string; paragraphs: readonly Inline[]; open?: boolean };
export type DueModel = { text: string };
export type ButtonModel = {
  text: string;
  /** Said by screen readers after the text. */
  hidden?: string;
  href?: string;
  variant?: 'primary' | 'secondary' | 'tertiary';
  size?: 'lg';
  icon?: IconName;
  /** Default before the text; the arrow stands after. */
  iconAfter?: boolean;
  name?: string;
  value?: string;
  type?: 'submit' | 'button';
  formaction?: string;
  /** A browser's own check of the form is skipped: for "remove" and "finish later". */
  formnovalidate?: boolean;
};
export type NoticeModel = {
  /** `done` is announced as a status, `problem` as an alert. Amber is never used here: it means "needs you". */
  kind: 'info' | 'done' | 'problem';
  title?: string;
  paragraphs: readonly Inline[];
};
export type ProgressModel = { n: number; of: number; text: string; saved?: string; all?: { href: string; text: string } };
export type PartState = 'done' | 'current' | 'todo' | 'locked';
export type PartsModel = {
  title: string;
  /** Target of "all parts" in the progress line; default `parts`. */
  id?: string;
  items: { text: string; href?: string; state: PartState; stateText: string }[];
};
/** `you` is the only amber one: something waits for the reader. */
export type StatusState = 'you' | 'us' | 'done' | 'draft' | 'closed';
export type StatusWordModel = { state: StatusState; text: string };
export type DeadlineModel = { level: 'late' | 'today' | 'soon' | 'plenty'; text: string; detail?: string };
export type CalcLine = { label: string; note?: string; amount: string };
export type CalcModel = {
  /** For screen readers; says month and unit. */
  caption: string;
  head: { label: string; amount: string };
  rows: CalcLine[];
  sum?: CalcLine;
  total?: CalcLine;
};
/** A whole calculation of a month: what it is not, its tables with a total in the last, and what it rests on. */
export type CalculationModel = { notice: NoticeModel; tables: CalcModel[]; sources: DetailsModel };
/** What is happening, what comes then, who has it and when: the reference block of a letter. Always all four. */
export type FourModel = { now: Inline; next: Inline; who: Inline; when: Inline };
export type ThreadItem = {
  from: string;
  me?: boolean;
  when: string;
  datetime?: string;
  /** "New": shown with an amber dot, since it waits for the reader. */
  fresh?: string;
  paragraphs: readonly Inline[];
  /** What is folded until it is asked for. */
  more?: DetailsModel;
  files?: FileItem[];
  /** "Read by …". */
  note?: string;
  id?: string;
};
export type PagerModel = { label: string; text?: string; previous?: string; next?: string };
export type DoorItem = { href: string; title: string; text?: Inline; external?: boolean };
export type CaseItem = { href: string; title: string; text: string; status?: StatusWordModel };
/** `press` does something about it at once, without the page that `href` leads to. */
export type NeedItem = {
  href: string;
  title: string;
  text: Inline;
  due?: string;
  press?: { action: string; text: string };
};
export type PersonModel = { name: string; role?: string; phone?: string; hours?: string; link?: { href: string; text: string } };
/** A finished entry of a repeating group; the buttons post `_action`. */
export type EntryModel = {
  title: string;
  text: readonly Inline[];
  edit?: { text: string; hidden: string; value: string };
  remove?: { text: string; hidden: string; value: string };
};
export type CounterItem = { href: string; n: number | string; text: string; level?: 'late' | 'today' };

/** The few words components say themselves. They come from a room, since the ground knows no language. */
export type UiWords = {
  /** Shown in brackets. */
  optional: string;
  /** Read before an error message: "Fel:". */
  error: string;
  now: string;
  next: string;
  who: string;
  when: string;
  previousPage: string;
  nextPage: string;
};

export type Ui = {
  readonly language: Language;
  readonly words: UiWords;
  icon(name: IconName): string;
  /** The drawings of the icons used so far: called last, by the layout. */
  sprite(): string;
  csrf(): string;
  hidden(name: string, value: string | number): string;
  /** Address of a file in `public/`, and the hash that the browser checks it by. */
  asset(name: string): string;
  integrity(name: string): string;
  text(text: Inline): string;
  /** A number to call, on one line. */
  phone(number: string): string;
  field(field: FieldModel): string;
  errorSummary(summary: ErrorSummaryModel | undefined): string;
  facts(rows: readonly Fact[], options?: { dense?: boolean }): string;
  timeline(items: readonly TimelineItem[]): string;
  files(items: readonly FileItem[]): string;
  details(details: DetailsModel): string;
  due(due: DueModel): string;
  button(button: ButtonModel): string;
  notice(notice: NoticeModel): string;
  progress(progress: ProgressModel): string;
  parts(parts: PartsModel): string;
  statusWord(status: StatusWordModel): string;
  deadline(deadline: DeadlineModel): string;
  calc(calc: CalcModel): string;
  calculation(calculation: CalculationModel): string;
  four(four: FourModel): string;
  thread(items: readonly ThreadItem[]): string;
  pager(pager: PagerModel): string;
  doors(items: readonly DoorItem[]): string;
  cases(items: readonly CaseItem[]): string;
  needs(items: readonly NeedItem[]): string;
  person(person: PersonModel): string;
  entry(entry: EntryModel): string;
  counters(label: string, items: readonly CounterItem[]): string;
};

export type UiOptions = {
  language: Language;
  words: UiWords;
  assets: Pick<Assets, 'url' | 'integrity'>;
  /** Asked for only when the page has a form, so that a page without one needs no session. */
  csrfToken: string | (() => string);
  /** Hidden inputs that every form has beside its token. */
  marks?: Readonly<Record<string, string>>;
  /** Filled with the icons that the page uses. */
  icons?: Set<IconName>;
};
