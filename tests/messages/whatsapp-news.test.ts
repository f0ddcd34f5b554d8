import { beforeEach, expect, test } from 'vitest'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { listDeclined } from '#app/features/messages/declined-topics.server.ts'
import { deliverMessage } from '#app/features/messages/deliver-message.server.ts'
import { topics } from '#app/features/messages/letters.ts'
import { findUnreachable } from '#app/features/messages/unreachable.server.ts'
import { eraseAccount } from '#app/features/users/erase-account.server.ts'
import { loader } from '#app/routes/webhooks/whatsapp.ts'
import { db, pool } from '#app/server/db.server.ts'
import { messageChannelFor } from '#app/server/message-channels.server.ts'
import { aPerson, goodPassword } from '#tests/accounts/people.ts'
import { newsOf, signatureOf } from '#tests/emulators/whatsapp.ts'
import { emptyDatabase } from '#tests/setup/empty-database.ts'
import { runPendingJobs } from '#tests/setup/pending-jobs.ts'
import { aLetter, byDay, rowOf } from './a-letter.ts'
import { post, useWhatsApp, verifyToken } from './whatsapp-world.ts'

beforeEach(emptyDatabase)

const phone = '+6281234567890'
const aWhatsApp = (draft = {}) => aLetter({ channel: 'whatsapp', recipient: phone, ...draft })
const deliver = (id: string) => deliverMessage(id, messageChannelFor, byDay)

async function aSentMessage() {
  const whatsapp = await useWhatsApp()
  const id = await aWhatsApp()
  await deliver(id)
  return { whatsapp, id, wamid: (await rowOf(id)).reference! }
}

// Let applyStatus move a message from any state and this is red.
test('news comes in any order and never moves a message backwards', async () => {
  const { whatsapp, id, wamid } = await aSentMessage()
  expect(await rowOf(id)).toMatchObject({ status: 'sent', reference: 'wamid.1' })
  for (const [status, expected] of [
    ['delivered', 'delivered'],
    ['sent', 'delivered'],
    ['read', 'read'],
    ['delivered', 'read'],
    ['failed', 'read'],
    ['read', 'read'],
  ] as const) {
    expect(await post(newsOf([{ status, wamid }]), whatsapp)).toBe(200)
    expect(await rowOf(id)).toMatchObject({ status: expected })
  }
})

test('a forged, unsigned or changed notification changes nothing', async () => {
  const { whatsapp, id, wamid } = await aSentMessage()
  const body = newsOf([{ status: 'read', wamid }])
  const signatures = [
    null,
    '',
    'sha256=',
    `sha256=${'0'.repeat(64)}`,
    signatureOf(body, 'another secret'),
    signatureOf(body, whatsapp.appSecret).slice('sha256='.length),
    signatureOf(`${body} `, whatsapp.appSecret),
  ]
  for (const signature of signatures) expect(await post(body, whatsapp, signature)).toBe(403)
  expect(await rowOf(id)).toMatchObject({ status: 'sent' })
})

test('what is signed and no notification is refused; unknown messages and kinds are not', async () => {
  const whatsapp = await useWhatsApp()
  for (const body of ['', '{', '[]', '{"entry":1}', 'null']) {
    expect(await post(body, whatsapp)).toBe(400)
  }
  const id = await aWhatsApp()
  await deliver(id)
  const strange = [
    newsOf([{ status: 'delivered', wamid: 'wamid.unknown' }]),
    newsOf([{ status: 'deleted', wamid: 'wamid.1' }]),
    newsOf([{ status: 'read', wamid: 'wamid.1', opaque: 'not a uuid' }], { from: '999' }),
    JSON.stringify({ object: 'whatsapp_business_account', entry: [] }),
  ]
  for (const body of strange) expect(await post(body, whatsapp)).toBe(200)
  expect(await rowOf(id)).toMatchObject({ status: 'sent' })
})

test('a body that is too large is not read to its end', async () => {
  const whatsapp = await useWhatsApp()
  expect(await post('x'.repeat(300_000), whatsapp)).toBe(413)
})

