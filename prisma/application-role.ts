import type pg from 'pg'
import { Problem } from '#app/server/problem.server.ts'
import { applicationRole } from '#app/server/application-role.ts'
import { prepareAlone } from '#prisma/migrate.ts'

/**
 * What the running program may do: read and write rows, and nothing to a table whose rows are history.
 * Those are found by their `append_only` trigger, so a new one is covered when it is declared. Run at
 * every start, because a migration may have brought new tables.
 */
const grants = `
DO $$
DECLARE history text;
BEGIN
  GRANT USAGE ON SCHEMA public, jobs TO ${applicationRole};
  -- A process that still runs while a migration makes a table must be able to use it at once.
  ALTER DEFAULT PRIVILEGES IN SCHEMA public, jobs
    GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO ${applicationRole};
  ALTER DEFAULT PRIVILEGES IN SCHEMA public, jobs
    GRANT USAGE, SELECT, UPDATE ON SEQUENCES TO ${applicationRole};
  GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public, jobs TO ${applicationRole};
  GRANT USAGE, SELECT, UPDATE ON ALL SEQUENCES IN SCHEMA public, jobs TO ${applicationRole};
  GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA public, jobs TO ${applicationRole};
  REVOKE INSERT, UPDATE, DELETE ON TABLE _prisma_migrations FROM ${applicationRole};
  FOR history IN SELECT tgrelid::regclass::text FROM pg_trigger WHERE tgname = 'append_only' LOOP
    EXECUTE format('REVOKE UPDATE, DELETE ON TABLE %s FROM ${applicationRole}', history);
  END LOOP;
  -- A rebuilt index is measured at once; before PostgreSQL 17 that is left to autovacuum.
  IF current_setting('server_version_num')::int >= 170000 THEN
    EXECUTE 'GRANT MAINTAIN ON TABLE search_documents, search_texts, search_openings TO ${applicationRole}';
  END IF;
END $$`

/** Makes the role of the running program where there is none, and says anew what it may do. */
export function prepareApplicationRole(databaseUrl: string): Promise<void> {
  return prepareAlone(databaseUrl, async (client) => {
    await makeRole(client)
    await client.query(grants)
  })
}

async function makeRole(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ may_be: boolean }>(
    `SELECT pg_has_role(oid, 'MEMBER') AS may_be FROM pg_roles WHERE rolname = $1`,
    [applicationRole],
  )
  try {
    if (rows.length === 0) await client.query(`CREATE ROLE ${applicationRole} NOLOGIN`)
    if (!rows[0]?.may_be) await client.query(`GRANT ${applicationRole} TO CURRENT_USER`)
  } catch (error) {
    // Two databases of one server may be prepared at the same moment; the role is the server's.
    if ((error as pg.DatabaseError).code === '23505') return makeRole(client)
    throw new Problem(
      `DATABASE_URL: its user may not make roles (${(error as Error).message}). Let an administrator of the server run once: CREATE ROLE ${applicationRole} NOLOGIN; GRANT ${applicationRole} TO the user of DATABASE_URL;`,
    )
  }
}
