import { setTimeout as sleep } from 'node:timers/promises'
import { beforeAll, expect, test } from 'vitest'
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

test('a worker is woken at once and runs a failed job again', async () => {
  let attempts = 0
  const worker = await startWorker({
    bow: async () => {
      attempts++
      if (attempts === 1) throw new Error('not yet')
    },
  })
  const before = Date.now()
  await transaction((tx) => enqueueMany(tx, 'bow', [{}]))
  while (attempts === 0 && Date.now() - before < 5000) await sleep(10)
  const wokenAfter = Date.now() - before
  while (attempts < 2 && Date.now() - before < 15_000) await sleep(50)
  await worker.stop()
  expect(attempts).toBe(2)
  expect(wokenAfter).toBeLessThan(1000)
})

test('a hundred transactions with four jobs each take less than a second', async () => {
  const started = performance.now()
  await Promise.all(
    Array.from({ length: 100 }, () =>
      transaction(async (tx) => {
        for (const name of ['greet', 'wave', 'nod', 'bow']) await enqueueMany(tx, name, [{}])
      }),
    ),
  )
  const milliseconds = performance.now() - started
  process.stdout.write(`100 × 4 jobs: ${milliseconds.toFixed(0)} ms\n`)
  expect(milliseconds).toBeLessThan(1000)
})