// Leave our id out of what is sent, or out of applyStatus, and this is red.
test('a message whose sending was not answered is not sent twice once news of it came', async () => {
  const whatsapp = await useWhatsApp()
  const id = await aWhatsApp()
  whatsapp.faults.set({ call: 'messages', kind: 'reset-after' })
  await expect(deliver(id)).rejects.toThrow()
  expect(await rowOf(id)).toMatchObject({ status: 'queued' })
  const [{ wamid, opaque }] = whatsapp.taken as [(typeof whatsapp.taken)[number]]
  expect(opaque).toBe(id)
  await post(newsOf([{ status: 'sent', wamid, opaque }]), whatsapp)
  await deliver(id)
  expect(whatsapp.taken).toHaveLength(1)
  expect(await rowOf(id)).toMatchObject({ status: 'sent', reference: wamid })
})

test('a number that is not on WhatsApp is remembered, and forgotten when something arrives', async () => {
  const { whatsapp, id, wamid } = await aSentMessage()
  await post(newsOf([{ status: 'failed', wamid, code: 131026 }]), whatsapp)
  expect(await rowOf(id)).toMatchObject({ status: 'failed', failure: 'WhatsApp 131026' })
  expect(await findUnreachable(phone)).toMatchObject({ reason: 'WhatsApp 131026' })
  await post(newsOf([{ status: 'delivered', wamid }]), whatsapp)
  expect(await rowOf(id)).toMatchObject({ status: 'delivered', failure: null })
  expect(await findUnreachable(phone)).toBeNull()
})

test('a template that is not approved is the end of it, and says so to the administrator', async () => {
  const whatsapp = await useWhatsApp()
  whatsapp.refuseWith(132001)
  const id = await aWhatsApp()
  await deliver(id)
  expect(await rowOf(id)).toMatchObject({ status: 'failed', failure: 'WhatsApp 132001' })
  expect(await findUnreachable(phone)).toBeNull()
})

test('news about an e-mail is news about nothing', async () => {
  const whatsapp = await useWhatsApp()
  const id = await aLetter()
  await post(newsOf([{ status: 'read', wamid: 'wamid.9', opaque: id }]), whatsapp)
  expect(await rowOf(id)).toMatchObject({ status: 'queued', reference: null })
})

test('who answers STOP or BERHENTI gets payments only, until he writes MULAI', async () => {
  const whatsapp = await useWhatsApp()
  const write = (body: string) =>
    post(newsOf([], { received: [{ from: '6281234567890', text: { body } }] }), whatsapp)
  await write('Terima kasih, berhenti di mana?')
  expect(await listDeclined(phone)).toEqual([])
  expect(await write('Berhenti')).toBe(200)
  expect((await listDeclined(phone)).toSorted()).toEqual([...topics].toSorted())
  for (const id of [await aWhatsApp(), await aWhatsApp({ template: 'purchasePaid' })]) {
    await deliver(id)
  }
  expect(whatsapp.taken).toHaveLength(1)
  await write('mulai')
  expect(await listDeclined(phone)).toEqual([])
})

const token = 'k'.repeat(43)
const aLetterWithLink = () =>
  aWhatsApp({
    template: 'purchaseLink',
    secret: { token, validMinutes: 30 },
    content: {
      subject: 'Tautan',
      greeting: 'Halo,',
      paragraphs: [],
      action: { label: 'Buka', url: `http://localhost:3000/pembelian/${token}` },
      signature: ['Lumbung'],
    },
  })

test('the link of a purchase is forgotten in the brief as well, once it was sent', async () => {
  await useWhatsApp()
  const id = await aLetterWithLink()
  expect((await rowOf(id)).brief).toMatchObject({ path: `pembelian/${token}` })
  await deliver(id)
  expect(JSON.stringify(await rowOf(id))).not.toContain(token)
})

const ask = (query: Record<string, string>) =>
  loader({
    request: new Request(
      `http://localhost:3000/webhooks/whatsapp?${new URLSearchParams(query).toString()}`,
    ),
    params: {},
    context: {},
  } as LoaderFunctionArgs)

