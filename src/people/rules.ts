import { parseValue } from '../platform/forms/values.ts';
import type { Language } from '../platform/language.ts';

/** What was typed on the profile page. */
export type ProfileInput = { phone: string; email: string; notifyBy: ('sms' | 'email')[]; language: Language };
export type ProfileProblem = 'phone' | 'phoneMissing' | 'email' | 'emailMissing';
export type Profile = { phone: string | null; email: string | null; notifyBy: ('sms' | 'email')[]; language: Language };

/**
 * Reads the ways to reach a person, tolerantly: a Swedish number may be written with or without country code, spaces and
 * hyphens. Whoever wants a text message must have a number, and whoever wants e-mail an address.
 */
export function checkProfile(
  input: ProfileInput,
): { ok: true; profile: Profile } | { ok: false; problems: ProfileProblem[] } {
  const phone = readContact('phone', input.phone);
  const email = readContact('email', input.email);
  const problems: ProfileProblem[] = [];
  if (phone === undefined) problems.push('phone');
  else if (phone === null && input.notifyBy.includes('sms')) problems.push('phoneMissing');
  if (email === undefined) problems.push('email');
  else if (email === null && input.notifyBy.includes('email')) problems.push('emailMissing');
  if (phone === undefined || email === undefined || problems.length > 0) return { ok: false, problems };
  return { ok: true, profile: { phone, email, notifyBy: input.notifyBy, language: input.language } };
}

/** Null when nothing was typed, undefined when it cannot be read. */
function readContact(kind: 'phone' | 'email', typed: string): string | null | undefined {
  const parsed = parseValue({ kind, id: kind }, () => [typed], { today: '', monthNames: [] });
  if (parsed.kind === 'blank') return null;
  return parsed.kind === 'ok' && typeof parsed.value === 'string' ? parsed.value : undefined;
}
