import { createHash, randomBytes } from 'node:crypto'
import type { ActionFunctionArgs } from '@remix-run/node'
import sharp from 'sharp'
import { expect, onTestFinished, test, vi } from 'vitest'
import { newId } from '#app/core/ids.ts'
import { type Arrived, countParts, mostParts, partBytes } from '#app/features/uploads/parts.ts'
import { sweepUploads } from '#app/features/uploads/receive-part.server.ts'
import { action, loader } from '#app/routes/account/upload.ts'
import { db } from '#app/server/db.server.ts'
import { pictureStore } from '#app/server/pictures.server.ts'
import { startUserSession } from '#app/server/session.server.ts'
import { PictureStoreUnavailable } from '#integrations/images/picture-store.ts'
import { asOwner } from '#tests/setup/as-owner.ts'

async function aPerson() {
  const userId = newId()
  await db.user.create({ data: { id: userId, name: 'Pelaku usaha', passwordHash: 'x' } })
  const { token } = await startUserSession(db, { userId, isVerified: true, userAgent: 'test' })
  return { userId, cookie: `sid=${token}` }
}

const square = await sharp({
  create: { width: 300, height: 300, channels: 3, background: '#c07030' },
})
  .jpeg()
  .toBuffer()

/** As large as a real one and never the same: behind its end a photo may have anything. */
const photo = () => new Uint8Array(Buffer.concat([square, randomBytes(150_000)]))

const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

const call = (cookie: string, hash: string, body?: FormData) =>
  ({
    request: new Request(`http://localhost:3000/unggah/${hash}`, {
      headers: { Cookie: cookie },
      ...(body && { method: 'POST', body }),
    }),
    params: { hash },
    context: {},
  }) as unknown as ActionFunctionArgs

type Part = { position: number | string; parts: number | string; part?: Uint8Array | string }

function formOf({ position, parts, part = new Uint8Array([1]) }: Part): FormData {
  const form = new FormData()
  form.set('position', String(position))
  form.set('parts', String(parts))
  form.set('part', typeof part === 'string' ? part : new Blob([new Uint8Array(part)]))
  return form
}

const statusOf = async (answer: Promise<Response>): Promise<number> =>
  (
    await answer.catch((thrown: unknown) => {
      if (thrown instanceof Response) return thrown
      throw thrown
    })
  ).status

type Sender = { cookie: string; bytes: Uint8Array; hash?: string }

const sendPart = ({ cookie, bytes, hash = hashOf(bytes) }: Sender, position: number) =>
  action(
    call(
      cookie,
      hash,
      formOf({
        position,
        parts: countParts(bytes.length),
        part: bytes.subarray(position * partBytes, (position + 1) * partBytes),
      }),
    ),
  )
const arrivedOf = async ({ cookie, bytes }: Sender) =>
  (await (await loader(call(cookie, hashOf(bytes)))).json()) as Arrived

test('a picture in parts is made when the last is there, in whichever order, and only once', async () => {
  const sender = { ...(await aPerson()), bytes: photo() }
  const parts = countParts(sender.bytes.length)
  expect(parts).toBeGreaterThan(2)
  const order = [...Array(parts).keys()].toReversed()
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
  expect(await db.uploadPart.count({ where: { userId: sender.userId } })).toBe(0)
  // Its answer was lost: asked again, or sent again, it is the same, and nothing is made anew.
  const put = vi.spyOn(pictureStore(), 'put')
  onTestFinished(() => put.mockRestore())
  expect(await arrivedOf(sender)).toEqual({ parts: [], key })
  expect(await (await sendPart(sender, 0)).json()).toEqual({ parts: [], key })
  expect(put).not.toHaveBeenCalled()
})

test('all parts at once are one picture', async () => {
  const sender = { ...(await aPerson()), bytes: photo() }
  const all = [...Array(countParts(sender.bytes.length)).keys()]
  const answers = await Promise.all(
    [...all, ...all].map(async (each) => (await (await sendPart(sender, each)).json()) as Arrived),
  )
  const keys = new Set(answers.map(({ key }) => key).filter((key) => key !== null))
  expect(keys.size).toBe(1)
})

test('what one person sends is not there for another', async () => {
  const mine = { ...(await aPerson()), bytes: photo() }
  const theirs = { ...(await aPerson()), bytes: mine.bytes }
  await sendPart(mine, 0)
  expect(await arrivedOf(theirs)).toEqual({ parts: [], key: null })
  expect(await statusOf(loader(call('', hashOf(mine.bytes))))).toBe(302)
  expect(await statusOf(sendPart({ ...mine, cookie: '' }, 0))).toBe(401)
})

