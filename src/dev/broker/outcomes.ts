import { claims, oid } from '../../identity/rules.ts';
import { status } from '../../platform/saml/names.ts';
import type { KeyPair } from '../../platform/saml/keys.ts';
import type { ResponseOptions } from './issue.ts';

/** What the tester's choice is worked out from, beside the sound answer itself. */
export type Circumstances = { stranger: KeyPair; otherPerson: ResponseOptions['attributes'] };
type Change = (sound: ResponseOptions, around: Circumstances) => Partial<ResponseOptions>;

export type OutcomeRow = {
  id: string;
  label: string;
  /** Where it makes sense; both when it is not said. */
  side?: 'citizen' | 'staff';
  change: Change;
};

const minutes = (from: Date, n: number) => new Date(from.getTime() + n * 60_000);
const other = 'https://annan.example.se';
const says =
  (second: string, top: string = status.responder): Change =>
  () => ({ signResponse: true, error: { top, second } });
const number: Change = ({ attributes }) => ({
  attributes: attributes.filter(({ name }) => name !== oid.personalIdentityNumber),
});

/** Everything that the portal must be able to tell a person about, or see through, by the heading under which it is chosen. */
export const outcomes: Record<string, readonly OutcomeRow[]> = {
  'Ett vanligt svar': [
    { id: 'normal', label: 'Allt går bra', change: () => ({}) },
    { id: 'clear', label: 'Allt går bra, utan kryptering', change: () => ({ encryptTo: undefined }) },
  ],
  'Legitimeringen säger nej': [
    { id: 'cancel', label: 'Personen avbryter', change: says(status.cancel) },
    { id: 'failed', label: 'Legitimeringen misslyckas', change: says(status.authnFailed) },
    { id: 'fraud', label: 'Misstänkt bedrägeri', change: says(status.possibleFraud) },
    { id: 'certain-fraud', label: 'Bedrägeri', change: says(status.fraud) },
    { id: 'no-level', label: 'Tillitsnivån finns inte', change: says(status.noAuthnContext) },
    { id: 'unknown-person', label: 'Personen är okänd', change: says(status.unknownPrincipal, status.requester) },
    { id: 'unsupported', label: 'Begäran stöds inte', change: says(status.requestUnsupported, status.requester) },
    {
      id: 'unsigned-error',
      label: 'Ett nej som ingen har undertecknat',
      change: () => ({ signResponse: false, error: { top: status.responder, second: status.cancel } }),
    },
  ],
  'Personen räcker inte': [
    {
      id: 'low-level',
      label: 'För låg tillitsnivå',
      side: 'citizen',
      change: () => ({ level: 'http://id.elegnamnden.se/loa/1.0/loa2' }),
    },
    { id: 'no-number', label: 'Personnummer saknas', side: 'citizen', change: number },
    {
      id: 'two-numbers',
      label: 'Två personnummer',
      side: 'citizen',
      change: (sound, around) => ({
        attributes: sound.attributes.map((one) =>
          one.name === oid.personalIdentityNumber
            ? { ...one, values: [...one.values, ...(around.otherPerson[0]?.values ?? [])] }
            : one,
        ),
      }),
    },
    {
      id: 'attribute-twice',
      label: 'Samma attribut två gånger',
      change: ({ attributes }) => ({ attributes: [...attributes, ...attributes.slice(0, 1)] }),
    },
    {
      id: 'other-person',
      label: 'En annan person svarar',
      side: 'citizen',
      change: (_sound, around) => ({ attributes: around.otherPerson }),
    },
    {
      id: 'no-role',
      label: 'Ingen grupp',
      side: 'staff',
      change: ({ attributes }) => ({ attributes: attributes.filter(({ name }) => name !== claims.role) }),
    },
    {
      id: 'group-overage',
      label: 'För många grupper',
      side: 'staff',
      change: ({ attributes }) => ({
        attributes: [
          ...attributes.filter(({ name }) => name !== claims.role),
          { name: claims.groupsOverage, values: ['https://graph.example.se/groups'] },
        ],
      }),
    },
  ],
  'Svaret är till någon annan': [
    { id: 'wrong-audience', label: 'Avsett för en annan e-tjänst', change: () => ({ audience: `${other}/metadata` }) },
    { id: 'wrong-recipient', label: 'Fel mottagare', change: () => ({ recipient: `${other}/acs` }) },
    { id: 'wrong-destination', label: 'Fel adress', change: () => ({ destination: `${other}/acs` }) },
    { id: 'wrong-issuer', label: 'Fel utfärdare', change: () => ({ issuer: `${other}/idp` }) },
    { id: 'wrong-request', label: 'Svar på en annan fråga', change: () => ({ inResponseTo: `_${'0'.repeat(32)}` }) },
    { id: 'unsolicited', label: 'Svar utan fråga', change: () => ({ inResponseTo: undefined }) },
  ],
  Tider: [
    { id: 'expired', label: 'Svaret har gått ut', change: ({ now }) => ({ notOnOrAfter: minutes(now, -5) }) },
    { id: 'future', label: 'Svaret gäller inte än', change: ({ now }) => ({ notBefore: minutes(now, 5) }) },
    { id: 'old', label: 'Svaret är gammalt', change: ({ now }) => ({ issueInstant: minutes(now, -10) }) },
    {
      id: 'old-login',
      label: 'Legitimeringen gjordes före frågan',
      side: 'citizen',
      change: ({ now }) => ({ authnInstant: minutes(now, -30) }),
    },
    { id: 'replay', label: 'Det förra svaret en gång till', change: () => ({}) },
  ],
  'Underskrift och kryptering': [
    {
      id: 'unsigned',
      label: 'Inget är undertecknat',
      change: () => ({ signResponse: false, signAssertion: false }),
    },
    { id: 'unsigned-assertion', label: 'Intyget är inte undertecknat', change: () => ({ signAssertion: false }) },
    {
      id: 'unsigned-response',
      label: 'Bara intyget är undertecknat',
      side: 'citizen',
      change: () => ({ signResponse: false }),
    },
    { id: 'stranger', label: 'Någon annans underskrift', change: (_sound, { stranger }) => ({ key: stranger }) },
    {
      id: 'old-signature',
      label: 'Gammal underskrift (SHA-1)',
      change: () => ({
        signatureAlgorithm: 'http://www.w3.org/2000/09/xmldsig#rsa-sha1',
        digestAlgorithm: 'http://www.w3.org/2000/09/xmldsig#sha1',
      }),
    },
    {
      id: 'old-encryption',
      label: 'Gammal kryptering (3DES)',
      change: () => ({ contentEncryption: 'http://www.w3.org/2001/04/xmlenc#tripledes-cbc' }),
    },
  ],
};

/** The row by its id, where it can be chosen on this side; the ordinary answer otherwise. */
export function outcomeOf(id: string | undefined, side: 'citizen' | 'staff'): OutcomeRow {
  const rows = Object.values(outcomes).flat();
  const found = rows.find((row) => row.id === id && (row.side ?? side) === side) ?? rows[0];
  if (!found) throw new Error('There are no outcomes');
  return found;
}
