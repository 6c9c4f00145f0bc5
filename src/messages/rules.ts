import { derivedId } from '../platform/ids.ts';
import { kept } from '../platform/kept.ts';

/** The longest message, in characters. */
export const longestMessage = 5000;

/** `cut`: so much too long that not all of it is kept. */
export type MessageProblem = 'empty' | 'tooLong' | 'cut';

/** What stands in the way of sending a message: it needs words or a file, and no more words than can be read. */
export function messageProblem(body: string, files: number): MessageProblem | undefined {
  if (body.trim() === '') return files === 0 ? 'empty' : undefined;
  if (body.length <= longestMessage) return undefined;
  return kept(body) === body ? 'tooLong' : 'cut';
}

/** The text as it is kept: newlines of one kind, nothing but spaces at the ends. */
export function tidyMessage(body: string): string {
  return body.replace(/\r\n?/g, '\n').trim();
}

/** The paragraphs of a message: what an empty line parts. */
export function paragraphsOf(body: string): string[] {
  return body.split(/\n{2,}/).filter((paragraph) => paragraph.trim() !== '');
}

/**
 * The id of the message that a form holds. The same form with the same content has the same, so that a button pressed
 * twice sends one message; what is written in a form that the browser has kept and gone back to is another.
 */
export function messageId(formId: string, content: readonly string[], files: readonly { sha256: Buffer }[]): string {
  return derivedId(formId, ...content, ...files.map(({ sha256 }) => sha256.toString('hex')));
}
