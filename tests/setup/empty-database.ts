import { pool } from '#app/server/db.server.ts'

/** For a test file whose tests must each start from nothing: clears every table and every job. */
export async function emptyDatabase(): Promise<void> {
  const { rows } = await pool.query<{ tables: string }>(
    `SELECT string_agg(format('%I.%I', schemaname, tablename), ', ') AS tables
     FROM pg_tables
     WHERE (schemaname = 'public' AND tablename <> '_prisma_migrations')
        OR (schemaname = 'jobs' AND tablename = 'job')`,
  )
  await pool.query(`TRUNCATE ${rows[0]!.tables} RESTART IDENTITY CASCADE`)
}
