import { expect, onTestFinished, test, vi } from 'vitest'
import { newId } from '#app/core/ids.ts'
import { type Arrived, countParts, mostParts, partBytes } from '#app/features/uploads/parts.ts'
import { sweepUploads } from '#app/features/uploads/upload-rows.server.ts'
import { db } from '#app/server/db.server.ts'
import { pictureStore } from '#app/server/pictures.server.ts'
import { PictureStoreUnavailable } from '#integrations/images/picture-store.ts'
import { asOwner } from '#tests/setup/as-owner.ts'
import {
  anAccount,
  arrivedOf,
  ask,
  formOf,
  hashOf,
  type Part,
  partsOf,
  send,
  sendAll,
  sendPart,
  statusOf,
  unfinishedOf,
} from './senders.ts'

// Photos of who has an account; those of who holds a purchase, and papers, are in papers.test.ts.

test('a picture in parts is made when the last is there, in whichever order, and only once', async () => {
  const sender = await anAccount()
  const parts = countParts(sender.bytes.length)
  expect(parts).toBeGreaterThan(2)
  const order = partsOf(sender).toReversed()
  for (const position of order.slice(0, -1)) {
    expect(await (await sendPart(sender, position)).json()).toMatchObject({ key: null })
  }
  // The signal was gone meanwhile: the phone asks what is there, and sends only the rest.
  expect((await arrivedOf(sender)).parts.toSorted((a, b) => a - b)).toEqual(
    order.slice(0, -1).toSorted((a, b) => a - b),
  )
  const { key } = (await (await sendPart(sender, 0)).json()) as Arrived
  expect(await pictureStore().has(key!)).toBe(true)
  expect(key).toContain(hashOf(sender.bytes).slice(0, 32))
  expect(await unfinishedOf(sender)).toBe(0)
  // Its answer was lost: asked again, or sent again, it is the same, and nothing is made anew.
  const put = vi.spyOn(pictureStore(), 'put')
  onTestFinished(() => put.mockRestore())
  expect(await arrivedOf(sender)).toEqual({ parts: [], key })
  expect(await (await sendPart(sender, 0)).json()).toEqual({ parts: [], key })
  expect(put).not.toHaveBeenCalled()
})

test('all parts at once are one picture', async () => {
  const sender = await anAccount()
  const all = partsOf(sender)
  const answers = await Promise.all(
    [...all, ...all].map(async (each) => (await (await sendPart(sender, each)).json()) as Arrived),
  )
  const keys = new Set(answers.map(({ key }) => key).filter((key) => key !== null))
  expect(keys.size).toBe(1)
})

test('a part that comes again while the photo is being made does not make it twice', async () => {
  const sender = await anAccount()
  const last = partsOf(sender).at(-1)!
  for (const position of partsOf(sender).slice(0, -1)) await sendPart(sender, position)
  const patience = 20_000
  const door = Promise.withResolvers<void>()
  const store = pictureStore()
  const put = vi.spyOn(store, 'put').mockImplementation(async (name) => {
    await door.promise
    return name
  })
  onTestFinished(() => put.mockRestore())
  const first = sendPart(sender, last)
  await vi.waitFor(() => expect(put).toHaveBeenCalledOnce(), patience)
  // The phone has heard nothing for twenty seconds.
  const second = sendPart(sender, 0)
  await vi.waitFor(async () => expect(await unfinishedOf(sender)).toBe(last + 1), patience)
  door.resolve()
  const answers = await Promise.all([first, second])
  expect(await answers[0].json()).toEqual(await answers[1].json())
  expect(put).toHaveBeenCalledOnce()
})

test('what one person sends is not there for another', async () => {
  const mine = await anAccount()
  const theirs = { ...(await anAccount()), bytes: mine.bytes }
  await sendPart(mine, 0)
  expect(await arrivedOf(theirs)).toEqual({ parts: [], key: null })
  expect(await statusOf(ask({ ...mine, cookie: '' }))).toBe(302)
  expect(await statusOf(sendPart({ ...mine, cookie: '' }, 0))).toBe(401)
})