test('only who knows our word hears the challenge back', async () => {
  const challenge = { 'hub.mode': 'subscribe', 'hub.challenge': '1158201444' }
  const right = { ...challenge, 'hub.verify_token': verifyToken }
  expect(ask(right).status).toBe(403)
  await useWhatsApp()
  const answer = ask(right)
  expect([answer.status, await answer.text()]).toEqual([200, '1158201444'])
  expect(answer.headers.get('Content-Type')).toMatch(/^text\/plain/)
  for (const wrong of [
    {},
    challenge,
    { ...right, 'hub.verify_token': 'x' },
    { ...right, 'hub.mode': 'x' },
  ]) {
    expect(ask(wrong).status).toBe(403)
  }
})

test('nobody is heard while WhatsApp is not in use', async () => {
  expect(await post(newsOf([]), { appSecret: '' })).toBe(404)
  expect(await db.message.count()).toBe(0)
})

const email = 'ibu@contoh.id'

/** Of somebody who chose WhatsApp, although the address of an e-mail is known. */
async function aLetterByChoice(draft: Parameters<typeof aLetter>[0] = {}) {
  const whatsapp = await useWhatsApp()
  const { id: userId } = await aPerson({ email, phone })
  await db.user.update({ where: { id: userId }, data: { messageChannel: 'whatsapp' } })
  const id = await aLetter({ recipient: email, template: 'purchasePaid', ...draft })
  expect(await rowOf(id)).toMatchObject({ channel: 'whatsapp', recipient: phone })
  return { whatsapp, id }
}
const byOtherWay = { channel: 'email', recipient: email, status: 'queued', brief: null }

// Leave goesAnotherWay out of deliver-message.server.ts and this is red.
test('a receipt that WhatsApp takes for nobody goes by e-mail, at once and once', async () => {
  const { whatsapp, id } = await aLetterByChoice()
  whatsapp.unknown.add(phone)
  await deliver(id)
  expect(await rowOf(id)).toMatchObject(byOtherWay)
  expect(await findUnreachable(phone)).not.toBeNull()
  await pool.query(`DELETE FROM jobs.job WHERE name = 'deliver-message' AND state = 'completed'`)
  await runPendingJobs()
  expect(await rowOf(id)).toMatchObject({ ...byOtherWay, status: 'sent' })
})

// Leave goesAnotherWay out of message-news.server.ts and this is red.
test('one of which news says later that it did not arrive goes by e-mail as well', async () => {
  const { whatsapp, id } = await aLetterByChoice()
  await deliver(id)
  const { reference } = await rowOf(id)
  const news = newsOf([{ status: 'failed', wamid: reference!, code: 131026 }])
  for (const _ of ['once', 'again']) expect(await post(news, whatsapp)).toBe(200)
  expect(await rowOf(id)).toMatchObject(byOtherWay)
})

// Ask `about` before goesAnotherWay in message-news.server.ts and this is red.
test.each([131049, 130472, 131000, 131030, 132001])(
  'a receipt that fails later with %i goes by e-mail, and its number is not blamed',
  async (code) => {
    const { whatsapp, id } = await aLetterByChoice()
    await deliver(id)
    const { reference } = await rowOf(id)
    const news = newsOf([{ status: 'failed', wamid: reference!, opaque: id, code }])
    for (const _ of ['once', 'again']) expect(await post(news, whatsapp)).toBe(200)
    expect(await rowOf(id)).toMatchObject(byOtherWay)
    expect(await findUnreachable(phone)).toBeNull()
  },
)

const nextTries = () =>
  pool.query<{ seconds: number }>(`
    SELECT round(extract(epoch FROM start_after - created_on))::int AS seconds
    FROM jobs.job WHERE name = 'deliver-message' AND start_after > created_on + interval '1 second'`)

