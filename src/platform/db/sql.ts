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

/** Tag for statements. A nested `sql` fragment is merged in; any other value becomes a parameter. */
export function sql(strings: TemplateStringsArray, ...parts: readonly unknown[]): Sql {
  const values: unknown[] = [];
  let text = strings[0] ?? '';
  parts.forEach((part, index) => {
    if (part instanceof Sql) {
      const offset = values.length;
      text += part.text.replace(/\$(\d+)/g, (_, n: string) => `$${String(Number(n) + offset)}`);
      values.push(...part.values);
    } else {
      values.push(part);
      text += `$${String(values.length)}`;
    }
    text += strings[index + 1] ?? '';
  });
  return new Sql(text, values);
}

/** Many questions as one statement, which gives one row: for each question an array of its rows as JSON. */
export function bundle(queries: readonly Sql[]): Sql {
  const parts = queries.map((query) => sql`(select json_agg(q) from (${query}) q)`);
  const all = parts.reduce((text, part, index) => (index === 0 ? part : sql`${text}, ${part}`), new Sql('', []));
  return sql`select json_build_array(${all}) as answers`;
}
