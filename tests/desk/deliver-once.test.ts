import { beforeEach, expect, test } from 'vitest'
import { newId } from '#app/core/ids.ts'
import { queueMessage } from '#app/features/messages/commands.server.ts'
import { deliverMessage } from '#app/features/messages/deliver-message.server.ts'
import { forgetSecretsJob } from '#app/jobs/forget-secrets.server.ts'
import { sweepMessagesJob } from '#app/jobs/sweep-messages.server.ts'
import { deadLetterQueue, jobQueue, mostTries } from '#app/server/boss.server.ts'
import { db, pool, transaction } from '#app/server/db.server.ts'
import { listDeadJobs } from '#app/server/job-desk.server.ts'
import type { Delivery, OutgoingMessage } from '#integrations/messaging/message-channel.ts'
import { emptyDatabase } from '#tests/setup/empty-database.ts'
import { runPendingJobs } from '#tests/setup/pending-jobs.ts'

beforeEach(emptyDatabase)

const token = 'k'.repeat(43)

/** A letter as a command leaves it: the row and its job. */
async function aLetter({ validMinutes }: { validMinutes?: number } = {}): Promise<string> {
  const dedupeKey = `test:${newId()}`
  const link = `http://localhost:3000/atur-ulang-sandi/${token}`
  await transaction((tx) =>
    queueMessage(tx, {
      dedupeKey,
      channel: 'email',
      recipient: 'ibu@contoh.id',
      locale: 'id',
      template: 'account-reset',
      content: {
        subject: 'Tautan',
        greeting: 'Halo,',
        paragraphs: [],
        action: { label: 'Buka', url: link },
        signature: ['Lumbung'],
      },
      ...(validMinutes === undefined ? {} : { secret: { token, validMinutes } }),
    }),
  )
  return (await db.message.findUniqueOrThrow({ where: { dedupeKey } })).id
}

/** A mail server of which each send is answered by hand. */
function slowMail() {
  const sends: { message: OutgoingMessage; answer: PromiseWithResolvers<Delivery> }[] = []
  const second = Promise.withResolvers<void>()
  const send = (message: OutgoingMessage) => {
    const answer = Promise.withResolvers<Delivery>()
    sends.push({ message, answer })
    if (sends.length === 2) second.resolve()
    return answer.promise
  }
  return {
    sends,
    second: second.promise,
    channelFor: () =>
      ({
        name: 'smtp',
        wakesPeople: true,
        readNews: null,
        check: async () => undefined,
        send,
      }) as const,
  }
}

const sent = { outcome: 'sent' } as const
const loseJobs = () => pool.query('DELETE FROM jobs.job')
const letTheClaimEnd = () => pool.query('UPDATE messages SET claimed_until = now()')
const rowOf = (id: string) => db.message.findUniqueOrThrow({ where: { id } })

async function untilSending({ sends }: ReturnType<typeof slowMail>, count: number): Promise<void> {
  while (sends.length < count) await new Promise(setImmediate)
}

/** Which letters the jobs that wait are about. */
async function waitingJobs(): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>(
    `SELECT data->>'messageId' AS id FROM jobs.job WHERE name = 'deliver-message' AND state < 'active'`,
  )
  return rows.map(({ id }) => id)
}

// Leave `claimed_until` out of the claim and this is red.
test('two who deliver one message at once send it once', async () => {
  const id = await aLetter({ validMinutes: 30 })
  const mail = slowMail()
  const both = [deliverMessage(id, mail.channelFor), deliverMessage(id, mail.channelFor)]
  await Promise.race([...both, mail.second])
  for (const { answer } of mail.sends) answer.resolve(sent)
  await Promise.all(both)
  expect(mail.sends.map(({ message }) => message.id)).toEqual([id])
  expect(mail.sends[0]!.message.text).toContain(token)
  expect(await rowOf(id)).toMatchObject({ status: 'sent', attempts: 1, claimedUntil: null })
  expect(JSON.stringify(await rowOf(id))).not.toContain(token)
})

test('a message whose job was lost is started again and arrives once', async () => {
  const id = await aLetter()
  await sweepMessagesJob()
  expect(await waitingJobs()).toEqual([id])
  await loseJobs()
  await sweepMessagesJob()
  await sweepMessagesJob()
  expect(await waitingJobs()).toEqual([id])
  await runPendingJobs()
  expect(await rowOf(id)).toMatchObject({ status: 'sent', attempts: 1 })
  await sweepMessagesJob()
  expect(await waitingJobs()).toEqual([])
})

