import { formatDateTime } from '../platform/format.ts';
import type { Head } from '../platform/http/route.ts';
import { type Language, type Tongue, languages, tongueOf } from '../platform/language.ts';
import type {
  CalcModel,
  DetailsModel,
  DoorItem,
  ErrorSummaryModel,
  Fact,
  FieldModel,
  Inline,
  ThreadItem,
  TimelineItem,
} from '../platform/views/components.ts';
import { view } from '../platform/views/engine.ts';
import { text as accessibility } from './pages/accessibility.text.ts';
import { text as afterApplying } from './pages/after-applying.text.ts';
import { text as contact } from './pages/contact.text.ts';
import { text as cookies } from './pages/cookies.text.ts';
import { text as getElectronicId } from './pages/get-electronic-id.text.ts';
import { text as howToLogIn } from './pages/how-to-log-in.text.ts';
import { text as livelihoodSupport } from './pages/livelihood-support.text.ts';
import { text as loginProblems } from './pages/login-problems.text.ts';
import { text as guardians } from './pages/guardians.text.ts';
import { text as lss } from './pages/lss.text.ts';
import { text as personalData } from './pages/personal-data.text.ts';
import { text as preview } from './pages/preview.text.ts';
import { text as questions } from './pages/questions.text.ts';
import { text as start } from './pages/start.text.ts';
import { text as whatYouCanDo } from './pages/what-you-can-do.text.ts';
import { text as whatYouNeed } from './pages/what-you-need.text.ts';
import type { News } from './queries.ts';
import {
  type Article,
  type Block,
  type Facts,
  type NewsInput,
  type Preview,
  type Start,
  grouped,
  paths,
  pieces,
} from './rules.ts';
import type { NewsCheck } from './rules.ts';
import { text } from './text.ts';

type Drawn<M> = { head: Head; model: M };

// Articles ------------------------------------------------------------------------------------------------------------

/** Which article stands at which address. */
export const articles: Readonly<Record<string, Record<Language, (facts: Facts) => Article>>> = {
  [paths.whatYouCanDo]: whatYouCanDo,
  [paths.whatYouNeed]: whatYouNeed,
  [paths.howToLogIn]: howToLogIn,
  [paths.getElectronicId]: getElectronicId,
  [paths.afterApplying]: afterApplying,
  [paths.loginProblems]: loginProblems,
  [paths.livelihoodSupport]: livelihoodSupport,
  [paths.lss]: lss,
  [paths.guardians]: guardians,
  [paths.contact]: contact,
  [paths.accessibility]: accessibility,
  [paths.personalData]: personalData,
  [paths.cookies]: cookies,
};

type DrawnBlock =
  | { kind: 'text'; text: Inline }
  | { kind: 'list'; items: Inline[] }
  | { kind: 'numbered'; items: Inline[] }
  | { kind: 'steps'; items: { title: string; text: Inline }[] }
  | { kind: 'facts'; rows: Fact[] }
  | { kind: 'table'; table: CalcModel }
  | { kind: 'doors'; doors: DoorItem[] }
  | { kind: 'details'; details: DetailsModel }
  | { kind: 'heading'; text: string }
  | { kind: 'button'; href: string; text: string; quiet?: { href: string; text: string } };

export type ArticlePage = {
  over: string | undefined;
  heading: string;
  lead: Inline;
  sections: { id: string; heading: string; lead: boolean; wide: boolean; blocks: DrawnBlock[]; side: Inline[] }[];
};
export const articleView = view<ArticlePage>('public/article');

export function articlePage(article: Article): Drawn<ArticlePage> {
  return {
    head: { title: article.title },
    model: {
      over: article.over,
      heading: article.heading,
      lead: pieces(article.lead),
      sections: article.sections.map((section) => ({
        id: section.id,
        heading: section.heading,
        lead: section.lead === true,
        wide: section.wide === true,
        blocks: section.blocks.map(drawnBlock),
        side: (section.side ?? []).map(pieces),
      })),
    },
  };
}

