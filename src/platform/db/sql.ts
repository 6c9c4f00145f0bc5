/** A statement whose values are always bound, never spliced into the text. */
export class Sql {
  readonly text: string;
  readonly values: readonly unknown[];
  constructor(text: string, values: readonly unknown[]) {
    this.text = text;
    this.values = values;
  }
}

/**
 * A whole number that stands in the statement's text, such as how many rows a page has. Plans are made once for every
 * value of the parameters (see db.ts); this one they know, and so take the index in the wanted order.
 */
export function whole(value: number): Sql {
  if (!Number.isSafeInteger(value) || value < 0) throw new Error('Not a whole number');
  return new Sql(String(value), []);
}

/** Texts that have been put together, by template and by the text of each fragment in it (undefined for a value). */
type Known = { text?: string; next: Map<string | undefined, Known> };
const known = new WeakMap<TemplateStringsArray, Known>();

/**
 * Tag for statements. A nested `sql` fragment is merged in; any other value becomes a parameter. The text of a statement
 * is put together once; later it is the same string, which the driver and the maps of statements know at a glance.
 */
export function sql(strings: TemplateStringsArray, ...parts: readonly unknown[]): Sql {
  const values: unknown[] = [];
  let at: Known | undefined = known.get(strings);
  if (at === undefined) known.set(strings, (at = { next: new Map<string | undefined, Known>() }));
  for (const part of parts) {
    const key = part instanceof Sql ? part.text : undefined;
    let next: Known | undefined = at.next.get(key);
    if (next === undefined) at.next.set(key, (next = { next: new Map<string | undefined, Known>() }));
    at = next;
    if (part instanceof Sql) values.push(...part.values);
    else values.push(part);
  }
  at.text ??= textOf(strings, parts);
  return new Sql(at.text, values);
}

function textOf(strings: TemplateStringsArray, parts: readonly unknown[]): string {
  let text = strings[0] ?? '';
  let offset = 0;
  parts.forEach((part, index) => {
    if (part instanceof Sql) {
      const before = offset;
      text += part.text.replace(/\$(\d+)/g, (_, n: string) => `$${String(Number(n) + before)}`);
      offset += part.values.length;
    } else {
      offset += 1;
      text += `$${String(offset)}`;
    }
    text += strings[index + 1] ?? '';
  });
  return text;
}

/** Many questions as one statement, which gives one row: for each question an array of its rows as JSON. */
export function bundle(queries: readonly Sql[]): Sql {
  const parts = queries.map((query) => sql`(select json_agg(q) from (${query}) q)`);
  const all = parts.reduce((text, part, index) => (index === 0 ? part : sql`${text}, ${part}`), new Sql('', []));
  return sql`select json_build_array(${all}) as answers`;
}
