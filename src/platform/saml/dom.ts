import { DOMParser } from '@xmldom/xmldom';
import { must, SamlRefusal } from './refusal.ts';

const maxBytes = 200_000;
const maxDepth = 40;
const maxElements = 4000;

/**
 * Base64 of a form post → the XML text, or a refusal. Strict on purpose: a lenient decoder is a second reader of the
 * same message, and two readers can disagree.
 */
export function decodeMessage(value: unknown): string {
  must(typeof value === 'string' && value.length > 0, 'message.missing');
  must(value.length <= maxBytes * 1.5, 'message.large');
  const compact = value.replace(/[\r\n\t ]+/g, '');
  must(compact.length % 4 === 0 && /^[A-Za-z0-9+/]+={0,2}$/.test(compact), 'message.base64');
  const bytes = Buffer.from(compact, 'base64');
  must(bytes.toString('base64') === compact, 'message.base64');
  must(bytes.length <= maxBytes, 'message.large');
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new SamlRefusal('message.utf8');
  }
}

/**
 * The lexical gate: refuses what SAML never needs and parsers disagree about (DTD, comments, CDATA, processing
 * instructions, named entities, control characters), and what is too large or too deep. Works on the text, before
 * any parser has seen it.
 */
export function lexicalGate(xml: string): void {
  must(xml.length <= maxBytes, 'xml.large');
  const body = xml.replace(
    /^<\?xml version=(["'])1\.0\1(?: encoding=(["'])utf-8\2)?(?: standalone=(["'])(?:yes|no)\3)?\s*\?>/i,
    '',
  );
  must(!body.includes('<!'), 'xml.markup-declaration');
  must(!body.includes('<?'), 'xml.processing-instruction');
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  must(!/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufeff\ufffe\uffff]/.test(body), 'xml.control-character');
  must(!/&(?!(?:amp|lt|gt|quot|apos|#[0-9]{1,7}|#x[0-9a-fA-F]{1,6});)/.test(body), 'xml.entity');
  for (const [, hex, decimal] of body.matchAll(/&#(?:x([0-9a-fA-F]{1,6})|([0-9]{1,7}));/g))
    must(isCharacter(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)), 'xml.control-character');
  let depth = 0;
  let elements = 0;
  // A `>` inside an attribute value is legal XML; the alternatives below step over quoted values.
  for (const tag of body.matchAll(/<(\/?)(?:[^<>"']|"[^"<]*"|'[^'<]*')*?(\/?)>/g)) {
    if (tag[1] === '/') depth -= 1;
    else {
      elements += 1;
      if (tag[2] !== '/') depth += 1;
    }
    must(depth <= maxDepth && elements <= maxElements, 'xml.deep');
  }
}

/** Whether XML 1.0 has such a character; a surrogate half, or one of the control characters, can be named by its number. */
function isCharacter(point: number): boolean {
  return (
    [9, 10, 13].includes(point) ||
    (point >= 0x20 && point <= 0xd7ff && point !== 0x7f) ||
    (point >= 0xe000 && point <= 0xfffd && point !== 0xfeff) ||
    (point >= 0x10000 && point <= 0x10ffff)
  );
}

/** Parses text that has passed the gate; a warning of the parser is an error here. */
export function parseXml(xml: string): Document {
  lexicalGate(xml);
  const refuse = (): never => {
    throw new SamlRefusal('xml.malformed');
  };
  let document: Document;
  try {
    document = new DOMParser({
      locator: {},
      errorHandler: { warning: refuse, error: refuse, fatalError: refuse },
    }).parseFromString(xml, 'text/xml');
  } catch {
    throw new SamlRefusal('xml.malformed');
  }
  let roots = 0;
  for (let node = document.firstChild; node; node = node.nextSibling) {
    if (isElement(node)) roots += 1;
    else must(node.nodeType === 7 || (node.nodeType === 3 && (node.nodeValue ?? '').trim() === ''), 'xml.roots');
  }
  must(roots === 1, 'xml.roots');
  refuseDepth(document.documentElement);
  return document;
}

/** The gate counts tags in the text; here the tree itself is measured, before anything walks it by recursion. */
function refuseDepth(root: Element): void {
  let level = [root];
  let count = 0;
  for (let depth = 1; level.length > 0; depth += 1) {
    count += level.length;
    must(depth <= maxDepth && count <= maxElements, 'xml.deep');
    level = level.flatMap(elements);
  }
}

export function isElement(node: Node): node is Element {
  return node.nodeType === 1;
}

/** Child elements, in order. */
export function elements(parent: Element): Element[] {
  const found: Element[] = [];
  for (let node = parent.firstChild; node; node = node.nextSibling) if (isElement(node)) found.push(node);
  return found;
}

/** Child elements with this expanded name. */
export function children(parent: Element, namespace: string, name: string): Element[] {
  return elements(parent).filter((element) => is(element, namespace, name));
}

export function is(element: Element, namespace: string, name: string): boolean {
  return element.namespaceURI === namespace && element.localName === name;
}

/** The only child with this name, or a refusal with `code`. */
export function only(parent: Element, namespace: string, name: string, code: string): Element {
  const found = children(parent, namespace, name);
  const [first] = found;
  must(first !== undefined && found.length === 1, code);
  return first;
}

/** Every element of the tree, the root first. */
export function* walk(root: Element): Generator<Element> {
  yield root;
  for (const child of elements(root)) yield* walk(child);
}

/** Text of an element that has no child elements. */
export function textOf(element: Element, code: string): string {
  return trimmed(exactText(element, code));
}

/** Text of an element that has no child elements, sign for sign: for what is compared with names of ours. */
export function exactText(element: Element, code: string): string {
  must(elements(element).length === 0, code);
  return element.textContent;
}

/** Without what XML calls white space around it; a no-break space is a sign like any other. */
export function trimmed(text: string): string {
  return text.replace(/^[\t\n\r ]+|[\t\n\r ]+$/g, '');
}

export function attribute(element: Element, name: string): string | undefined {
  return element.hasAttribute(name) ? (element.getAttribute(name) ?? undefined) : undefined;
}

/** xs:dateTime in UTC, as SAML Core 1.3.3 asks for; milliseconds since 1970. */
export function instant(value: string | undefined, code: string): number {
  must(value !== undefined && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d)$/.test(value), code);
  const time = Date.parse(value);
  must(Number.isFinite(time), code);
  return time;
}
