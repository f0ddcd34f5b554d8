import { fromPrisma } from 'pg-boss'
import { z } from 'zod'
import { cursorPattern } from '#app/core/cursor.ts'
import { escapeLike } from '#app/core/text.ts'
import { recordAudit } from '#app/server/audit.server.ts'
import { deadLetterQueue, jobQueue } from '#app/server/boss.server.ts'
import { pool, transaction, type Tx } from '#app/server/db.server.ts'
import { jobCatalog, type JobName } from '#app/server/job-catalog.server.ts'
import { pageOf } from '#app/server/keyset.server.ts'
import type { Actor } from '#app/server/scopes.server.ts'

/** A job as the administrator sees it: what it was about by ids, never by what was in it. */
export type DeskJob = {
  id: string
  job: string
  /** The class of the error; its message may hold personal data. */
  problem: string | null
  tries: number
  startedAt: Date
  /** When it failed for the last time, or is tried next. */
  at: Date
  subjects: { name: string; id: string }[]
}

type JobRow = Omit<DeskJob, 'subjects'> & {
  data: Record<string, unknown> | null
  cursor: string
}
export type DeskJobs = { jobs: DeskJob[]; next: string | null }

const cursorField = z.string().regex(cursorPattern).nullable().catch(null)

/** Where each of the two lists goes on; anything odd is its beginning. */
export const jobListQuery = z.object({
  gagal: cursorField.default(null),
  ulang: cursorField.default(null),
  cari: z.string().trim().max(80).catch('').default(''),
})

/** Words, with the jobs whose name says them; none: every job. */
export type JobSearch = { words: string; named: readonly JobName[] }
const everyJob: JobSearch = { words: '', named: [] }

const jobNames = Object.keys(jobCatalog) as JobName[]

/** Which kind is run again; of one that is none, there are no dead jobs either. */
export const deadKindForm = z.object({ job: z.enum(jobNames).nullable().catch(null) })

const pageSize = 50

/** Jobs that failed every time and wait for a person, the oldest first. */
export async function listDeadJobs(
  after: string | null = null,
  search: JobSearch = everyJob,
): Promise<DeskJobs> {
  return readJobs({
    columns: `coalesce(source_name, name) AS job, source_output->>'name' AS problem,
       coalesce(source_retry_count, 0) + 1 AS tries,
       coalesce(source_created_on, created_on) AS "startedAt", created_on AS at`,
    where: `name = '${deadLetterQueue}' AND state < 'active'`,
    order: 'created_on',
    after,
    search,
  })
}

/** Jobs that failed and are tried again by themselves, the next one first. */
export async function listRetryingJobs(
  after: string | null = null,
  search: JobSearch = everyJob,
): Promise<DeskJobs> {
  return readJobs({
    columns: `name AS job, output->>'name' AS problem, retry_count AS tries,
       created_on AS "startedAt", start_after AS at`,
    where: `state = 'retry'`,
    order: 'start_after',
    after,
    search,
  })
}

type Reading = {
  columns: string
  where: string
  order: string
  after: string | null
  search: JobSearch
}

async function readJobs({ columns, where, order, after, search }: Reading): Promise<DeskJobs> {
  const [time = null, id = null] = after?.split('_') ?? []
  const { rows } = await pool.query<JobRow>(
    `SELECT * FROM (SELECT id, data, ${columns}, ${order} AS placed,
       floor(extract(epoch FROM ${order}) * 1000000)::text || '_' || id AS cursor
     FROM jobs.job WHERE ${where} AND ($1::bigint IS NULL OR (${order}, id)
       > (to_timestamp(0) + $1::bigint * interval '1 microsecond', $2::uuid))) listed
     WHERE $3 = '' OR job = ANY($4) OR job ILIKE '%' || $3 || '%' OR problem ILIKE '%' || $3 || '%'
     ORDER BY placed, id LIMIT ${pageSize + 1}`,
    [time, id, escapeLike(search.words), search.named],
  )
  const page = pageOf(rows, pageSize)
  return { jobs: page.rows.map(toDeskJob), next: page.next }
}

