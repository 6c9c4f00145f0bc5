import pg from 'pg';

/* Rows by the thousand, made by the database itself. Nothing in them is sealed with a real key: the pages that are
   measured over them open nothing. */

const unit = 'forsorjning';

type Client = pg.Client;

async function asAdmin(adminUrl: string, work: (client: Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

/** The table of the pages that the portal is measured against. */
export async function fillPlain(adminUrl: string, appRole: string): Promise<void> {
  await asAdmin(adminUrl, async (client) => {
    await client.query(
      `create table bench_rows (id int primary key, owner int not null, title text not null, state text not null, updated_at timestamptz not null)`,
    );
    await client.query('create index on bench_rows (owner, updated_at desc)');
    await client.query(
      `insert into bench_rows select g, g % 100, 'Försörjningsstöd för december', 'Vi utreder', now() - g * interval '1 hour' from generate_series(1, 1000) g`,
    );
    await client.query(`grant select on bench_rows to ${pg.escapeIdentifier(appRole)}`);
    // connect-pg-simple makes its table itself.
    await client.query(`grant create on schema public to ${pg.escapeIdentifier(appRole)}`);
    await client.query('vacuum analyze');
  });
}

/**
 * Fills the unit's queue with open cases: ten to a person, spread over twenty caseworkers and sixty days.
 * @param staffSubject of the caseworker who looks; has some of the cases
 */
export async function fillQueue(adminUrl: string, count: number, staffSubject: string): Promise<void> {
  await asAdmin(adminUrl, async (client) => {
    // No foreign keys are checked while this session writes, and indexes are built afterwards.
    await client.query(
      `set session_replication_role = replica; set synchronous_commit = off; set maintenance_work_mem = '512MB'; set work_mem = '256MB'`,
    );
    const indexes =
      count > 10_000 ? await dropIndexes(client, ['persons', 'applications', 'cases', 'case_parties']) : [];
    await client.query(
      `insert into vault_keys (id, master_key_id, wrapped) values (md5('bench')::uuid, 'bench', '\\x00') on conflict do nothing`,
    );
    await client.query(`insert into staff (id, idp_entity_id, subject, name, roles, units, created_at)
      select md5('staff' || g)::uuid, 'bench', g::text, 'Handläggare ' || g, '{caseworker}', '{${unit}}', now() from generate_series(0, 18) g`);
    // The year 9000 has no people in it yet.
    await client.query(
      `insert into persons (id, personal_number, given_name, family_name, created_at, updated_at)
       select md5('person' || g)::uuid, '9' || lpad(g::text, 11, '0'),
              (array['Anna','Bertil','Åsa','Örjan','Samira','Mikael','Olena','Johan'])[1 + g % 8],
              (array['Sandgren','Öhlund','Haddad','Ek','Warsame','Lidberg','Åström'])[1 + g / 8 % 7], now(), now()
         from generate_series(0, ($1::int - 1) / 10) g`,
      [count],
    );
    await client.query(
      `insert into applications (id, person_id, kind, form_id, form_version, language, vault_key_id, answers_sealed, state, month,
                                 created_at, updated_at, expires_at, submitted_at)
       select md5('application' || g)::uuid, md5('person' || g / 10)::uuid, 'livelihoodSupport', 'livelihood-support-new', 1, 'sv', md5('bench')::uuid, '\\x00',
              'submitted', date_trunc('month', now())::date, now(), now(), now(), now()
         from generate_series(0, $1::int - 1) g`,
      [count],
    );
    await client.query(
      `insert into cases (id, number, kind, unit, state, application_id, applicant_id, vault_key_id, month, waiting_for, due_on,
                          unread_by_staff, assigned_to, received_at, updated_at)
       select md5('case' || g)::uuid, 'PRV 2026-' || lpad(g::text, 7, '0'), 'livelihoodSupport', '${unit}',
              (array['RECEIVED','UNDER_INVESTIGATION','SUPPLEMENT_REQUESTED'])[1 + g % 3], md5('application' || g)::uuid,
              md5('person' || g / 10)::uuid, md5('bench')::uuid, date_trunc('month', now())::date,
              case when g % 3 = 2 then 'citizen' else 'authority' end, current_date - 5 + abs(hashint4(g)) % 60, g % 50 = 0,
              case when g % 3 = 0 then null when g % 20 = 19 then (select id from staff where subject = $2)
                   else md5('staff' || g % 20)::uuid end,
              now() - g % 40 * interval '1 day', now()
         from generate_series(0, $1::int - 1) g`,
      [count, staffSubject],
    );
    await client.query(
      `insert into case_parties (case_id, unit, person_id, role)
       select md5('case' || g)::uuid, '${unit}', md5('person' || g / 10)::uuid, 'applicant' from generate_series(0, $1::int - 1) g`,
      [count],
    );
    for (const definition of indexes) await client.query(definition);
    await client.query('vacuum analyze');
  });
}

/** Drops what is not a constraint's own index. Gives the statements that make them again. */
async function dropIndexes(client: Client, tables: string[]): Promise<string[]> {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition
       from pg_index i where i.indrelid = any ($1::text[]::regclass[])
        and not exists (select from pg_constraint c where c.conindid = i.indexrelid)`,
    [tables],
  );
  for (const { name } of rows) await client.query(`drop index ${name}`);
  return rows.map(({ definition }) => definition);
}

/** Gives a person ten cases in all states, with messages, decisions and a draft. */
export async function fillPerson(adminUrl: string, personalNumber: string, staffSubject: string): Promise<void> {
  await asAdmin(adminUrl, async (client) => {
    await client.query('set session_replication_role = replica');
    await client.query(
      `insert into vault_keys (id, master_key_id, wrapped) values (md5('bench')::uuid, 'bench', '\\x00') on conflict do nothing`,
    );
    const person = `(select id from persons where personal_number = '${personalNumber}')`;
    const caseworker = `(select id from staff where subject = '${staffSubject}')`;
    await client.query(
      `insert into applications (id, person_id, kind, form_id, form_version, language, vault_key_id, answers_sealed, state, month,
                                 created_at, updated_at, expires_at, submitted_at)
       select md5('own application' || g)::uuid, ${person}, 'livelihoodSupport', 'livelihood-support-new', 1, 'sv', md5('bench')::uuid, '\\x00',
              case when g = 0 then 'draft' else 'submitted' end, (date_trunc('month', now()) - g * interval '1 month')::date,
              now(), now(), now() + interval '60 days', case when g = 0 then null else now() end
         from generate_series(0, 10) g`,
    );
    await client.query(
      `insert into cases (id, number, kind, unit, state, application_id, applicant_id, vault_key_id, month, waiting_for, due_on,
                          assigned_to, received_at, decided_at, updated_at)
       select md5('own case' || g)::uuid, 'EGN 2026-' || lpad(g::text, 4, '0'), 'livelihoodSupport', '${unit}',
              (array['SUPPLEMENT_REQUESTED','RECEIVED','UNDER_INVESTIGATION','DECIDED','DECIDED'])[least(g, 5)],
              md5('own application' || g)::uuid, ${person}, md5('bench')::uuid,
              (date_trunc('month', now()) - g * interval '1 month')::date, case when g = 1 then 'citizen' else 'authority' end,
              current_date + 3 * g, case when g = 2 then null else ${caseworker} end, now() - g * interval '20 days',
              case when g > 3 then now() - (g * 20 - 10) * interval '1 day' end, now()
         from generate_series(1, 10) g`,
    );
    await client.query(
      `insert into case_parties (case_id, unit, person_id, role)
       select md5('own case' || g)::uuid, '${unit}', ${person}, 'applicant' from generate_series(1, 10) g`,
    );
    await client.query(
      `insert into messages (id, case_id, person_id, direction, author_staff, body_sealed, answer_by, sent_at, read_at)
       select md5('own message' || g)::uuid, md5('own case' || g)::uuid, ${person}, 'toCitizen', ${caseworker}, '\\x00',
              case when g = 1 then current_date + 5 end, now() - g * interval '1 day', case when g > 1 then now() end
         from generate_series(1, 10) g`,
    );
    await client.query(
      `insert into decisions (id, case_id, outcome, content_sealed, content_hash, decided_by, decided_at, first_opened_at)
       select md5('own decision' || g)::uuid, md5('own case' || g)::uuid, 'GRANTED', '\\x00', '\\x00', ${caseworker},
              now() - (g * 20 - 10) * interval '1 day', case when g > 4 then now() end
         from generate_series(4, 10) g`,
    );
    await client.query('vacuum analyze');
  });
}
