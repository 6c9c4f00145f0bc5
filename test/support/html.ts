import { HtmlValidate, StaticConfigLoader } from 'html-validate';

const validator = new HtmlValidate(
  new StaticConfigLoader({
    extends: ['html-validate:recommended', 'html-validate:document'],
    rules: {
      // The queue's cells are stacked on a narrow screen; browsers drop a table's meaning with its display, so it is said.
      'no-redundant-role': 'off',
      // A title says the page, the site and the municipality; the default of 70 signs is for search results.
      'long-title': ['error', { maxlength: 120 }],
      // A group of check boxes shares its name: that is how a form says "several answers to one question".
      'form-dup-name': ['error', { shared: ['radio', 'checkbox', 'button', 'reset', 'submit'] }],
      // Links with this class are held on one line by the style sheet; a hyphen of another kind would look foreign.
      'tel-non-breaking': ['error', { ignoreClasses: ['nobr'] }],
    },
  }),
);

/** What html-validate finds wrong in a whole page, one line per fault with its place; empty when all is well. */
export function htmlFaults(html: string): string[] {
  const lines = html.split('\n');
  return validator.validateStringSync(html).results.flatMap(({ messages }) =>
    messages.map(({ line, column, ruleId, message }) => {
      const around = (lines[line - 1] ?? '').slice(Math.max(0, column - 40), column + 60);
      return `${line}:${column} ${ruleId}: ${message}\n  …${around}…`;
    }),
  );
}

/** What a page says, without its markup: words with single spaces between them. */
export const plain = (html: string): string =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&nbsp;', ' ')
    .replace(/\s+/g, ' ');
