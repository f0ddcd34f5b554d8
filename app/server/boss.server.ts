import { fromPrisma, type JobInsert, PgBoss, type QueueOptions } from 'pg-boss'
import { applicationRole } from '#app/server/application-role.ts'
import type { Tx } from '#app/server/db.server.ts'
import { env } from '#app/server/env.server.ts'
import { jobCatalog, type JobName, type JobPayload } from '#app/server/job-catalog.server.ts'
import { logger } from '#app/server/logger.server.ts'
import { singleton } from '#app/server/singleton.server.ts'

/** Jobs that failed every time they were tried wait here for the administrator. */
export const deadLetterQueue = 'dead-letters'

const schema = 'jobs'

const queueOptions = {
  expireInSeconds: 60,
  retryLimit: 10,
  retryDelay: 2,
  retryBackoff: true,
  retryDelayMax: 3600,
  deleteAfterSeconds: 7 * 24 * 3600,
} satisfies QueueOptions

/** The first time and every retry, of a job of which nothing else is said in the catalog. */
export const mostTries = queueOptions.retryLimit + 1

const running = singleton('boss', () => ({ current: null as Promise<PgBoss> | null }))

/** The queue as the web process uses it: it only puts jobs in. */
export function jobQueue(): Promise<PgBoss> {
  running.current ??= startBoss({ max: 2, supervise: false, schedule: false })
  return running.current
}

/** The queue as a worker uses it: woken by NOTIFY, minds the clock, retries and cleans up. */
export async function startWorkingQueue(): Promise<PgBoss> {
  await stopJobQueue()
  running.current = startBoss({ max: 6, supervise: true, schedule: true, useListenNotify: true })
  return running.current
}

export async function stopJobQueue(timeoutInSeconds = 0): Promise<void> {
  const boss = await running.current
  running.current = null
  await boss?.stop({ graceful: timeoutInSeconds > 0, timeout: timeoutInSeconds * 1000 })
}

async function startBoss(
  options: Partial<ConstructorParameters<typeof PgBoss>[0]> & object,
): Promise<PgBoss> {
  if (!env.DATABASE_URL) throw new Error('The job queue is used before the database was started')
  const boss = new PgBoss({
    connectionString: env.DATABASE_URL,
    application_name: 'lumbung jobs',
    options: `-c role=${applicationRole}`,
    schema,
    migrate: false,
    createSchema: false,
    ...options,
  })
  // A database that restarts is not the end: pg-boss goes on when it is back.
  boss.on('error', (error) => logger.warn({ err: error }, 'the job queue had a problem'))
  return boss.start()
}

/** Makes or upgrades the tables of the queue, and every queue of the catalog. */
export async function prepareJobQueues(databaseUrl: string): Promise<void> {
  const boss = new PgBoss({
    connectionString: databaseUrl,
    application_name: 'lumbung migrate',
    schema,
    max: 2,
    supervise: false,
    schedule: false,
    registerInstance: false,
  })
  boss.on('error', (error) => logger.warn({ err: error }, 'the job queue had a problem'))
  await boss.start()
  try {
    const existing = new Set((await boss.getQueues()).map(({ name }) => name))
    if (!existing.has(deadLetterQueue)) await boss.createQueue(deadLetterQueue, { retryLimit: 0 })
    for (const [name, settings] of Object.entries<QueueOptions>(jobCatalog)) {
      const options = {
        ...queueOptions,
        ...settings,
        deadLetter: deadLetterQueue,
        notify: true,
      }
      if (existing.has(name)) await boss.updateQueue(name, options)
      else await boss.createQueue(name, options)
    }
  } finally {
    await boss.stop({ graceful: false })
  }
}

type EnqueueOptions = {
  /** Runs no earlier than this long after now, by the clock of the database. */
  afterSeconds?: number
  priority?: number
  /** Not put in where another of its kind was within so many seconds. */
  onceInSeconds?: number
}

/** Puts a job into the queue in the caller's transaction: it exists when and only when that commits. */
export async function enqueue<Name extends JobName>(
  tx: Tx,
  name: Name,
  payload: JobPayload<Name>,
  options: EnqueueOptions = {},
): Promise<void> {
  await enqueueMany(tx, name, [payload], options)
}

/** Many jobs of one kind in one round trip. */
export async function enqueueMany(
  tx: Tx,
  name: string,
  payloads: readonly object[],
  { afterSeconds, priority, onceInSeconds }: EnqueueOptions = {},
): Promise<void> {
  const boss = await jobQueue()
  const jobs = payloads.map((data): JobInsert => ({
    data,
    ...(afterSeconds === undefined ? {} : { startAfter: afterSeconds }),
    ...(priority === undefined ? {} : { priority }),
    ...(onceInSeconds === undefined ? {} : { singletonSeconds: onceInSeconds }),
  }))
  await boss.insert(name, jobs, { db: fromPrisma(tx) })
}
