import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { inLanguages } from './language.ts';

// What differs from one municipality to the next: names, addresses, numbers to call and the few figures that a
// municipality sets for itself. A file that says this is read at start; nothing of it stands in code.

const words = z
  .strictObject({ sv: z.string().min(1), en: z.string().min(1), easy: z.string().min(1).optional() })
  .transform(inLanguages);

const phoneNumber = z
  .string()
  .regex(/^\+?\d[\d -]*\d$/, 'write a telephone number with digits, spaces and one hyphen, such as 0980-319 200');

const phone = z.strictObject({ number: phoneNumber, hours: words });

const webAddress = z.url({ protocol: /^https$/, error: 'write a whole address that begins with https://' });

const link = z.strictObject({ name: words, url: webAddress });

const helpline = z.strictObject({ name: words, number: phoneNumber, hours: words, url: webAddress });

const days = z.int().min(1).max(366);

/** Kinds of case that a unit can handle. */
export const caseKinds = ['livelihoodSupport', 'lss'] as const;

/** Kinds of cost that livelihood support can cover beside the national norm. */
export const costKinds = [
  'rent',
  'electricity',
  'homeInsurance',
  'internet',
  'unemploymentFund',
  'unionFee',
  'travel',
  'careTravel',
  'healthCare',
  'medicine',
  'dentist',
  'municipalFees',
  'other',
] as const;

const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'write a month as 2026-01');
const kronor = z.int().min(0).max(1_000_000);

/** Papers that an application for livelihood support can call for. */
export const paperKinds = ['statements', 'home', 'income', 'cost', 'certificate'] as const;
export type PaperKind = (typeof paperKinds)[number];

/** What a municipality decides for itself when livelihood support is reckoned. Only what it has published is written here. */
const livelihoodSupport = z.strictObject({
  /** The day of the month on which a child's age is read. */
  childAge: z.enum(['firstDay', 'lastDay']).default('firstDay'),
  /** Whether a child who is there some days is counted among those who share the household by days, or as a whole member. */
  partTimeChildren: z.enum(['days', 'whole']).default('days'),
  /** What is reasonable to pay, kronor a month, from one month to another. What has no limit here is judged each time. */
  limits: z
    .array(
      z.strictObject({
        from: month,
        to: month.optional(),
        source: z.string().min(1),
        /** For 1, 2, … persons. */
        rentByPersons: z.array(kronor).default([]),
        costs: z.partialRecord(z.enum(costKinds).exclude(['rent']), kronor).default({}),
      }),
    )
    .refine(
      (all) => all.every(({ to }, at) => all.slice(at + 1).every(({ from }) => to !== undefined && to < from)),
      'write the periods in order, each ending before the next begins',
    )
    .default([]),
  /** Where papers are checked at random, in which applications the citizen keeps which of them instead of sending them. */
  randomChecks: z
    .strictObject({
      applications: z.array(z.enum(['NEW', 'RENEWAL', 'SUPPLEMENTARY'])).default([]),
      papers: z.array(z.enum(paperKinds)).default([]),
      /** They are kept until the last day of the month so many months after the one that is applied for. */
      keepMonths: z.int().min(1).max(24).default(3),
    })
    .prefault({}),
});