// Leave goesOnceMore out of message-news.server.ts and this is red.
test('one that may pass and has no other way is sent once more, however often its news comes', async () => {
  const { whatsapp, id, wamid } = await aSentMessage()
  const failed = newsOf([{ status: 'failed', wamid, opaque: id, code: 131049 }])
  for (const _ of ['once', 'again']) expect(await post(failed, whatsapp)).toBe(200)
  await post(newsOf([{ status: 'sent', wamid, opaque: id }]), whatsapp)
  expect(await rowOf(id)).toMatchObject({ status: 'queued', failure: 'WhatsApp 131049' })
  expect((await nextTries()).rows).toEqual([{ seconds: 900 }])
  await deliver(id)
  const second = { status: 'sent', reference: 'wamid.2', failure: null }
  expect(await rowOf(id)).toMatchObject(second)
  await post(failed, whatsapp)
  expect(await rowOf(id)).toMatchObject(second)
})

test('one that is to be sent once more and arrives after all is not', async () => {
  const { whatsapp, id, wamid } = await aSentMessage()
  await post(newsOf([{ status: 'failed', wamid, code: 131000 }]), whatsapp)
  await post(newsOf([{ status: 'delivered', wamid }]), whatsapp)
  await deliver(id)
  expect(await rowOf(id)).toMatchObject({ status: 'delivered', failure: null })
  expect(whatsapp.taken).toHaveLength(1)
})

test('it waits as long again as it has been on its way, and for a day at most', async () => {
  const { whatsapp, id, wamid } = await aSentMessage()
  await pool.query(`UPDATE messages SET created_at = now() - interval '5 hours'`)
  await post(newsOf([{ status: 'failed', wamid, code: 131000 }]), whatsapp)
  expect((await nextTries()).rows).toEqual([{ seconds: 5 * 3600 }])
  await deliver(id)
  await pool.query(`UPDATE messages SET created_at = now() - interval '25 hours'`)
  await post(newsOf([{ status: 'failed', wamid: 'wamid.2', code: 131000 }]), whatsapp)
  expect(await rowOf(id)).toMatchObject({ status: 'failed', failure: 'WhatsApp 131000' })
})

// Leave the reference out of markSent and this is red.
test('news of a failure that is faster than the answer to the sending is not forgotten', async () => {
  const { whatsapp, id } = await aLetterByChoice()
  const guest = await aWhatsApp()
  const channelFor = ((way: 'email' | 'whatsapp') => {
    const channel = messageChannelFor(way)
    const send: typeof channel.send = async (message) => {
      const delivery = await channel.send(message)
      const { wamid, opaque } = whatsapp.taken.at(-1)!
      await post(newsOf([{ status: 'failed', wamid, opaque, code: 131000 }]), whatsapp)
      return delivery
    }
    return { ...channel, send }
  }) satisfies Parameters<typeof deliverMessage>[1]
  for (const letter of [id, guest]) await deliverMessage(letter, channelFor, byDay)
  expect(await rowOf(id)).toMatchObject(byOtherWay)
  expect(await rowOf(guest)).toMatchObject({ status: 'queued', reference: 'wamid.2' })
})

test('one whose link was forgotten after the sending is not sent once more without it', async () => {
  const whatsapp = await useWhatsApp()
  const id = await aLetterWithLink()
  await deliver(id)
  const { reference } = await rowOf(id)
  await post(newsOf([{ status: 'failed', wamid: reference!, code: 131000 }]), whatsapp)
  expect(await rowOf(id)).toMatchObject({ status: 'failed', failure: 'WhatsApp 131000' })
})

test('who is erased leaves no address behind in a letter that went to the telephone', async () => {
  const { id } = await aLetterByChoice()
  const user = await db.user.findFirstOrThrow({ where: { email } })
  expect((await rowOf(id)).insteadOf).toBe(email)
  expect(await eraseAccount(user.id, goodPassword)).toMatchObject({ ok: true })
  expect(await rowOf(id)).toMatchObject({ insteadOf: null, recipient: '' })
})

test('what may be declined, and what has no other address, ends there', async () => {
  const { whatsapp, id } = await aLetterByChoice({ template: 'order-packed' })
  whatsapp.unknown.add(phone)
  await deliver(id)
  expect(await rowOf(id)).toMatchObject({ channel: 'whatsapp', status: 'failed' })
  const guest = await aWhatsApp({ template: 'purchasePaid' })
  await deliver(guest)
  expect(await rowOf(guest)).toMatchObject({ channel: 'whatsapp', status: 'failed' })
})
