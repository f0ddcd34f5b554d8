import { beforeAll, expect, test } from 'vitest'
import { newId } from '#app/core/ids.ts'
import { jobSearch } from '#app/routes/admin/job-words.ts'
import { deadLetterQueue, jobQueue } from '#app/server/boss.server.ts'
import { pool } from '#app/server/db.server.ts'
import {
  countDeadJobs,
  discardDeadJob,
  listDeadJobs,
  listDeadKinds,
  listRetryingJobs,
  retryDeadJob,
  retryDeadJobs,
} from '#app/server/job-desk.server.ts'
import { anAdmin, atOnce, deedsOn, type TestAdmin } from './desk-people.ts'

let actor: TestAdmin
beforeAll(async () => {
  actor = await anAdmin()
})

class GatewayUnavailable extends Error {
  override name = 'GatewayUnavailable'
}

/** Failed every time: it lies where the dead letters are. */
async function aDeadJob(refundId = newId()) {
  const boss = await jobQueue()
  const id = (await boss.send('send-refund', { refundId, note: 'Bu Siti' }, { retryLimit: 0 }))!
  await boss.fetch('send-refund')
  await boss.fail('send-refund', id, new GatewayUnavailable('of Bu Siti, 081234567890') as object)
  const dead = (await listDeadJobs()).jobs.find(({ subjects }) => subjects[0]?.id === refundId)!
  return { ...dead, refundId }
}

const waiting = async (refundId: string) => {
  const { rows } = await pool.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM jobs.job
     WHERE name = 'send-refund' AND state = 'created' AND data->>'refundId' = $1`,
    [refundId],
  )
  return rows[0]!.count
}

test('a dead job shows what it was and what class of error, and nothing personal', async () => {
  const job = await aDeadJob()
  expect(job).toMatchObject({
    job: 'send-refund',
    problem: 'GatewayUnavailable',
    tries: 1,
    subjects: [{ name: 'refund', id: job.refundId }],
  })
  expect(JSON.stringify(await listDeadJobs())).not.toMatch(/Siti|0812/)
})

test('a dead job pressed twice at once runs once more', async () => {
  const { id: jobId, refundId } = await aDeadJob()
  const done = await atOnce(() => retryDeadJob({ jobId, actor }))
  expect(done.toSorted()).toEqual(['done', 'gone'])
  expect(await waiting(refundId)).toBe(1)
  expect(await deedsOn(jobId)).toEqual(['retried'])
})

test('of retry and discard at once, one wins', async () => {
  const before = await countDeadJobs()
  const { id: jobId, refundId } = await aDeadJob()
  const done = await Promise.all([discardDeadJob({ jobId, actor }), retryDeadJob({ jobId, actor })])
  expect(done.toSorted()).toEqual(['done', 'gone'])
  expect(await countDeadJobs()).toBe(before)
  expect(await deedsOn(jobId)).toEqual([done[0] === 'done' ? 'discarded' : 'retried'])
  expect(await waiting(refundId)).toBe(done[0] === 'done' ? 0 : 1)
})

test('a discarded job is gone for good', async () => {
  const { id: jobId, refundId } = await aDeadJob()
  expect(await discardDeadJob({ jobId, actor })).toBe('done')
  expect((await listDeadJobs()).jobs.map(({ id }) => id)).not.toContain(jobId)
  expect(await waiting(refundId)).toBe(0)
})

test('a job that never was is not found, and a living one is no business of this desk', async () => {
  expect(await retryDeadJob({ jobId: newId(), actor })).toBe('not-found')
  const boss = await jobQueue()
  const living = (await boss.send('send-refund', { refundId: newId() }))!
  expect(await discardDeadJob({ jobId: living, actor })).toBe('not-found')
})

test('a job of a queue that the program no longer has is said to be one, and can be discarded', async () => {
  const boss = await jobQueue()
  const jobId = (await boss.send(deadLetterQueue, {}))!
  expect(await retryDeadJob({ jobId, actor })).toBe('no-queue')
  expect(await deedsOn(jobId)).toEqual([])
  expect(await discardDeadJob({ jobId, actor })).toBe('done')
})

test('however many are dead, page by page each is there once', async () => {
  const boss = await jobQueue()
  await boss.insert(
    deadLetterQueue,
    Array.from({ length: 110 }, () => ({ data: {} })),
  )
  const ids: string[] = []
  let at: string | null = null
  do {
    const page = await listDeadJobs(at)
    ids.push(...page.jobs.map(({ id }) => id))
    at = page.next
  } while (at !== null)
  expect(ids.length).toBe(await countDeadJobs())
  expect(new Set(ids).size).toBe(ids.length)
  await pool.query(`DELETE FROM jobs.job WHERE name = $1 AND data = '{}'`, [deadLetterQueue])
})

test('what is tried again by itself is shown apart', async () => {
  const boss = await jobQueue()
  const refundId = newId()
  const id = (await boss.send('check-payment', { attemptId: refundId }, { retryDelay: 60 }))!
  await boss.fetch('check-payment')
  await boss.fail('check-payment', id, new Error('not yet') as object)
  expect((await listRetryingJobs()).jobs).toMatchObject([
    { job: 'check-payment', problem: 'Error' },
  ])
})

test('what died of one outage runs again by one press, each once, and nothing else', async () => {
  await pool.query(`DELETE FROM jobs.job WHERE name = $1`, [deadLetterQueue])
  const dead = [await aDeadJob(), await aDeadJob(), await aDeadJob()]
  const boss = await jobQueue()
  await boss.insert(deadLetterQueue, [{ data: {} }])
  expect(await listDeadKinds()).toEqual([{ job: 'send-refund', count: 3 }])
  expect(await retryDeadJobs({ job: 'deliver-message', actor })).toBe(0)
  const moved = await atOnce(() => retryDeadJobs({ job: 'send-refund', actor }))
  expect(moved.reduce((sum, count) => sum + count, 0)).toBe(3)
  for (const { id, refundId } of dead) {
    expect(await waiting(refundId)).toBe(1)
    expect(await deedsOn(id)).toEqual(['retried'])
  }
  expect(await countDeadJobs()).toBe(1)
  expect(await listDeadKinds()).toEqual([])
})

test('dead jobs are found by their name on the screen, their code and their error, and by nothing else', async () => {
  const { id } = await aDeadJob()
  const found = async (words: string, locale: 'id' | 'en' = 'id') =>
    (await listDeadJobs(null, jobSearch(words, locale))).jobs.some((job) => job.id === id)
  for (const words of ['pengembalian', 'send-refund', 'gatewayunavail', ''])
    expect([words, await found(words)]).toEqual([words, true])
  expect(await found('send a refund', 'en')).toBe(true)
  for (const words of ['pesan', '%', 'Bu Siti', '081234567890'])
    expect([words, await found(words)]).toEqual([words, false])
})
