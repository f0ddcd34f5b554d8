import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { newId } from '#app/core/ids.ts'
import { deliverMessage } from '#app/features/messages/deliver-message.server.ts'
import { queueMessage } from '#app/features/messages/commands.server.ts'
import {
  listAllMessages,
  listMessagesForShop,
} from '#app/features/messages/inbox-queries.server.ts'
import { requestEmailChange } from '#app/features/users/commands.server.ts'
import { requestPasswordReset } from '#app/features/users/recovery.server.ts'
import { signUp } from '#app/features/users/sign-up.server.ts'
import { forgetSecretsJob } from '#app/jobs/forget-secrets.server.ts'
import { loader as deliveries } from '#app/routes/admin/deliveries.tsx'
import { configure } from '#app/server/env.server.ts'
import { db, pool } from '#app/server/db.server.ts'
import { messageChannelFor } from '#app/server/message-channels.server.ts'
import { mintScope } from '#app/server/scopes.server.ts'
import type { Delivery, OutgoingMessage } from '#integrations/messaging/message-channel.ts'
import { aShop } from '#tests/factories/shops.ts'
import { aCaller, aPerson, goodPassword, requestWith, signedInCookie } from './people.ts'

afterEach(() => configure({ isLive: false, DEMO: true }))

let count = 0
const newAddress = () => `surat${++count}@contoh.id`
const letterTo = (recipient: string) => db.message.findFirstOrThrow({ where: { recipient } })

/** Every letter whose link opens an account, as it waits to be sent. */
const letters = {
  async reset() {
    const { email } = await aPerson({ email: newAddress() })
    await requestPasswordReset(
      { identifier: { kind: 'email', email: email! }, locale: 'id' },
      aCaller(),
    )
    return letterTo(email!)
  },
  async signUp() {
    const email = newAddress()
    const form = { name: 'Siti', password: goodPassword, locale: 'id' } as const
    await signUp({ ...form, identifier: { kind: 'email', email } }, aCaller())
    return letterTo(email)
  },
  async emailChange() {
    const person = await aPerson()
    const email = newAddress()
    await requestEmailChange(person, { email, currentPassword: goodPassword, locale: 'id' })
    return letterTo(email)
  },
}

const tokenIn = (text: string) => /(?:token=|sandi\/)([\w-]{40,})/.exec(text)?.[1] ?? 'no token'