const facts = z.strictObject({
  /** For those who edit the file: what has been confirmed and what has not. Never shown. */
  comment: z.array(z.string()).default([]),
  name: z.string().min(1),
  shortName: z.string().min(1),
  /** Four digits, as Statistics Sweden numbers the municipalities. */
  code: z.string().regex(/^\d{4}$/, 'write four digits'),
  /** The organisation number, for the SAML metadata. */
  organizationNumber: z
    .string()
    .regex(/^\d{6}-\d{4}$/, 'write an organisation number as 212000-1234')
    .optional(),
  /** The board that answers for the cases and is controller of the personal data. Never assume which one it is. */
  responsibleBoard: z.string().min(1),
  responsibleBoardInEnglish: z.string().min(1),
  boardCommittee: z.string().min(1),
  court: z.string().min(1),
  courtOfAppeal: z.string().min(1),
  postalAddress: z.strictObject({
    recipient: z.string().min(1),
    street: z.string().optional(),
    postalCode: z.string().regex(/^\d{3} \d{2}$/, 'write a postal code as 123 45'),
    city: z.string().min(1),
  }),
  visitingAddress: z.strictObject({ place: words, street: z.string().min(1), city: z.string().min(1), hours: words }),
  email: z.email(),
  /** Whom login providers turn to, in the SAML metadata. `email` where nothing is said. */
  loginContacts: z.strictObject({ technical: z.email().optional(), support: z.email().optional() }).default({}),
  phones: z.strictObject({ socialServices: phone, socialEmergency: phone }),
  /** Whom an employee asks who cannot get in. Without it the page names the manager and those who run the accounts. */
  staffSupport: z.strictObject({ name: words, phone: phoneNumber.optional(), email: z.email().optional() }).optional(),
  units: z
    .array(
      z.strictObject({
        id: z.string().regex(/^[a-z][a-z0-9-]*$/, 'write small letters a–z, digits and hyphens'),
        name: words,
        handles: z.array(z.enum(caseKinds)),
        /** Has the cases of persons with protected identity, of every kind; nobody belongs to it unless by name. */
        protects: z.boolean().default(false),
      }),
    )
    .min(1)
    .refine((units) => units.filter((unit) => unit.protects).length <= 1, 'only one unit can protect'),
  caseNumberPrefix: z.string().regex(/^[A-ZÅÄÖ]{1,4}$/, 'write one to four capital letters'),
  acceptsCoordinationNumbers: z.boolean(),
  /** Day of the month before, from which the next month's livelihood support can be applied for. */
  applicationOpensDay: z.int().min(1).max(28).default(1),
  /** So many months after the last one that was applied for, the next is a renewal; later it is a new application. */
  renewalGapMonths: z.int().min(1).max(12).default(3),
  /** Whether persons with protected identity apply here; otherwise they are asked to call, in words that tell nobody why. */
  protectedApplyHere: z.boolean().default(true),
  /** Days to a decision on livelihood support, counted from the day the application is complete. */
  decisionDays: days,
  /** A caseworker has read a new application within so many working days. */
  firstReadWorkingDays: days.default(2),
  /** A draft is kept so many days after it was last saved. */
  draftLifetimeDays: days.default(90),
  /** So many days before it is removed its owner is told, and can keep it longer. */
  draftWarningDays: days.default(14),
  /** So many days after it was last saved a draft is removed, however often its owner has kept it longer. */
  draftLongestDays: days.default(365),
  livelihoodSupport: livelihoodSupport.prefault({}),
  /** The greatest file, and how many an application or a message can have. */
  uploads: z
    .strictObject({ megabytes: z.int().min(1).max(100).default(25), files: z.int().min(1).max(200).default(30) })
    .prefault({}),
  support: z
    .strictObject({
      /** So many days before a measure's time is out, the person is reminded and the unit is told. */
      remindDays: z.array(days).min(1).default([90, 30]),
      /** Months to a decision under LSS, counted from the day the request came in. No law says how many. */
      decisionMonths: z.int().min(1).max(12).default(3),
      /** The same for an advance ruling before somebody moves here. */
      advanceRulingMonths: z.int().min(1).max(12).default(6),
    })
    .prefault({}),
  /** Days that a case waits for the partner's part. */
  partnerDays: days.default(10),
  /** Days that a request for a child waits for the signature of the child's other guardian. */
  guardianDays: days.default(14),
  appealWeeks: z.int().min(1).max(12),
  retention: z.strictObject({
    /** Years after the last note in the case file. */
    years: z.int().min(1).max(100),
    /** Persons born on these days of a month are kept for research. */
    keptBirthDays: z.array(z.int().min(1).max(31)),
  }),
  features: z.strictObject({ municipalityHandlesCounselling: z.boolean() }),
  /** Where each figure above comes from. */
  sources: z.record(z.string(), z.string()),
  accessibilitySupervision: link,
  /** Where the button that leaves the page quickly goes: a page nobody wonders about. */
  quickExitUrl: webAddress,
  helplines: z.strictObject({ emergency: helpline, womensHelpline: helpline, childrensHelpline: helpline }),
  /** Where assistance allowance is applied for (socialförsäkringsbalken 51 kap.). */
  insuranceAgency: link.extend({ number: phoneNumber }),
  links: z.strictObject({
    bankId: link,
    bankIdSupport: link,
    freja: link,
    frejaSupport: link,
    idCard: link,
    region: link,
    nationalNorm: link,
    dataProtectionAuthority: link,
    careInspectorate: link,
    ombudsman: link,
  }),
});

export const municipalitySchema = facts.refine(
  ({ draftLifetimeDays, draftWarningDays }) => draftWarningDays < draftLifetimeDays,
  { path: ['draftWarningDays'], message: 'write fewer days than draftLifetimeDays' },
);

export type Municipality = z.infer<typeof municipalitySchema>;
export type CaseKind = (typeof caseKinds)[number];
export type CostKind = (typeof costKinds)[number];

const bundled = fileURLToPath(new URL('../municipalities/robertsfors.json', import.meta.url));

/** Reads and checks the municipality's file. Throws one error that lists every fault by its place in the file. */
export function loadMunicipality(file: string = bundled): Municipality {
  const outcome = municipalitySchema.safeParse(readJson(file));
  if (outcome.success) return outcome.data;
  const faults = outcome.error.issues.map((issue) => `- ${issue.path.join('.') || '(whole file)'}: ${issue.message}`);
  throw new Error(`The municipality file ${file} has ${faults.length} fault(s):\n${faults.join('\n')}`);
}

/** The unit that has the cases of persons with protected identity, where there is one. */
export function protectingUnit({ units }: Pick<Municipality, 'units'>): string | undefined {
  return units.find((unit) => unit.protects)?.id;
}

/** The unit that handles a kind of case. */
export function unitFor(
  { units }: Pick<Municipality, 'units'>,
  kind: CaseKind,
): Municipality['units'][number] | undefined {
  return units.find((unit) => unit.handles.includes(kind) && !unit.protects);
}

/** What `href` a number gets. National free numbers and short numbers do not work with a country code. */
export function telephoneHref(number: string): string {
  const digits = number.replace(/[ -]/g, '');
  return digits.startsWith('0') && !digits.startsWith('020') ? `tel:+46${digits.slice(1)}` : `tel:${digits}`;
}

function readJson(file: string): unknown {
  const text = readFileSync(file, 'utf8');
  try {
    return JSON.parse(text) as unknown;
  } catch (cause) {
    throw new Error(`The municipality file ${file} is not valid JSON.`, { cause });
  }
}
