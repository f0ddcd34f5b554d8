import pg from 'pg'
import { PgBoss } from 'pg-boss'
import { beforeAll, expect, test, vi } from 'vitest'
import { startWorker } from '#app/jobs/worker.server.ts'
import { enqueueMany, jobQueue } from '#app/server/boss.server.ts'
import { transaction } from '#app/server/db.server.ts'
import { runPendingJobs } from '#tests/setup/pending-jobs.ts'

beforeAll(async () => {
  const boss = await jobQueue()
  for (const name of ['greet', 'wave', 'nod', 'bow']) {
    await boss.createQueue(name, { notify: true, retryLimit: 3, retryDelay: 1 })
  }
})

test('a job exists when and only when its transaction commits', async () => {
  const greeted: object[] = []
  const handlers = { greet: async (payload: object) => void greeted.push(payload) }
  const broken = transaction(async (tx) => {
    await enqueueMany(tx, 'greet', [{ to: 'nobody' }])
    throw new Error('changed my mind')
  })
  await expect(broken).rejects.toThrow('changed my mind')
  await transaction((tx) => enqueueMany(tx, 'greet', [{ to: 'Desa A' }]))
  expect(await runPendingJobs({ handlers })).toEqual(['greet'])
  expect(greeted).toEqual([{ to: 'Desa A' }])
})

test('a delayed job waits for its time', async () => {
  const handlers = { greet: async () => undefined }
  await transaction((tx) => enqueueMany(tx, 'greet', [{}], { afterSeconds: 3600 }))
  expect(await runPendingJobs({ handlers })).toEqual([])
  expect(await runPendingJobs({ handlers, includeDelayed: true })).toEqual(['greet'])
})

test('jobs started by a job run as well', async () => {
  const handlers = {
    greet: async () => transaction((tx) => enqueueMany(tx, 'wave', [{}])),
    wave: async () => undefined,
  }
  await transaction((tx) => enqueueMany(tx, 'greet', [{}]))
  expect(await runPendingJobs({ handlers })).toEqual(['greet', 'wave'])
})

const anHour = { pollingIntervalSeconds: 3600, notifyPollingIntervalSeconds: 3600 }

// Leave useListenNotify out of the worker's queue and this is red.
test('a worker is woken by the database, not by its clock', async () => {
  const work = PgBoss.prototype.work as (...given: unknown[]) => Promise<string>
  const looked = vi.spyOn(PgBoss.prototype, 'work').mockImplementation(function (
    this: PgBoss,
    ...[name, options, handler]: unknown[]
  ) {
    return work.call(this, name, { ...(options as object), ...anHour }, handler)
  } as never)
  let bows = 0
  const worker = await startWorker({ bow: async () => void bows++ })
  looked.mockRestore()
  // Each of its two loops looks once when it begins; after that only a notice wakes it within the hour.
  for (const bow of [1, 2, 3, 4]) {
    await transaction((tx) => enqueueMany(tx, 'bow', [{}]))
    await expect.poll(() => bows, { timeout: 30_000 }).toBe(bow)
  }
  await worker.stop()
})

test('a failed job runs again', async () => {
  let attempts = 0
  const worker = await startWorker({
    bow: async () => {
      attempts++
      if (attempts === 1) throw new Error('not yet')
    },
  })
  await transaction((tx) => enqueueMany(tx, 'bow', [{}]))
  await expect.poll(() => attempts, { timeout: 60_000 }).toBe(2)
  await worker.stop()
})

// Enqueue one by one, or outside the caller's connection, and this is red.
test('jobs cost one statement for each kind, on the connection of the transaction', async () => {
  await jobQueue()
  const said = vi.spyOn(pg.Client.prototype, 'query')
  await transaction(async (tx) => {
    await enqueueMany(
      tx,
      'greet',
      Array.from({ length: 100 }, () => ({})),
    )
    for (const name of ['wave', 'nod', 'bow']) await enqueueMany(tx, name, [{}])
  })
  const calls = said.mock.calls.map(([statement], at) => ({
    text: typeof statement === 'string' ? statement : (statement as { text: string }).text,
    client: said.mock.contexts[at],
  }))
  said.mockRestore()
  expect(calls.map(({ text }) => /BEGIN|COMMIT|INSERT INTO jobs\b/i.exec(text)?.[0])).toEqual([
    'BEGIN',
    ...Array.from({ length: 4 }, () => 'INSERT INTO jobs'),
    'COMMIT',
  ])
  expect(new Set(calls.map(({ client }) => client)).size).toBe(1)
})
