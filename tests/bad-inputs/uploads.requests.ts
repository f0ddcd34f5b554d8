import { createHash } from 'node:crypto'
import { expect, test } from '@playwright/test'
import sharp from 'sharp'
import { countParts, partBytes } from '#app/features/uploads/parts.ts'
import { OwnSite } from '#tests/journeys/setup/own-site.ts'
import { asMaker, expectAnswer, multipart, postPicture } from './file-checks.ts'
import { hidden, largestPhotos, type PictureFile, pictureFiles } from './picture-files.ts'
import { type Answer, Visitor } from './visitor.ts'

// F4 of quality/reliability.md, on a site of its own, so that its memory and what it keeps can be looked at.

/** Of the site with its worker and its emulators, and of the process that decodes. */
const mostMegabytes = 600

let site: OwnSite
test.beforeAll(async () => {
  test.setTimeout(600_000)
  site = await OwnSite.withStory()
  await site.start({})
})
test.afterAll(() => site?.remove())

test('whatever is sent as a picture: none is kept as sent, nothing falls over, little memory is taken', async () => {
  test.setTimeout(480_000)
  const maker = await asMaker(site.url)
  const sent: Buffer[] = []
  for (const [what, file] of Object.entries(pictureFiles)) {
    const bytes = await file.make()
    sent.push(bytes)
    await test.step(what, async () => {
      expectAnswer(await postPicture(maker, bytes, file), file, what)
      if (bytes.length > 0) {
        expectSame(await sendInParts(maker, '/unggah/foto', bytes), file, what)
      }
    })
  }
  for (const photo of await largestPhotos()) {
    sent.push(photo)
    expectAnswer(await postPicture(maker, photo), { make: () => photo, answer: 'taken' }, '40 MP')
  }
  const kept = site.keptPictures()
  expect(kept.length).toBeGreaterThan(20)
  const sentHashes = new Set(sent.map(hashOf))
  for (const { name, bytes } of kept) {
    expect(name).toMatch(/^[0-9a-f]{32}-[0-9a-f]{6}-\d+\.(?:avif|webp|jpg)$/)
    expect(bytes.includes(hidden), name).toBe(false)
    expect(sentHashes.has(hashOf(bytes)), name).toBe(false)
    const { width, exif, pages = 1 } = await sharp(bytes).metadata()
    expect([`-${width}.`, exif, pages], name).toEqual([/-\d+\./.exec(name)?.[0], undefined, 1])
  }
  expect(await site.sql('SELECT FROM upload_parts')).toEqual([])
  expect((await maker.get('/health/ready')).status).toBe(200)
  expect(Math.max(0, ...site.mostMegabytes())).toBeLessThan(mostMegabytes)
})

test('the same is answered to the papers of a guest', async () => {
  test.setTimeout(480_000)
  const guest = new Visitor(site.url)
  const [purchase] = await site.sql<{ token: string }>('SELECT token FROM purchases LIMIT 1')
  const door = `/pembelian/${purchase!.token}/unggah/berkas`
  for (const [what, file] of Object.entries(pictureFiles)) {
    const bytes = await file.make()
    if (bytes.length > 0) expectSame(await sendInParts(guest, door, bytes), file, what)
  }
  expect(await site.sql('SELECT FROM upload_parts')).toEqual([])
})

const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

/** As the phone does it. */
async function sendInParts(visitor: Visitor, door: string, bytes: Buffer): Promise<Answer> {
  const parts = countParts(bytes.length)
  let last: Answer | undefined
  for (let position = 0; position < parts; position++) {
    const form = new FormData()
    form.set('position', String(position))
    form.set('parts', String(parts))
    const part = bytes.subarray(position * partBytes, (position + 1) * partBytes)
    form.set('part', new Blob([new Uint8Array(part)]))
    const { body, headers } = await multipart(form)
    last = await visitor.send('POST', `${door}/${hashOf(bytes)}`, {
      body,
      headers: { ...headers, origin: visitor.origin },
    })
  }
  return last!
}

function expectSame({ status, body }: Answer, { answer }: PictureFile, what: string): void {
  const said = JSON.parse(body) as { key?: string; problem?: string }
  if (answer === 'taken') expect([status, typeof said.key], what).toEqual([200, 'string'])
  else expect([status, said.problem], what).toEqual([422, answer])
}
