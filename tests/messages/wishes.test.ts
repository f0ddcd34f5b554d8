import { beforeEach, expect, test } from 'vitest'
import { declineTopics, welcomeTopics } from '#app/features/messages/declined-topics.server.ts'
import { deliverMessage } from '#app/features/messages/deliver-message.server.ts'
import { sweepMessages } from '#app/features/messages/sweep-messages.server.ts'
import { db, pool } from '#app/server/db.server.ts'
import { emptyDatabase } from '#tests/setup/empty-database.ts'
import { aChannel, aLetter, atNight, byDay, ibu, rowOf } from './a-letter.ts'

beforeEach(emptyDatabase)

/** When the jobs about this letter start, counted from now. */
async function startsInHours(id: string): Promise<number[]> {
  const { rows } = await pool.query<{ hours: number }>(
    `SELECT extract(epoch FROM start_after - now())::float / 3600 AS hours FROM jobs.job
     WHERE name = 'deliver-message' AND data->>'messageId' = $1 AND start_after > now() + interval '1 minute'`,
    [id],
  )
  return rows.map(({ hours }) => hours)
}

// Let everything go at night and this is red.
test('what can wait is left for the morning, and its job stays', async () => {
  const id = await aLetter()
  const mail = aChannel()
  await deliverMessage(id, mail.channelFor, atNight)
  expect(mail.sent).toEqual([])
  expect(await rowOf(id)).toMatchObject({ status: 'queued', attempts: 0 })
  const [hours, ...more] = await startsInHours(id)
  expect(more).toEqual([])
  expect(hours).toBeCloseTo(5, 1)
  await pool.query(`DELETE FROM jobs.job WHERE start_after <= now()`)
  await sweepMessages()
  expect(await startsInHours(id)).toHaveLength(1)
  await deliverMessage(id, mail.channelFor, byDay)
  expect(mail.sent.map((message) => message.id)).toEqual([id])
})

test('payments go at night, to every channel', async () => {
  for (const template of ['purchasePaid', 'refund-manual', 'account-reset'] as const) {
    for (const channel of ['email', 'whatsapp'] as const) {
      const mail = aChannel()
      const recipient = channel === 'email' ? ibu : '+6281234567890'
      await deliverMessage(
        await aLetter({ template, channel, recipient }),
        mail.channelFor,
        atNight,
      )
      expect(mail.sent).toHaveLength(1)
    }
  }
})

test('a page of ours wakes nobody, so it is written at night as well', async () => {
  const inbox = aChannel({ outcome: 'sent' }, false)
  await deliverMessage(await aLetter(), inbox.channelFor, atNight)
  expect(inbox.sent).toHaveLength(1)
})

// Send without asking for the wishes and this is red.
test('what was declined is not sent, by no spelling of the address; payments are', async () => {
  await declineTopics(db, ibu, ['orderProgress'])
  const mail = aChannel()
  const unwanted = await aLetter({ recipient: 'Ibu@Contoh.ID' })
  await deliverMessage(unwanted, mail.channelFor, byDay)
  expect(mail.sent).toEqual([])
  expect(await rowOf(unwanted)).toMatchObject({ status: 'withheld' })
  const paid = await aLetter({ template: 'purchasePaid' })
  const other = await aLetter({ template: 'question-answered' })
  for (const id of [paid, other]) await deliverMessage(id, mail.channelFor, byDay)
  expect(mail.sent.map(({ id }) => id)).toEqual([paid, other])
  await welcomeTopics(db, ibu, ['orderProgress'])
  const again = await aLetter()
  await deliverMessage(again, mail.channelFor, byDay)
  expect(await rowOf(again)).toMatchObject({ status: 'sent' })
})

test('a wish that comes while a letter waits for the morning counts', async () => {
  const id = await aLetter()
  const mail = aChannel()
  await deliverMessage(id, mail.channelFor, atNight)
  await declineTopics(db, ibu, ['orderProgress'])
  await deliverMessage(id, mail.channelFor, byDay)
  expect(mail.sent).toEqual([])
})

test('a letter that may be declined says where, and its program is told too', async () => {
  const mail = aChannel()
  const id = await aLetter()
  await deliverMessage(id, mail.channelFor, byDay)
  const { text, html, unsubscribeUrl } = mail.sent[0]!
  expect(text).toMatch(/Berhenti di sini\.\nhttp:\/\/localhost:3000\/berhenti\/[\w-]+\n$/)
  expect(html).toMatch(/<a href="http:\/\/localhost:3000\/berhenti\/[\w-]+"/)
  expect(unsubscribeUrl).toMatch(/^http:\/\/localhost:3000\/webhooks\/unsubscribe\?token=[\w-]+$/)
  await deliverMessage(await aLetter({ template: 'purchasePaid' }), mail.channelFor, byDay)
  expect(mail.sent[1]!.unsubscribeUrl).toBeNull()
  expect(mail.sent[1]!.text + mail.sent[1]!.html).not.toContain('/berhenti/')
})
