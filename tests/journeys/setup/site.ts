import { test as base } from '@playwright/test'
import pg from 'pg'

const databaseUrl = () => process.env.JOURNEYS_DATABASE_URL ?? ''
const emulatorUrl = () => process.env.JOURNEYS_EMULATOR_URL ?? ''

/** What a journey may do behind the scenes: look into the database, let time pass, be the bank. */
export type Site = {
  sql<Row>(statement: string, values?: readonly unknown[]): Promise<Row[]>
  /** Puts a job of the clock into the queue now, instead of waiting for its minute. */
  runJob(name: string): Promise<void>
  /** A control of the Midtrans emulator, by name. */
  midtrans<Answer>(control: string, options?: object): Promise<Answer>
}

export const test = base.extend<{ baseURL: string }, { site: Site }>({
  // The address is known only once the site runs, so the settings cannot hold it.
  // oxlint-disable-next-line no-empty-pattern
  baseURL: async ({}, use) => use(process.env.JOURNEYS_URL ?? ''),
  site: [
    // oxlint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const pool = new pg.Pool({ connectionString: databaseUrl(), max: 2 })
      const sql = async <Row>(statement: string, values: readonly unknown[] = []) =>
        (await pool.query(statement, [...values])).rows as Row[]
      await use({ sql, runJob: (name) => enqueueNow({ sql }, name), midtrans })
      await pool.end()
    },
    { scope: 'worker' },
  ],
})

export { expect } from '@playwright/test'

export async function enqueueNow(
  site: Pick<Site, 'sql'>,
  name: string,
  payload: object = {},
): Promise<void> {
  const { PgBoss } = await import('pg-boss')
  const boss = new PgBoss({
    db: { executeSql: async (text, values) => ({ rows: await site.sql(text, values) }) },
    schema: 'jobs',
    migrate: false,
    createSchema: false,
    supervise: false,
    schedule: false,
  })
  await boss.start()
  await boss.send(name, payload)
  await boss.stop({ graceful: false })
}

async function midtrans<Answer>(control: string, options: object = {}): Promise<Answer> {
  const answer = await fetch(`${emulatorUrl()}/_emulator/${control}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(options),
  })
  const body = (await answer.json()) as { ok: boolean; answer: Answer; error?: string }
  if (!body.ok) throw new Error(`Midtrans emulator, ${control}: ${body.error}`)
  return body.answer
}