function mailServer(answer: Delivery) {
  const sent: OutgoingMessage[] = []
  const send = async (message: OutgoingMessage) => {
    sent.push(message)
    return answer
  }
  return {
    sent,
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

/** Everything the table knows of a letter. */
async function rowOf(id: string): Promise<string> {
  const { rows } = await pool.query('SELECT * FROM messages WHERE id = $1', [id])
  return JSON.stringify(rows[0])
}

// Remove `forgetSecret` from deliverMessage and this is red.
test.each(Object.keys(letters) as (keyof typeof letters)[])(
  'the link of a %s letter arrives and is gone from the table',
  async (name) => {
    const { id, text, secret } = await letters[name]()
    const token = tokenIn(text)
    expect(secret).toBe(token)
    const { sent, channelFor } = mailServer({ outcome: 'sent' })
    await deliverMessage(id, channelFor)
    expect(sent).toHaveLength(1)
    expect([sent[0]!.text, sent[0]!.html].every((part) => part.includes(token))).toBe(true)
    expect(await rowOf(id)).not.toContain(token)
    expect(await db.message.findUnique({ where: { id } })).toMatchObject({
      status: 'sent',
      secret: null,
      secretUntil: null,
    })
  },
)

const advertising = 'MENANG 5 JUTA klik judi.example'

// Greet by name in the letters that confirm an address and this is red.
test('a letter to an address nobody has confirmed does not carry the name a stranger typed', async () => {
  const email = newAddress()
  const form = { name: advertising, password: goodPassword, locale: 'id' } as const
  await signUp({ ...form, identifier: { kind: 'email', email } }, aCaller())
  const person = await aPerson({ name: advertising })
  const next = newAddress()
  const change = { email: next, currentPassword: goodPassword, locale: 'en' } as const
  await requestEmailChange(person, change)
  for (const { subject, text, html } of [await letterTo(email), await letterTo(next)]) {
    expect(subject + text + html).not.toContain('judi')
    expect(text).toMatch(/^(Halo|Hello),\n/)
  }
})

test('a letter nobody takes keeps no link either; one still to be tried keeps it', async () => {
  const refused = await letters.reset()
  await deliverMessage(
    refused.id,
    mailServer({ outcome: 'refused', reason: '550', about: 'message' }).channelFor,
  )
  expect(await rowOf(refused.id)).not.toContain(tokenIn(refused.text))
  const waiting = await letters.reset()
  const send = () => Promise.reject(Object.assign(new Error('down'), { code: 'ECONNREFUSED' }))
  await expect(
    deliverMessage(waiting.id, () => ({
      name: 'smtp',
      wakesPeople: true,
      readNews: null,
      check: async () => undefined,
      send,
    })),
  ).rejects.toThrow('down')
  expect(await rowOf(waiting.id)).toContain(tokenIn(waiting.text))
})

test('in the demo the inbox shows the link while it works, and not a moment longer', async () => {
  configure({ isLive: false, DEMO: true })
  const { id, text } = await letters.reset()
  const token = tokenIn(text)
  await deliverMessage(id, messageChannelFor)
  const shown = async () => {
    const { messages } = await listAllMessages({ before: null })
    return messages.find((message) => message.id === id)!
  }
  expect((await shown()).text).toContain(token)
  expect(Object.keys(await shown())).not.toContain('secret')
  await pool.query('UPDATE messages SET secret_until = now() WHERE id = $1', [id])
  expect((await shown()).text).not.toContain(token)
  await forgetSecretsJob()
  expect(await rowOf(id)).not.toContain(token)
})

test('where people are real nothing is left, even without a mail server', async () => {
  for (const setting of [{ isLive: true }, { DEMO: false }]) {
    configure(setting)
    const { id, text } = await letters.reset()
    await deliverMessage(id, messageChannelFor)
    expect(await rowOf(id)).not.toContain(tokenIn(text))
    configure({ isLive: false, DEMO: true })
  }
})

// Let listMessagesForShop give rows as they are and this is red.
test('no desk of the staff shows a link, not even before it was sent', async () => {
  const shop = await aShop()
  const token = 'a'.repeat(43)
  const link = `http://localhost:3000/atur-ulang-sandi/${token}`
  await queueMessage(db, {
    dedupeKey: `test:${newId()}`,
    channel: 'email',
    recipient: newAddress(),
    locale: 'id',
    template: 'account-reset',
    content: {
      subject: 'Tautan',
      greeting: 'Halo,',
      paragraphs: [],
      action: { label: 'Buka', url: link },
      signature: ['Lumbung'],
    },
    shopId: shop.id,
    secret: { token, validMinutes: 30 },
  })
  const seen = await listMessagesForShop(mintScope.readableShop(shop.id), {
    cari: '',
    sebelum: null,
  })
  expect(seen.messages.map(({ text }) => text)).toEqual([
    'Halo,\n\nBuka:\nhttp://localhost:3000/atur-ulang-sandi/…\n\nLumbung\n',
  ])
  const admin = await aPerson({ platformRole: 'admin' })
  const { cookie } = await signedInCookie(admin.id)
  const page = await deliveries({ request: requestWith(cookie), params: {}, context: {} } as never)
  expect(JSON.stringify([seen, page])).not.toContain(token)
})

test('links in letters of before the upgrade are taken out as well', async () => {
  const folder = path.resolve(import.meta.dirname, '../../prisma/migrations')
  const name = readdirSync(folder).find((each) => each.endsWith('_message_secrets'))!
  const sql = readFileSync(path.join(folder, name, 'migration.sql'), 'utf8')
  const mark = sql.slice(sql.indexOf('UPDATE "messages"'))
  const made = [await letters.reset(), await letters.signUp(), await letters.emailChange()]
  const id = { in: made.map((message) => message.id) }
  const createdAt = new Date(Date.now() - 25 * 3600_000)
  const status = 'sent'
  await db.message.updateMany({
    where: { id },
    data: { secret: null, secretUntil: null, createdAt, status },
  })
  await pool.query(mark)
  await forgetSecretsJob()
  for (const { id: each, text } of made) expect(await rowOf(each)).not.toContain(tokenIn(text))
})