test('parts of something else than was said are thrown away, and it can be begun anew', async () => {
  const sender = { ...(await anAccount()), hash: 'a'.repeat(64) }
  const last = await sendAll(sender)
  expect([last.status, await last.json()]).toEqual([422, { problem: 'damaged' }])
  expect(await db.upload.count({ where: { userId: sender.userId } })).toBe(0)
})

test('what is no picture is refused with its reason and not kept', async () => {
  const bytes = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>evil</script></svg>')
  const sender = { ...(await anAccount()), bytes }
  const answer = await sendPart(sender, 0)
  expect([answer.status, await answer.json()]).toEqual([422, { problem: 'not-a-picture' }])
  expect(await db.upload.count({ where: { userId: sender.userId } })).toBe(0)
})

test('while the store does not answer the parts stay, and any of them asks again', async () => {
  const sender = await anAccount()
  const put = vi.spyOn(pictureStore(), 'put').mockRejectedValue(new PictureStoreUnavailable('down'))
  const last = await sendAll(sender)
  put.mockRestore()
  expect(last.status).toBe(503)
  expect((await arrivedOf(sender)).parts).toHaveLength(partsOf(sender).length)
  expect(await (await sendPart(sender, 0)).json()).toMatchObject({ key: expect.any(String) })
})

const strange: Record<string, Part> = {
  'a part behind the last': { position: 3, parts: 3 },
  'a negative part': { position: -1, parts: 3 },
  'no part': { position: 0, parts: 0 },
  'more parts than 12 MB': { position: 0, parts: mostParts + 1 },
  'a number in words': { position: 'satu', parts: 3 },
  'a number with an exponent': { position: '1e1', parts: 30 },
  'an empty part': { position: 0, parts: 1, part: new Uint8Array() },
  'a part that is too large': { position: 0, parts: 1, part: new Uint8Array(partBytes + 1) },
  'text instead of a file': { position: 0, parts: 1, part: 'x' },
}
test.each(Object.entries(strange))('%s is a bad request', async (_, part) => {
  const sender = await anAccount()
  expect(await statusOf(send(sender, formOf(part)))).toBe(400)
  expect(await db.upload.count({ where: sender.owner })).toBe(0)
})

test.each(['', 'x', '../../etc/passwd', 'A'.repeat(64), '0'.repeat(63), '0'.repeat(65)])(
  'there is no upload called "%s"',
  async (hash) => {
    const sender = { ...(await anAccount()), hash }
    expect(await statusOf(ask(sender))).toBe(404)
    expect(await statusOf(send(sender, formOf({ position: 0, parts: 1 })))).toBe(404)
  },
)

test('the number of parts stays as it was said first', async () => {
  const sender = await anAccount()
  await send(sender, formOf({ position: 0, parts: 5 }))
  const answer = await send(sender, formOf({ position: 1, parts: 2 }))
  expect(answer.status).toBe(409)
})

test('one account fills no more than its room, also when everything comes at once', async () => {
  const sender = await anAccount()
  for (const [letter, last] of [
    ['f', 191],
    ['e', 189],
  ] as const) {
    const id = newId()
    const hash = letter.repeat(64)
    await db.upload.create({
      data: { id, ...sender.owner, kind: 'picture', hash, parts: mostParts },
    })
    await asOwner(
      `INSERT INTO upload_parts (upload_id, position, bytes)
       SELECT '${id}', n, 'x' FROM generate_series(0, ${last}) n`,
    )
  }
  const answers = await Promise.all(
    Array.from({ length: 8 }, (_, position) => send(sender, formOf({ position, parts: 9 }))),
  )
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(2)
  expect(await unfinishedOf(sender)).toBe(2 * mostParts)
})

test('what did not arrive whole within a day is forgotten, whatever is newer stays', async () => {
  const [old, fresh] = [await anAccount(), await anAccount()]
  await sendPart(old, 0)
  await sendPart(fresh, 0)
  await asOwner(
    `UPDATE uploads SET created_at = now() - interval '25 hours' WHERE user_id = '${old.userId}'`,
  )
  await sweepUploads()
  expect(await arrivedOf(old)).toEqual({ parts: [], key: null })
  expect(await arrivedOf(fresh)).toEqual({ parts: [0], key: null })
  expect(await unfinishedOf(old)).toBe(0)
})
