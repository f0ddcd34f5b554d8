import { randomBytes } from 'node:crypto'
import sharp from 'sharp'
import { expect, onTestFinished, test, vi } from 'vitest'
import { newId, newToken } from '#app/core/ids.ts'
import type { Arrived } from '#app/features/uploads/parts.ts'
import { takePaperOf } from '#app/features/uploads/take-paper.server.ts'
import {
  mayMake,
  sweepUploads,
  type UploadOwner,
} from '#app/features/uploads/upload-rows.server.ts'
import { db } from '#app/server/db.server.ts'
import { pictureStore } from '#app/server/pictures.server.ts'
import { asOwner } from '#tests/setup/as-owner.ts'
import {
  aHolder,
  anAccount,
  arrivedOf,
  ask,
  formOf,
  hashOf,
  partsOf,
  send,
  sendAll,
  sendPart,
  type Sender,
  statusOf,
  unfinishedOf,
} from './senders.ts'

// What only a few may see, and what guests send, who have nothing but the token of their purchase.

const formWith = (name: string, value: string | Blob) => {
  const form = new FormData()
  form.set(name, value)
  return form
}
const named = (owner: UploadOwner, hash: string) =>
  takePaperOf(owner, formWith('paperSent', hash), 'paper')
const along = (owner: UploadOwner, bytes: Uint8Array<ArrayBuffer>) =>
  takePaperOf(owner, formWith('paper', new File([bytes], 'surat.jpg')), 'paper')

test('a guest sends a paper in parts, goes on after lost answers, and none of it gets an address', async () => {
  const put = vi.spyOn(pictureStore(), 'put')
  onTestFinished(() => put.mockRestore())
  const guest = await aHolder()
  const last = partsOf(guest).at(-1)!
  await sendPart(guest, 0)
  await sendPart(guest, 0)
  expect(await arrivedOf(guest)).toEqual({ parts: [0], key: null })
  for (let position = 1; position < last; position++) await sendPart(guest, position)
  const key = hashOf(guest.bytes)
  expect(await (await sendPart(guest, last)).json()).toEqual({ parts: [], key })
  expect(await arrivedOf(guest)).toEqual({ parts: [], key })
  expect(await (await sendPart(guest, 0)).json()).toEqual({ parts: [], key })
  expect(await unfinishedOf(guest)).toBe(0)
  const paper = await named(guest.owner, key)
  const bytes = Buffer.from((paper.ok && paper.value?.bytes) || [])
  expect(await sharp(bytes).metadata()).toMatchObject({ format: 'webp', width: 300 })
  // Made anew: what hung behind the photo is not in it.
  expect(bytes.includes(Buffer.from(guest.bytes.slice(-1_000)))).toBe(false)
  expect(put).not.toHaveBeenCalled()
})

test('a guest sends photos of a review in parts, which are pictures like others', async () => {
  const guest = await aHolder('foto')
  const { key } = (await (await sendAll(guest)).json()) as Arrived
  expect(await pictureStore().has(key!)).toBe(true)
})

test('the same file of two people is two, and nobody is given what another sent', async () => {
  const guest = await aHolder()
  const others: Sender[] = [await aHolder(), await anAccount('berkas')].map((each) => ({
    ...each,
    bytes: guest.bytes,
  }))
  await sendAll(guest)
  for (const other of others) {
    expect(await arrivedOf(other)).toEqual({ parts: [], key: null })
    expect(await named(other.owner, hashOf(guest.bytes))).toEqual({ ok: false, reason: 'gone' })
  }
  await sendAll(others[0]!)
  expect(
    await db.upload.count({ where: { hash: hashOf(guest.bytes), paper: { not: null } } }),
  ).toBe(2)
})

test('the same file as a paper and as a picture are two', async () => {
  const account = await anAccount('berkas')
  const picture = { ...account, word: 'foto' }
  await sendAll(account)
  expect(await arrivedOf(picture)).toEqual({ parts: [], key: null })
  expect(await (await sendAll(picture)).json()).toMatchObject({
    key: expect.stringMatching(/^[0-9a-f]{32}-[0-9a-f]{6}$/),
  })
})

test.each(['A'.repeat(28), newToken(), 'x', "' OR true --"])(
  'a purchase that is not there takes nothing: %s',
  async (token) => {
    const guest = { ...(await aHolder()), token }
    expect(await statusOf(ask(guest))).toBe(404)
    expect(await statusOf(sendPart(guest, 0))).toBe(404)
    expect(await db.upload.count({ where: guest.owner })).toBe(0)
  },
)

