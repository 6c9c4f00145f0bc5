import { beginApplication, frozenContent, saveDraft, submitApplication } from '../applications/actions.ts';
import { whatFollows } from '../applications/citizen.routes.ts';
import { selectApplication } from '../applications/queries.ts';
import { readCase, takeCase, withdrawCase } from '../cases/actions.ts';
import { selectOptionalCase } from '../cases/queries.ts';
import { decideCase } from '../decisions/actions.ts';
import { shareInvestigation } from '../investigations/actions.ts';
import { proposedLastDay } from '../investigations/rules.ts';
import { proposeMeeting } from '../meetings/actions.ts';
import { insertSignature, upsertPerson, upsertStaff } from '../identity/queries.ts';
import { confirmWithdrawal, writeAsCaseworker, writeAsCitizen } from '../messages/actions.ts';
import { selectPersonByNumber } from '../people/queries.ts';
import { perform } from '../policy/perform.ts';
import {
  acceptRepresentation,
  claimRepresentation,
  grantRepresentation,
  verifyRepresentation,
} from '../representation/actions.ts';
import { rights } from '../representation/rules.ts';
import type { Actor, Ctx, StaffRole } from '../platform/context.ts';
import { addDays, dayOf, momentOf, toWorkingDay } from '../platform/days.ts';
import type { Db } from '../platform/db/db.ts';
import type { Deps } from '../platform/deps.ts';
import type { Answers } from '../platform/forms/form.ts';
import { newId, newToken } from '../platform/ids.ts';
import type { CaseKind } from '../platform/municipality.ts';
import { citizens, staff } from './personas.ts';

const hour = 3_600_000;
const day = 24 * hour;

/**
 * Fills in a believable municipality through the same verbs that people use, so that every row is one the portal could
 * have made. Gives false when there is something already.
 */