export async function countDeadJobs(): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM jobs.job WHERE name = $1 AND state < 'active'`,
    [deadLetterQueue],
  )
  return rows[0]?.count ?? 0
}

export type DeadKind = { job: JobName; count: number }

/** Of what several are dead: what failed for one reason is mended by one deed. */
export async function listDeadKinds(): Promise<DeadKind[]> {
  const { rows } = await pool.query<DeadKind>(
    `SELECT source_name AS job, count(*)::int AS count FROM jobs.job
     WHERE name = $1 AND state < 'active' AND source_name = ANY($2)
     GROUP BY source_name HAVING count(*) > 1 ORDER BY source_name`,
    [deadLetterQueue, jobNames],
  )
  return rows
}

export async function findDeadJob(jobId: string): Promise<Pick<DeskJob, 'job'> | null> {
  const { rows } = await pool.query<Pick<DeskJob, 'job'>>(
    `SELECT coalesce(source_name, name) AS job FROM jobs.job
     WHERE name = $1 AND id = $2 AND state < 'active'`,
    [deadLetterQueue, jobId],
  )
  return rows[0] ?? null
}

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

function toDeskJob({ data, problem, ...row }: JobRow): DeskJob {
  const { id, job, tries, startedAt, at } = row
  const subjects = Object.entries(data ?? {}).flatMap(([key, value]) =>
    /^[a-z]+Id$/i.test(key) && typeof value === 'string' && uuid.test(value)
      ? [{ name: key.slice(0, -2), id: value }]
      : [],
  )
  return {
    id,
    job,
    tries,
    startedAt,
    at,
    subjects,
    problem: problem && /^\w{1,60}$/.test(problem) ? problem : null,
  }
}

export type JobDeed = { jobId: string; actor: Extract<Actor, { type: 'admin' }> }

/**
 * `gone`: somebody else was faster. Told apart from what never was by its trail. `no-queue`: the program no
 * longer has such jobs, so that this one can only be discarded.
 */
export type JobDone = 'done' | 'gone' | 'no-queue' | 'not-found'

/** Back into its own queue, where it is tried as often as a new one. */
export function retryDeadJob(deed: JobDeed): Promise<JobDone> {
  return act(deed, 'retried', async (tx) => {
    const boss = await jobQueue()
    const moved = await boss.redrive(deadLetterQueue, { ids: [deed.jobId], db: fromPrisma(tx) })
    return moved > 0
  })
}

/** As many as are put on the trail in one transaction; what is more is there for the next press. */
const mostAtOnce = 1000

/** All dead jobs of one kind, back into their own queue; gives back how many. */
export function retryDeadJobs({ job, actor }: Pick<JobDeed, 'actor'> & { job: JobName | null }) {
  return transaction(async (tx): Promise<number> => {
    const dead = await tx.$queryRaw<{ id: string }[]>`
      SELECT id FROM jobs.job
      WHERE name = ${deadLetterQueue} AND state < 'active' AND source_name = ${job}
        AND source_name IN (SELECT name FROM jobs.queue)
      ORDER BY created_on LIMIT ${mostAtOnce} FOR UPDATE SKIP LOCKED`
    const ids = dead.map(({ id }) => id)
    if (ids.length === 0) return 0
    await (await jobQueue()).redrive(deadLetterQueue, { ids, db: fromPrisma(tx) })
    await recordAudit(
      tx,
      ids.map((id) => ({
        subject: { type: 'job', id },
        action: 'retried',
        actor,
        details: { job },
      })),
    )
    return ids.length
  })
}

export function discardDeadJob(deed: JobDeed): Promise<JobDone> {
  return act(deed, 'discarded', async (tx) => {
    const boss = await jobQueue()
    await boss.deleteJob(deadLetterQueue, deed.jobId, { db: fromPrisma(tx) })
    return true
  })
}

function act(
  { jobId, actor }: JobDeed,
  action: string,
  run: (tx: Tx) => Promise<boolean>,
): Promise<JobDone> {
  return transaction(async (tx) => {
    const [job] = await tx.$queryRaw<{ name: string }[]>`
      SELECT coalesce(source_name, name) AS name FROM jobs.job
      WHERE name = ${deadLetterQueue} AND id = ${jobId}::uuid AND state < 'active' FOR UPDATE`
    if (!job) return (await wasHandled(tx, jobId)) ? 'gone' : 'not-found'
    if (!(await run(tx))) return 'no-queue'
    await recordAudit(tx, [
      { subject: { type: 'job', id: jobId }, action, actor, details: { job: job.name } },
    ])
    return 'done'
  })
}

async function wasHandled(tx: Tx, jobId: string): Promise<boolean> {
  return (await tx.auditEntry.count({ where: { subjectType: 'job', subjectId: jobId } })) > 0
}
