/**
 * Why a SAML message was refused. The code goes to the log and the audit trail; the person sees one of a few
 * pages (see `kind`), so that a stranger learns nothing of the checks.
 */
export type RefusalKind =
  | 'cancelled'
  | 'suspicious'
  | 'fraud'
  | 'failed'
  | 'unknown-person'
  | 'unsupported'
  | 'level'
  | 'expired'
  | 'other-browser'
  | 'number-missing'
  | 'number-unserved'
  | 'no-role'
  | 'group-overage'
  | 'shut-out'
  | 'other-employee'
  | 'other-person'
  | 'other-session'
  | 'technical';

export class SamlRefusal extends Error {
  readonly code: string;
  readonly kind: RefusalKind;
  /** The outstanding request's own return path and id, told only when this browser is the one that made it. */
  request: { id: string; returnTo: string } | undefined;

  /** `code` is a fixed word such as `destination.wrong`; never put anything from the message in it. */
  constructor(code: string, kind: RefusalKind = 'technical') {
    super(`SAML message refused: ${code}`);
    this.name = 'SamlRefusal';
    this.code = code;
    this.kind = kind;
  }
}

/** Throws a refusal unless the claim holds. */
export function must(claim: boolean, code: string, kind: RefusalKind = 'technical'): asserts claim {
  if (!claim) throw new SamlRefusal(code, kind);
}
