/** What a template may print with `<%= %>`. Objects are refused by the template check, so nothing prints as `[object Object]`. */
export type Printable = string | number;

const special = /[&<>"']/;
const specials = /[&<>"']/g;
const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Escapes text for HTML content and quoted attributes. Most strings need nothing, so they are tested before they are rewritten. */
export function escapeHtml(value: Printable): string {
  const plain = typeof value === 'string' ? value : String(value as Printable | null | undefined ?? '');
  return special.test(plain) ? plain.replace(specials, (sign) => entities[sign] ?? sign) : plain;
}