test.each(['', 'paper', 'picture', 'surat'])('nothing is sent as "%s"', async (word) => {
  const guest = { ...(await aHolder()), word }
  expect(await statusOf(ask(guest))).toBe(404)
  expect(await statusOf(sendPart(guest, 0))).toBe(404)
})

test('all parts at once, each twice, are one paper', async () => {
  const guest = await aHolder()
  const all = partsOf(guest)
  const answers = await Promise.all([...all, ...all].map((position) => sendPart(guest, position)))
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
  const heard = (await Promise.all(answers.map((each) => each.json()))) as Arrived[]
  expect(heard.some(({ key }) => key === hashOf(guest.bytes))).toBe(true)
  expect(await unfinishedOf(guest)).toBe(0)
  expect(await db.upload.count({ where: guest.owner })).toBe(1)
})

test('a paper that comes along with its form is kept like one that was sent ahead', async () => {
  const account = await anAccount('berkas')
  const kept = await along(account.owner, account.bytes)
  expect(kept).toMatchObject({ ok: true, value: { hash: hashOf(account.bytes) } })
  expect(await named(account.owner, hashOf(account.bytes))).toEqual(kept)
  // Begun in parts and then sent whole: the parts are not needed any more.
  const begun = await anAccount('berkas')
  await sendPart(begun, 0)
  expect(await along(begun.owner, begun.bytes)).toMatchObject({ ok: true })
  expect(await unfinishedOf(begun)).toBe(0)
})

test('a paper that no form has taken within a day is forgotten', async () => {
  const [old, fresh] = [await aHolder(), await aHolder()]
  await sendAll(old)
  await sendAll(fresh)
  await asOwner(
    `UPDATE uploads SET created_at = now() - interval '25 hours' WHERE hash = '${hashOf(old.bytes)}'`,
  )
  await sweepUploads()
  expect(await named(old.owner, hashOf(old.bytes))).toEqual({ ok: false, reason: 'gone' })
  expect(await named(fresh.owner, hashOf(fresh.bytes))).toMatchObject({ ok: true })
})

test('papers of an hour are counted, sent ahead or with their form, and the parts stay', async () => {
  const guest = await aHolder()
  for (let made = 0; made < 30; made++) expect(await mayMake(guest.owner, 'paper')).toBe(true)
  const answer = await sendAll(guest)
  expect([answer.status, await answer.json()]).toEqual([422, { problem: 'too-often' }])
  expect((await arrivedOf(guest)).parts).toHaveLength(partsOf(guest).length)
  expect(await along(guest.owner, guest.bytes)).toEqual({ ok: false, reason: 'too-often' })
  const other = await aHolder()
  expect(await along(other.owner, other.bytes)).toMatchObject({ ok: true })
})

test('papers of a day are counted', async () => {
  const guest = await aHolder()
  await db.upload.createMany({
    data: Array.from({ length: 60 }, () => ({
      id: newId(),
      ...guest.owner,
      kind: 'paper' as const,
      hash: randomBytes(32).toString('hex'),
      parts: 1,
    })),
  })
  expect(await (await sendPart(guest, 0)).json()).toEqual({ problem: 'too-much' })
  expect(await along(guest.owner, guest.bytes)).toEqual({ ok: false, reason: 'too-often' })
  // Photos of reviews are counted for themselves.
  expect((await sendPart({ ...guest, word: 'foto' }, 0)).status).toBe(200)
})

test('the database takes an upload of one owner only, and gives no paper an address', async () => {
  const { owner: account } = await anAccount()
  const { owner: purchase } = await aHolder()
  const row = (kind: 'picture' | 'paper', more: object) =>
    db.upload.create({ data: { id: newId(), kind, hash: '0'.repeat(64), parts: 1, ...more } })
  await expect(row('paper', {})).rejects.toThrow('uploads_owner_check')
  await expect(row('paper', { ...account, ...purchase })).rejects.toThrow('uploads_owner_check')
  await expect(row('paper', { ...account, pictureKey: 'x' })).rejects.toThrow('uploads_kind_check')
  const paper = new Uint8Array([1])
  await expect(row('picture', { ...account, paper })).rejects.toThrow('uploads_kind_check')
})

test('what is no photo is no paper', async () => {
  const guest = { ...(await aHolder()), bytes: new Uint8Array(Buffer.from('%PDF-1.7 rahasia')) }
  const answer = await send(guest, formOf({ position: 0, parts: 1, part: guest.bytes }))
  expect([answer.status, await answer.json()]).toEqual([422, { problem: 'not-a-picture' }])
  expect(await db.upload.count({ where: guest.owner })).toBe(0)
  expect(await along(guest.owner, guest.bytes)).toEqual({ ok: false, reason: 'not-a-picture' })
})
