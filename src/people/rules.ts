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

/**
 * Ages at which a person does it herself. Livelihood support for a child is applied for by the guardian, who supports it
 * (föräldrabalken 7 kap. 1 §); support under LSS is requested by oneself from 15 (LSS 8 §), which is also the age from
 * which one speaks for oneself before the social services (socialtjänstlagen).
 */
export const ages = { livelihoodSupport: 18, ownVoice: 15, adult: 18 } as const;

/**
 * The day of birth that a personnummer or samordningsnummer says, `YYYY-MM-DD`. What a samordningsnummer leaves out is
 * taken as the first, so that nobody is thought to be younger than she is.
 */
export function bornOn(personalNumber: string): string {
  const part = (from: number, to: number) => Number(personalNumber.slice(from, to));
  const day = part(6, 8) >= 60 ? part(6, 8) - 60 : part(6, 8);
  const two = (n: number) => String(n || 1).padStart(2, '0');
  return `${personalNumber.slice(0, 4)}-${two(part(4, 6))}-${two(day)}`;
}

/** Whole years on a day, `YYYY-MM-DD`. */
export function ageOn(personalNumber: string, day: string): number {
  const born = bornOn(personalNumber);
  return Number(day.slice(0, 4)) - Number(born.slice(0, 4)) - (day.slice(5) < born.slice(5) ? 1 : 0);
}