export async function seed(db: Db, deps: Deps, staffProvider: string): Promise<boolean> {
  const world = new World(db, deps);
  if (await world.isInhabited()) return false;
  const lena = await world.employee(staffProvider, 'lena.astrom', ['caseworker'], ['forsorjning']);
  const jonas = await world.employee(staffProvider, 'jonas.viklund', ['caseworker'], ['lss']);
  const people = await world.people();
  const ago = (days: number, hours = 0) => new Date(deps.clock().getTime() - days * day + hours * hour);

  const samira = await world.applied(people['Samira'], ago(4), situations.parent(ago(4)));
  await world.taken(lena, samira, ago(1));
  await world.asked(
    lena,
    samira,
    ago(1, 1),
    'Hej Samira! Tack för din ansökan. Jag behöver din hyresavi för nästa månad för att kunna räkna med hyran. Hela sidan ska synas, med namn, belopp och OCR-nummer. En bild med telefonen räcker. Hinner du inte? Säg till, så flyttar vi dagen.',
    9,
  );

  await world.applied(
    people['Bertil'],
    ago(3),
    situations.single(ago(3), 'Jag har varit sjuk länge och a-kassan är slut. Pensionen kommer först nästa år.'),
  );
  await world.applied(people['Mikael'], ago(0, -3), situations.acute(ago(0, -3)));

  const ayaan = await world.applied(people['Ayaan'], ago(12), {
    ...situations.single(ago(12), 'Jag studerar SFI och praktiserar på förskolan. Praktiken är utan lön.'),
    // So that there is somebody who can apply again.
    month: dayOf(deps.clock()).slice(0, 7),
  });
  await world.taken(lena, ayaan, ago(10));
  await world.decided(lena, ayaan, ago(1, 2), {
    outcome: 'PARTIALLY_GRANTED',
    amount: 9_870,
    text: 'Du får 9 870 kronor i försörjningsstöd. Vi har räknat med riksnormen för en ensamstående vuxen, din hyra, el och hemförsäkring. Pengarna kommer till ditt konto fredag 27 november.',
    reasons:
      'Du sökte också 349 kronor för internet. Kostnaden är inte styrkt med någon faktura. Skickar du in fakturan prövar vi den på nytt. Resten av det du sökte har du rätt till, eftersom du inte kan försörja dig på annat sätt och deltar i den planering som vi har kommit överens om.',
  });

  const fatima = await world.applied(
    people['Fatima'],
    ago(15),
    situations.single(ago(15), 'Jag arbetar deltid och pengarna räcker inte till tandläkaren.'),
  );
  await world.taken(lena, fatima, ago(13));
  await world.decided(lena, fatima, ago(5), {
    outcome: 'REJECTED',
    amount: null,
    text: 'Du får inte försörjningsstöd för den här månaden. Dina inkomster är högre än riksnormen och dina boendekostnader tillsammans.',
    reasons:
      'Din lön och ditt bostadsbidrag är tillsammans 18 240 kronor. Riksnormen, hyran och de andra kostnader som vi kan räkna med är tillsammans 15 910 kronor. Det är alltså ett överskott på 2 330 kronor. Tandvården är inte akut. Har du frågor om beslutet, eller ändras något, så hör av dig.',
  });

  const kerstin = await world.applied(
    people['Kerstin'],
    ago(8),
    situations.single(
      ago(8),
      'Min sambo har flyttat och jag har inte råd med hyran själv förrän jag hittar något mindre.',
    ),
  );
  await world.taken(lena, kerstin, ago(6));
  await world.wrote(
    lena,
    kerstin,
    ago(6, 1),
    'Hej Kerstin! Jag har läst din ansökan och allt finns med. Du får beslut senast på fredag.',
  );

  const tomas = await world.applied(
    people['Tomas'],
    ago(6),
    situations.single(ago(6), 'Jag är uppsagd och väntar på a-kassan.'),
  );
  await world.taken(lena, tomas, ago(5));
  await world.asked(
    lena,
    tomas,
    ago(5, 1),
    'Hej Tomas! Kan du skriva vilken dag du anmälde dig hos Arbetsförmedlingen, och vilken a-kassa du är med i?',
    10,
  );
  await world.answered(tomas, ago(0, -5), 'Jag anmälde mig den 2 november. Jag är med i Byggnads a-kassa.');

  await world.applied(people['Sofia'], ago(2), situations.couple(ago(2)));
  // The same two are guardians of a child: she has signed a request for it, and he is asked.
  await world.applied(people['Sofia'], ago(1), situations.guardian, 'lss');

  const elin = await world.applied(
    people['Elin'],
    ago(9),
    situations.single(ago(9), 'Jag skulle börja ett vikariat men det blev försenat.'),
  );
  await world.withdrawn(elin, ago(7));

  const support = await world.applied(people['Tomas'], ago(2), situations.support, 'lss');
  await world.taken(jonas, support, ago(1));
  await world.shared(jonas, support, ago(0, -4));
  await world.meets(jonas, support, ago(0, -3));

  // A measure that has been granted for more than three months and has not begun, and the god man of her who waits for it.
  const waits = await world.applied(people['Kerstin'], ago(120), situations.support, 'lss');
  await world.taken(jonas, waits, ago(118));
  await world.represented(people['Elin'], 'Kerstin', jonas, ago(117));
  await world.decided(jonas, waits, ago(100), {
    outcome: 'GRANTED',
    amount: null,
    text: 'Du får ledsagarservice 20 timmar i månaden i två år.',
    reasons: '',
    measures: [
      {
        item: 3,
        outcome: 'GRANTED',
        extent: '20 timmar i månaden',
        from: dayOf(ago(90)),
        until: dayOf(ago(-80)),
        whyUntil: 'Behovet prövas på nytt när rehabiliteringen är klar.',
        concerns: null,
        ends: false,
      },
    ],
    notHeard: '',
    notSpoken: '',
    againstOwn: '',
  });
  await world.trusts(people['Samira'], 'Fatima', ago(2));
  await world.begun(people['Fatima'], ago(1), { concerns: 'me', phone: '070-174 06 25', notifyBy: 'sms' }, 'lss');

  await world.begun(people['Olena'], ago(2), situations.begun(ago(2)));
  return true;
}