test('who dies while sending holds the message for a time; then it goes out under the same id', async () => {
  const id = await aLetter({ validMinutes: 30 })
  await loseJobs()
  const mail = slowMail()
  void deliverMessage(id, mail.channelFor)
  await untilSending(mail, 1)
  await deliverMessage(id, mail.channelFor)
  await sweepMessagesJob()
  expect(await waitingJobs()).toEqual([])
  await letTheClaimEnd()
  await sweepMessagesJob()
  expect(await waitingJobs()).toEqual([id])
  const again = deliverMessage(id, mail.channelFor)
  await untilSending(mail, 2)
  mail.sends[1]!.answer.resolve(sent)
  await again
  expect(mail.sends[1]!.message).toEqual(mail.sends[0]!.message)
  expect(await rowOf(id)).toMatchObject({ status: 'sent', attempts: 2, secret: null })
})

// Compare no `attempts` when letting go and this is red.
test('who comes back too late does not let go what another holds', async () => {
  const id = await aLetter()
  const mail = slowMail()
  const late = deliverMessage(id, mail.channelFor)
  await untilSending(mail, 1)
  await letTheClaimEnd()
  const now = deliverMessage(id, mail.channelFor)
  await untilSending(mail, 2)
  mail.sends[0]!.answer.reject(new Error('gone'))
  await expect(late).rejects.toThrow('gone')
  await deliverMessage(id, mail.channelFor)
  expect(mail.sends).toHaveLength(2)
  mail.sends[1]!.answer.resolve(sent)
  await now
  expect(await rowOf(id)).toMatchObject({ status: 'sent', failure: null })
})

test('a job that waits for the administrator is not started again behind his back', async () => {
  const id = await aLetter({ validMinutes: 30 })
  await pool.query('UPDATE messages SET attempts = $1', [mostTries])
  await pool.query('UPDATE jobs.job SET name = $1', [deadLetterQueue])
  await sweepMessagesJob()
  expect(await waitingJobs()).toEqual([])
  expect(await rowOf(id)).toMatchObject({ status: 'queued', secret: token })
  await loseJobs()
  await sweepMessagesJob()
  expect(await waitingJobs()).toEqual([])
  expect(await rowOf(id)).toMatchObject({ status: 'failed', failure: 'given up', secret: null })
  expect(JSON.stringify(await rowOf(id))).not.toContain(token)
})

test('a message that was lost for days is not told any more', async () => {
  const id = await aLetter()
  await loseJobs()
  await pool.query(`UPDATE messages SET created_at = now() - interval '73 hours'`)
  await sweepMessagesJob()
  expect(await waitingJobs()).toEqual([])
  expect(await rowOf(id)).toMatchObject({ status: 'failed', failure: 'given up' })
})

test('a letter that waited longer than its link works is not sent any more', async () => {
  const id = await aLetter({ validMinutes: 30 })
  const mail = slowMail()
  const expire = `UPDATE messages SET secret_until = now(), claimed_until = now() + $1::interval`
  await pool.query(expire, ['1 minute'])
  await forgetSecretsJob()
  expect(await rowOf(id)).toMatchObject({ status: 'queued', secret: token })
  await pool.query(expire, ['0 minutes'])
  await forgetSecretsJob()
  await deliverMessage(id, mail.channelFor)
  expect(mail.sends).toEqual([])
  expect(await rowOf(id)).toMatchObject({ status: 'failed', failure: 'link expired', secret: null })
})

// Take its own limits from the catalog and this is red: an hour, and an administrator has to press.
test('a mail server that is away for a day needs nobody: its letters are tried until it is back', async () => {
  await aLetter()
  const boss = await jobQueue()
  let waited = 0
  let longest = 0
  for (;;) {
    const [job] = await boss.fetch('deliver-message', { ignoreStartAfter: true })
    if (!job) break
    await boss.fail('deliver-message', job.id, { message: 'ECONNREFUSED' })
    const { rows } = await pool.query<{ seconds: number }>(
      `SELECT extract(epoch FROM start_after - now())::float AS seconds FROM jobs.job
       WHERE name = 'deliver-message' AND state = 'retry'`,
    )
    waited += rows[0]?.seconds ?? 0
    longest = Math.max(longest, rows[0]?.seconds ?? 0)
  }
  expect(waited).toBeGreaterThan(23.9 * 3600)
  expect(longest).toBeLessThanOrEqual(900)
  expect(await listDeadJobs()).toMatchObject({ jobs: [{ job: 'deliver-message' }] })
})