function drawnBlock(block: Block): DrawnBlock {
  switch (block.kind) {
    case 'text':
      return { kind: 'text', text: pieces(block.text) };
    case 'list':
    case 'numbered':
      return { kind: block.kind, items: block.items.map(pieces) };
    case 'steps':
      return { kind: 'steps', items: block.items.map((item) => ({ title: item.title, text: pieces(item.text) })) };
    case 'facts':
      return { kind: 'facts', rows: block.rows.map((row) => ({ label: row.label, value: row.value.map(pieces) })) };
    case 'doors':
      return {
        kind: 'doors',
        doors: block.doors.map((door) => ({ href: door.href, title: door.title, text: door.description })),
      };
    case 'details':
      return { kind: 'details', details: { summary: block.summary, paragraphs: block.paragraphs.map(pieces) } };
    case 'table':
    case 'heading':
    case 'button':
      return block;
  }
}

// Start ---------------------------------------------------------------------------------------------------------------

export type StartPage = Omit<Start, 'apply'> & {
  loginHref: string;
  apply: { heading: string; doors: DoorItem[]; without: Inline };
  languages: { href: string; lang: Tongue; name: string; current: boolean }[];
};
export const startView = view<StartPage>('public/start');

export function startPage(facts: Facts, language: Language): Drawn<StartPage> {
  const words = start[language](facts);
  const { apply } = words;
  return {
    head: { title: words.title, layout: 'start' },
    model: {
      ...words,
      loginHref: paths.login,
      apply: {
        heading: apply.heading,
        doors: apply.doors.map((door) => ({ href: door.href, title: door.title, text: door.description })),
        without: pieces(apply.without),
      },
      languages: languages.map((one) => ({
        href: `${paths.language}?sprak=${one}&till=%2F`,
        lang: tongueOf(one),
        name: text[language].languages[one],
        current: one === language,
      })),
    },
  };
}

// Questions -----------------------------------------------------------------------------------------------------------

export type QuestionsPage = {
  heading: string;
  lead: Inline;
  contents: string;
  groups: { id: string; heading: string; questions: DetailsModel[] }[];
};
export const questionsView = view<QuestionsPage>('public/questions');

export function questionsPage(facts: Facts, language: Language): Drawn<QuestionsPage> {
  const words = questions[language](facts);
  return {
    head: { title: words.title },
    model: {
      heading: words.heading,
      lead: pieces(words.lead),
      contents: words.contents,
      groups: words.groups.map((group) => ({
        id: group.id,
        heading: group.heading,
        questions: group.questions.map(({ question, answer }) => ({
          summary: question,
          paragraphs: answer.map(pieces),
        })),
      })),
    },
  };
}

// Preview -------------------------------------------------------------------------------------------------------------

export type PreviewPage = Omit<Preview, 'decision' | 'case' | 'messages' | 'form'> & {
  form: Omit<Preview['form'], 'question' | 'hint' | 'options'> & { field: FieldModel };
  case: Omit<Preview['case'], 'history'> & { history: TimelineItem[] };
  messages: Omit<Preview['messages'], 'thread'> & { thread: ThreadItem[] };
  decision: Omit<Preview['decision'], 'needs' | 'has' | 'total'> & { needs: CalcModel; has: CalcModel };
  loginHref: string;
  neededHref: string;
};
export const previewView = view<PreviewPage>('public/preview');

export function previewPage(facts: Facts, language: Language): Drawn<PreviewPage> {
  const words = preview[language](facts);
  const { question, hint, options, ...form } = words.form;
  const { needs, has, total, ...decision } = words.decision;
  const sums = { needs: sumOf(needs.rows), has: sumOf(has.rows) };
  return {
    head: { title: words.title },
    model: {
      ...words,
      form: {
        ...form,
        field: { kind: 'radios', id: 'boende', name: 'boende', label: question, hint, value: '', options },
      },
      decision: {
        ...decision,
        needs: { ...calcOf(needs), sum: { label: needs.sum, amount: money(sums.needs) } },
        has: {
          ...calcOf(has),
          sum: { label: has.sum, amount: money(sums.has) },
          total: { label: total, amount: money(sums.needs + sums.has) },
        },
      },
      loginHref: paths.login,
      neededHref: paths.whatYouNeed,
    },
  };
}

type CalcWords = Preview['decision']['needs'];

function calcOf(words: CalcWords): CalcModel {
  return {
    caption: words.caption,
    head: { label: words.label, amount: words.amount },
    rows: words.rows.map(({ label, note, kronor }) => ({
      label,
      ...(note === undefined ? {} : { note }),
      amount: money(kronor),
    })),
  };
}

