import { pool } from '#app/server/db.server.ts'
import { singleton } from '#app/server/singleton.server.ts'

type Check = { ok: boolean; detail?: string }
export type Readiness = { ready: boolean; checks: Record<string, Check> }

const longestQueueLagInSeconds = 300

const answer = singleton('readiness', () => ({
  report: null as Promise<Readiness> | null,
  until: 0,
}))

/**
 * Anybody may ask, and nobody is refused, so that no load balancer takes this process for dead: all
 * who ask within a second share one answer, and nobody asks the database while it still owes one.
 */
export function readiness(): Promise<Readiness> {
  if (answer.report && Date.now() < answer.until) return answer.report
  answer.until = Infinity
  answer.report = askDatabase().finally(() => (answer.until = Date.now() + 1000))
  return answer.report
}

async function askDatabase(): Promise<Readiness> {
  const [database, migrations, queue] = await Promise.all([
    check(
      () => pool.query('select 1'),
      () => true,
    ),
    check(unfinishedMigrations, (count) => count === 0),
    check(queueLagInSeconds, (lag) => lag < longestQueueLagInSeconds),
  ])
  // A slow queue is a matter for people, not a reason to send visitors away.
  return { ready: database.ok && migrations.ok, checks: { database, migrations, queue } }
}

async function check<T>(measure: () => Promise<T>, isGood: (value: T) => boolean): Promise<Check> {
  try {
    const value = await measure()
    return typeof value === 'number'
      ? { ok: isGood(value), detail: String(value) }
      : { ok: isGood(value) }
  } catch {
    return { ok: false }
  }
}

async function unfinishedMigrations(): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(
    'select count(*)::int as count from _prisma_migrations where finished_at is null and rolled_back_at is null',
  )
  return rows[0]?.count ?? 0
}

/** How long the oldest job that could run has been waiting. */
export async function queueLagInSeconds(): Promise<number> {
  const { rows } = await pool.query<{ exists: boolean }>(
    `select to_regclass('jobs.job') is not null as exists`,
  )
  if (!rows[0]?.exists) return 0
  const lag = await pool.query<{ seconds: number }>(
    `select coalesce(extract(epoch from now() - min(start_after)), 0)::int as seconds
     from jobs.job where state in ('created', 'retry') and start_after < now()`,
  )
  return lag.rows[0]?.seconds ?? 0
}