/** Name and number of one of the invented. */
function persona(whom: string): { name: string; number: string } {
  const found = citizens.find(({ givenName }) => givenName === whom);
  if (!found) throw new Error('No such person');
  return { name: `${found.givenName} ${found.familyName}`, number: found.personalNumber };
}

type Party = { personId: string; name: string };
type Filed = Party & { caseId: string };
type Employee = { staffId: string; name: string; roles: StaffRole[]; units: string[] };

class World {
  readonly #db: Db;
  readonly #deps: Deps;

  constructor(db: Db, deps: Deps) {
    this.#db = db;
    this.#deps = deps;
  }

  #ctx(actor: Actor, now: Date): Ctx {
    return { db: this.#db, deps: this.#deps, actor, now, language: 'sv', requestId: `seed-${newToken(6)}` };
  }
  #system(now: Date): Ctx {
    return this.#ctx({ kind: 'system', name: 'seed' }, now);
  }
  #citizen(party: Party, now: Date): Ctx {
    return this.#ctx({ kind: 'citizen', ...party }, now);
  }
  #employee(employee: Employee, now: Date): Ctx {
    return this.#ctx({ kind: 'staff', ...employee }, now);
  }

  async isInhabited(): Promise<boolean> {
    const number = citizens[0]?.personalNumber ?? '';
    return (
      (await this.#db.read({ kind: 'system', name: 'seed' }, (reader) => selectPersonByNumber(reader, number))) !==
      undefined
    );
  }

  async people(): Promise<Record<string, Party>> {
    const now = this.#deps.clock();
    const all: Record<string, Party> = {};
    for (const { personalNumber, givenName, familyName } of citizens) {
      const { id } = await perform(this.#system(now), 'login.complete', {
        load: () => Promise.resolve({}),
        act: async (tx) => {
          const row = await upsertPerson(tx, { id: newId(), personalNumber, givenName, familyName, now });
          return { result: row, audit: { chain: row.id } };
        },
      });
      all[givenName] = { personId: id, name: `${givenName} ${familyName}` };
    }
    return all;
  }

  async employee(provider: string, subject: string, roles: StaffRole[], units: string[]): Promise<Employee> {
    const persona = staff.find((one) => one.subject === subject);
    const name = persona ? `${persona.givenName} ${persona.familyName}` : subject;
    const now = this.#deps.clock();
    const { id } = await perform(this.#system(now), 'login.complete', {
      load: () => Promise.resolve({}),
      act: async (tx) => {
        const row = await upsertStaff(tx, {
          id: newId(),
          idpEntityId: provider,
          subject,
          name,
          email: persona?.email ?? null,
          roles,
          units,
          now,
        });
        return { result: row, audit: { chain: row.id } };
      },
    });
    return { staffId: id, name, roles, units };
  }

  async begun(
    party: Party | undefined,
    at: Date,
    answers: Answers,
    kind: CaseKind = 'livelihoodSupport',
  ): Promise<string> {
    if (!party) throw new Error('No such person');
    const ctx = this.#citizen(party, at);
    const id = await beginApplication(ctx, kind);
    await saveDraft(ctx, id, () => Promise.resolve({ draft: { answers, raw: {} }, result: undefined }));
    return id;
  }

  async applied(party: Party | undefined, at: Date, answers: Answers, kind?: CaseKind): Promise<Filed> {
    if (!party) throw new Error('No such person');
    const id = await this.begun(party, at, answers, kind);
    const ctx = this.#citizen(party, at);
    const row = await this.#db.read(ctx.actor, (reader) => selectApplication(reader, this.#deps.vault, id));
    const { hash } = frozenContent(row, 'sv', new Map());
    // Nobody sits at the e-legitimation when the municipality is filled in: the evidence says so.
    const signatureId = newId();
    await perform(ctx, 'application.sign', {
      load: () => Promise.resolve({ parties: [party.personId] }),
      act: async (tx) => {
        await insertSignature(
          tx,
          {
            id: signatureId,
            applicationId: id,
            personId: party.personId,
            contentHash: hash,
            signedAt: at,
            idp: 'seed',
            level: 'seed',
            requestId: `_${newId().replaceAll('-', '')}`,
            evidence: '{"seed":true}',
          },
          row.key,
        );
        return { result: undefined, audit: { chain: id } };
      },
    });
    const { caseId } = await submitApplication(ctx, id, { follow: whatFollows });
    return { ...party, caseId };
  }

  async taken(employee: Employee, filed: Filed, at: Date): Promise<void> {
    const ctx = this.#employee(employee, at);
    await readCase(ctx, filed.caseId, (reader) => selectOptionalCase(reader, filed.caseId));
    await takeCase(ctx, filed.caseId, null);
  }
  async wrote(employee: Employee, filed: Filed, at: Date, body: string): Promise<void> {
    await writeAsCaseworker(this.#employee(employee, at), filed.caseId, { id: newId(), body }, null);
  }
  async asked(employee: Employee, filed: Filed, at: Date, body: string, days: number): Promise<void> {
    await writeAsCaseworker(
      this.#employee(employee, at),
      filed.caseId,
      { id: newId(), body },
      addDays(dayOf(at), days),
    );
  }
  async answered(filed: Filed, at: Date, body: string): Promise<void> {
    const ctx = this.#citizen(filed, at);
    const row = await this.#db.read(ctx.actor, (reader) => selectOptionalCase(reader, filed.caseId));
    if (row) await writeAsCitizen(ctx, row, { id: newId(), body });
  }
  async decided(employee: Employee, filed: Filed, at: Date, decision: Parameters<typeof decideCase>[2]): Promise<void> {
    const login = { authnAt: at.getTime(), idp: '' };
    // Whoever decides in the story has read everything.
    await decideCase(this.#employee(employee, at), filed.caseId, decision, Infinity, login);
  }
  /** The unit shows its investigation to the parties for comments. */
  async shared(employee: Employee, filed: Filed, at: Date): Promise<void> {
    const content = {
      background: 'Tomas bor ensam. Han fick en hjärnskada för två år sedan.',
      needs: 'Tomas behöver någon med sig till badhuset och affären. Han blir trött och hittar inte.',
      assessment: 'Behovet tillgodoses inte på annat sätt.',
      proposal: 'Ledsagarservice en gång i veckan. Kontaktperson.',
    };
    const lastDay = proposedLastDay(dayOf(at));
    await shareInvestigation(this.#employee(employee, at), filed.caseId, { content, version: 0, lastDay });
  }
  /** The unit proposes two times to meet. */
  async meets(employee: Employee, filed: Filed, at: Date): Promise<void> {
    const dayAhead = (days: number) => toWorkingDay(addDays(dayOf(at), days));
    await proposeMeeting(this.#employee(employee, at), filed.caseId, filed.personId, newId(), {
      kind: 'talk',
      place: 'home',
      minutes: 60,
      times: [momentOf(dayAhead(7), '10:00'), momentOf(dayAhead(9), '13:30')],
      details: { where: 'Hemma hos dig', who: employee.name, interpreter: '' },
    });
  }
  /** Somebody says that she is god man, and an employee checks it. */
  async represented(party: Party | undefined, whom: string, employee: Employee, at: Date): Promise<void> {
    if (!party) throw new Error('No such person');
    const { name, number } = persona(whom);
    const claim = {
      name,
      number,
      basis: 'SPECIAL_REPRESENTATIVE',
      kinds: ['lss'],
      until: undefined,
      note: '',
    } as const;
    const made = this.#deps.vault.newDataKey();
    const id = newId();
    await claimRepresentation(this.#citizen(party, at), id, claim, made, []);
    const checked = { rights, validFrom: dayOf(at), validUntil: undefined };
    await verifyRepresentation(this.#employee(employee, at), id, checked);
  }
  /** Somebody gives another a power of attorney for livelihood support, and she says yes. */
  async trusts(party: Party | undefined, whom: string, at: Date): Promise<void> {
    const agent = (await this.people())[whom];
    if (!party || !agent) throw new Error('No such person');
    const grant = { ...persona(whom), kinds: ['livelihoodSupport'], rights: ['READ', 'WRITE'] } as const;
    const until = addDays(dayOf(at), 180);
    const id = newId();
    await grantRepresentation(this.#citizen(party, at), id, { ...grant, until }, at.getTime());
    await acceptRepresentation(this.#citizen(agent, at), id);
  }
  async withdrawn(filed: Filed, at: Date): Promise<void> {
    await withdrawCase(this.#citizen(filed, at), filed.caseId, confirmWithdrawal);
  }
}

/** The month after the one in which a moment falls, `YYYY-MM`. */
function nextMonth(at: Date): string {
  const today = dayOf(at);
  return addDays(`${today.slice(0, 7)}-28`, 7).slice(0, 7);
}

const entry = (values: Record<string, string | number>) => ({ id: newId(), values });

/** Answers to a whole application; amounts in öre. */
const situations = {
  single(at: Date, words: string): Answers {
    return {
      month: nextMonth(at),
      supportFor: 'living',
      urgent: 'no',
      phone: '070-174 06 20',
      notifyBy: 'sms',
      interpreter: 'no',
      civilStatus: 'single',
      hasChildren: 'no',
      housingForm: 'rental',
      address: 'Skolgatan 4 B, 915 31 Robertsfors',
      personsInHome: 1,
      rooms: 1,
      paysRent: 'yes',
      rent: 485_000,
      housingChanged: 'no',
      housingDebt: 'no',
      livelihoodSoFar: words,
      workedLastYear: 'yes',
      planning: ['jobSeeking'],
      staysInMunicipality: 'yes',
      registered: 'yes',
      registeredOn: addDays(dayOf(at), -30),
      hasJobApplications: 'yes',
      jobApplications: [
        entry({ title: 'Butiksbiträde', employer: 'Handelsboden i Ånäset', date: addDays(dayOf(at), -9) }),
      ],
      hasIncomes: 'no',
      hasPendingBenefits: 'no',
      hasMoney: 'yes',
      balance: 41_200,
      hasAssets: 'no',
      hasCosts: 'yes',
      costs: [
        entry({ type: 'rent', amount: 485_000, due: addDays(dayOf(at), 20) }),
        entry({ type: 'electricity', amount: 38_000 }),
        entry({ type: 'homeInsurance', amount: 16_500 }),
        entry({ type: 'internet', amount: 34_900 }),
      ],
      payTo: 'account',
      account: { clearing: '8327', account: '90441706' },
      ownWords: words,
      truth: true,
    };
  },
  parent(at: Date): Answers {
    return {
      ...situations.single(
        at,
        'Jag jobbar timmar på kaféet men passen har blivit färre sedan oktober. Elias behöver mig hemma eftermiddagar. Vi har mat till onsdag.',
      ),
      phone: '070-174 06 12',
      interpreter: 'yes',
      interpreterLanguage: 'Arabiska',
      hasChildren: 'yes',
      children: [entry({ name: 'Elias Haddad', number: '201701012393', residence: 'full', lunch: 'yes' })],
      personsInHome: 2,
      rooms: 2,
      rent: 725_000,
      planning: ['work'],
      employer: 'Bygdegårdens kafé',
      workExtent: 'hourly',
      hasIncomes: 'yes',
      incomes: [
        entry({ type: 'salary', amount: 584_000, date: addDays(dayOf(at), -3) }),
        entry({ type: 'benefit', amount: 230_000, date: addDays(dayOf(at), -1) }),
      ],
      costs: [
        entry({ type: 'rent', amount: 725_000, due: addDays(dayOf(at), 10) }),
        entry({ type: 'electricity', amount: 48_000 }),
      ],
    };
  },
  /** Two adults and two children; the other one is asked for his part. */
  couple(at: Date): Answers {
    return {
      ...situations.single(at, 'Vi har levt på Daniels lön, men bygget är slut och a-kassan dröjer.'),
      phone: '070-174 06 37',
      civilStatus: 'cohabiting',
      partnerName: 'Daniel Berglund',
      partnerNumber: '198302062396',
      applyTogether: 'yes',
      hasChildren: 'yes',
      children: [
        entry({ name: 'Alva Berglund', number: '201308082385', residence: 'full', lunch: 'yes' }),
        entry({ name: 'Nils Berglund', number: '201505272391', residence: 'full', lunch: 'yes' }),
      ],
      personsInHome: 4,
      rooms: 3,
      rent: 812_000,
      planning: ['parentalLeave'],
      hasIncomes: 'yes',
      incomes: [entry({ type: 'benefit', amount: 640_000, date: addDays(dayOf(at), -4) })],
      costs: [
        entry({ type: 'rent', amount: 812_000, due: addDays(dayOf(at), 12) }),
        entry({ type: 'electricity', amount: 61_000 }),
        entry({ type: 'homeInsurance', amount: 19_500 }),
      ],
    };
  },
  acute(at: Date): Answers {
    return {
      ...situations.single(at, 'Lönen kom inte och kontot är tomt. Jag har ingen mat hemma.'),
      urgent: 'yes',
      urgentNeeds: ['food'],
      urgentWords: 'Jag har inte ätit sedan i går.',
      phone: '070-174 06 31',
      hasMoney: 'no',
    };
  },
  support: {
    concerns: 'me',
    phone: '070-174 06 22',
    notifyBy: 'sms',
    interpreter: 'no',
    meetingNeeds: ['calm', 'atHome'],
    aroundHard: ['goingOut', 'errands'],
    freeTimeHard: ['lonely'],
    freeTimeWords: 'Jag går sällan ut själv. Jag skulle vilja bada igen.',
    disabilityWords: 'Jag fick en hjärnskada för två år sedan. Jag blir fort trött och hittar inte.',
    group: 'second',
    measures: ['companion', 'contactPerson'],
    companionNeed: 'Någon som följer med till badhuset och affären.',
    companionExtent: 'En gång i veckan',
    contactPersonNeed: 'Någon att fika med och prata om musik med.',
    truth: true,
  },
  /** One of a child's two guardians asks for support for it and names the other. */
  guardian: {
    concerns: 'child',
    principalName: 'Nils Berglund',
    principalNumber: '201505272391',
    principalAge: 'under15',
    otherGuardian: 'asked',
    otherGuardianName: 'Daniel Berglund',
    otherGuardianNumber: '198302062396',
    phone: '070-174 06 37',
    notifyBy: 'sms',
    interpreter: 'no',
    homeHard: ['alone', 'rest'],
    homeWords: 'Nils kan inte lämnas ensam. Någon av oss är alltid vaken på natten.',
    nightHard: ['family'],
    disabilityWords: 'Nils har autism och en utvecklingsstörning.',
    group: 'first',
    measures: ['relief', 'shortStay'],
    reliefNeed: 'Två kvällar i veckan, så att Alva också får tid med oss.',
    reliefExtent: 'Åtta timmar i veckan',
    shortStayNeed: 'En helg i månaden, på ett ställe som Nils känner igen.',
    childInformed: 'yes',
    childInformedHow: 'Vi har tittat på bilder av korttidshemmet.',
    childWords: 'Jag vill ha med mig min filt.',
    truth: true,
  },
  begun(at: Date): Answers {
    return {
      month: nextMonth(at),
      supportFor: 'living',
      urgent: 'no',
      phone: '070-174 06 44',
      notifyBy: 'sms',
      interpreter: 'no',
      civilStatus: 'single',
    };
  },
};