test('parts of something else than was said are thrown away, and it can be begun anew', async () => {
  const sender = { ...(await aPerson()), bytes: photo(), hash: 'a'.repeat(64) }
  const all = [...Array(countParts(sender.bytes.length)).keys()]
  let last: Response | undefined
  for (const position of all) last = await sendPart(sender, position)
  expect([last?.status, await last?.json()]).toEqual([422, { problem: 'damaged' }])
  expect(await db.upload.count({ where: { userId: sender.userId } })).toBe(0)
})

test('what is no picture is refused with its reason and not kept', async () => {
  const bytes = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>evil</script></svg>')
  const sender = { ...(await aPerson()), bytes }
  const answer = await sendPart(sender, 0)
  expect([answer.status, await answer.json()]).toEqual([422, { problem: 'not-a-picture' }])
  expect(await db.upload.count({ where: { userId: sender.userId } })).toBe(0)
})

test('while the store does not answer the parts stay, and any of them asks again', async () => {
  const sender = { ...(await aPerson()), bytes: photo() }
  const all = [...Array(countParts(sender.bytes.length)).keys()]
  const put = vi.spyOn(pictureStore(), 'put').mockRejectedValue(new PictureStoreUnavailable('down'))
  let last: Response | undefined
  for (const position of all) last = await sendPart(sender, position)
  put.mockRestore()
  expect(last?.status).toBe(503)
  expect((await arrivedOf(sender)).parts).toHaveLength(all.length)
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
  const { cookie, userId } = await aPerson()
  expect(await statusOf(action(call(cookie, '0'.repeat(64), formOf(part))))).toBe(400)
  expect(await db.upload.count({ where: { userId } })).toBe(0)
})

test.each(['', 'x', '../../etc/passwd', 'A'.repeat(64), '0'.repeat(63), '0'.repeat(65)])(
  'there is no upload called "%s"',
  async (hash) => {
    const { cookie } = await aPerson()
    expect(await statusOf(loader(call(cookie, hash)))).toBe(404)
    expect(await statusOf(action(call(cookie, hash, formOf({ position: 0, parts: 1 }))))).toBe(404)
  },
)

test('the number of parts stays as it was said first', async () => {
  const { cookie } = await aPerson()
  const hash = '0'.repeat(64)
  await action(call(cookie, hash, formOf({ position: 0, parts: 5 })))
  const answer = await action(call(cookie, hash, formOf({ position: 1, parts: 2 })))
  expect(answer.status).toBe(409)
})

test('one account fills no more than its room, also when everything comes at once', async () => {
  const { cookie, userId } = await aPerson()
  await db.upload.create({ data: { userId, hash: 'f'.repeat(64), parts: mostParts } })
  await asOwner(
    `INSERT INTO upload_parts SELECT '${userId}', '${'f'.repeat(64)}', n, 'x' FROM generate_series(0, 191) n`,
  )
  await db.upload.create({ data: { userId, hash: 'e'.repeat(64), parts: mostParts } })
  await asOwner(
    `INSERT INTO upload_parts SELECT '${userId}', '${'e'.repeat(64)}', n, 'x' FROM generate_series(0, 189) n`,
  )
  const hash = 'd'.repeat(64)
  const answers = await Promise.all(
    Array.from({ length: 8 }, (_, position) =>
      action(call(cookie, hash, formOf({ position, parts: 9 }))),
    ),
  )
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(2)
  expect(await db.uploadPart.count({ where: { userId } })).toBe(2 * mostParts)
})

test('what did not arrive whole within a day is forgotten, whatever is newer stays', async () => {
  const old = { ...(await aPerson()), bytes: photo() }
  const fresh = { ...(await aPerson()), bytes: photo() }
  await sendPart(old, 0)
  await sendPart(fresh, 0)
  await asOwner(
    `UPDATE uploads SET created_at = now() - interval '25 hours' WHERE user_id = '${old.userId}'`,
  )
  await sweepUploads()
  expect(await arrivedOf(old)).toEqual({ parts: [], key: null })
  expect(await arrivedOf(fresh)).toEqual({ parts: [0], key: null })
  expect(await db.uploadPart.count({ where: { userId: old.userId } })).toBe(0)
})