function sumOf(rows: CalcWords['rows']): number {
  return rows.reduce((sum, row) => sum + row.kronor, 0);
}

function money(kronor: number): string {
  return kronor < 0 ? `\u2212${grouped(-kronor)}` : grouped(kronor);
}

// Urgent news, for staff ----------------------------------------------------------------------------------------------

type NewsLine = { id: string; textSv: string; textEn: string; facts: string[]; takeDownHidden: string };

export type NewsPage = {
  t: (typeof text)[Language]['news'];
  standing: NewsLine[];
  earlier: NewsLine[];
  errors: ErrorSummaryModel | undefined;
  fields: FieldModel[];
  action: string;
};
export const newsView = view<NewsPage>('public/news');

export const emptyNews: NewsInput = { textSv: '', textEn: '', link: '', day: '', month: '', year: '', time: '16.00' };

export function newsPage(
  latest: News[],
  now: Date,
  language: Language,
  input: NewsInput,
  check?: Extract<NewsCheck, { ok: false }>,
): Drawn<NewsPage> {
  const t = text[language].news;
  const stands = (news: News) => news.removedAt === null && news.endsAt > now;
  const shown = latest.find(stands);
  return {
    head: { title: t.title, current: 'news' },
    model: {
      t,
      standing: latest.filter(stands).map((news) => newsLine(news, language, news === shown ? t.until : t.hidden)),
      earlier: latest.filter((news) => !stands(news)).map((news) => newsLine(news, language, t.ended)),
      errors: check && newsErrors(check, language),
      fields: newsFields(input, language, check),
      action: paths.staffNews,
    },
  };
}

function newsLine(news: News, language: Language, ends: (moment: string) => string): NewsLine {
  const t = text[language].news;
  const when = (moment: Date) => formatDateTime(moment, language);
  return {
    id: news.id,
    textSv: news.textSv,
    textEn: news.textEn,
    facts: [
      news.removedAt === null ? ends(when(news.endsAt)) : t.takenDown(when(news.removedAt)),
      t.published(news.createdBy, when(news.createdAt)),
      ...(news.link === null ? [] : [news.link]),
    ],
    takeDownHidden: news.textSv,
  };
}

const firstControl = { textSv: 'textSv', textEn: 'textEn', link: 'link', until: 'until', time: 'time' } as const;

function newsErrors(check: Extract<NewsCheck, { ok: false }>, language: Language): ErrorSummaryModel {
  const t = text[language].news;
  return {
    title: t.summary,
    errors: (Object.keys(firstControl) as (keyof typeof firstControl)[]).flatMap((field) => {
      const fault = check.faults[field];
      return fault === undefined ? [] : [{ href: `#${firstControl[field]}`, message: t.fault[fault] }];
    }),
  };
}

function newsFields(input: NewsInput, language: Language, check?: Extract<NewsCheck, { ok: false }>): FieldModel[] {
  const t = text[language].news;
  const error = (field: keyof typeof firstControl) => {
    const fault = check?.faults[field];
    return fault === undefined ? {} : { error: t.fault[fault] };
  };
  return [
    {
      kind: 'textarea',
      id: 'textSv',
      name: 'textSv',
      label: t.textSv,
      hint: t.textHint,
      value: input.textSv,
      rows: 3,
      ...error('textSv'),
    },
    {
      kind: 'textarea',
      id: 'textEn',
      name: 'textEn',
      label: t.textEn,
      hint: t.textHint,
      value: input.textEn,
      rows: 3,
      ...error('textEn'),
    },
    {
      kind: 'text',
      id: 'link',
      name: 'link',
      label: t.link,
      hint: t.linkHint,
      optional: true,
      value: input.link,
      ...error('link'),
    },
    {
      kind: 'date',
      id: 'until',
      name: 'until',
      label: t.lastDay,
      day: input.day,
      month: input.month,
      year: input.year,
      parts: t.untilParts,
      ...error('until'),
    },
    {
      kind: 'text',
      id: 'time',
      name: 'time',
      label: t.time,
      hint: t.timeHint,
      size: 6,
      value: input.time,
      ...error('time'),
    },
  ];
}
