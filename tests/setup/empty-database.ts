import { asOwner } from './as-owner.ts'

/** For a test file whose tests must each start from nothing: clears every table and every job. */
export async function emptyDatabase(): Promise<void> {
  const { rows } = await asOwner(
    `SELECT string_agg(format('%I.%I', schemaname, tablename), ', ') AS tables
     FROM pg_tables
     WHERE (schemaname = 'public' AND tablename <> '_prisma_migrations')
        OR (schemaname = 'jobs' AND tablename = 'job')`,
  )
  await asOwner(`TRUNCATE ${rows[0].tables} RESTART IDENTITY CASCADE`)
}
