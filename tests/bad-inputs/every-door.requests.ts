import { expect, test } from '@playwright/test'
import sharp from 'sharp'
import { OwnSite } from '#tests/journeys/setup/own-site.ts'
import { isHeavy } from '#tests/money/random.ts'
import { pictureDoors, type Said } from './picture-doors.ts'
import { hidden, largestPhotos, type PictureFile, pictureFiles } from './picture-files.ts'
import { Visitor } from './visitor.ts'

// The files of F4 through every other door (uploads.requests.ts sends them through the form of a good), one
// after the other to one process, whose memory is looked at in the end.

const mostMegabytes = 600

let site: OwnSite
/** The process that decodes pictures ends when nobody sends any. */
const most: number[] = []
// Minutes of a processor: by night.
test.skip(!isHeavy)
test.describe.configure({ mode: 'default' })
test.beforeAll(async () => {
  test.setTimeout(600_000)
  site = await OwnSite.withStory()
  await site.start({
    TRANSFER_BANK: 'Bank Contoh',
    TRANSFER_ACCOUNT: '0012345678',
    TRANSFER_HOLDER: 'Lumbung',
  })
})
test.afterAll(() => site?.remove())

for (const [name, open] of Object.entries(pictureDoors)) {
  test(`${name}: nothing is kept as sent, nothing falls over, and a sentence says why not`, async () => {
    test.setTimeout(480_000)
    const door = await open(site)
    const known = new Set(site.keptPictures().map((picture) => picture.name))
    let taken = 0
    for (const [what, { make, answer, ...said }] of Object.entries(await allFiles())) {
      const bytes = await make()
      const { name: fileName = 'foto.jpg', type = 'image/jpeg' } = said
      const sent = new File([new Uint8Array(bytes)], fileName, { type })
      // More files than one person may send in an hour.
      await site.sql('DELETE FROM rate_limits')
      const told = await door.send(sent)
      expect(told.status, what).toBeLessThan(500)
      const word = await door.said(told)
      expect(sayOf(answer), what).toContain(word)
      if (word === 'taken') taken += 1
      // The store knows a picture by its bytes: what came through another door already is no new file.
      const files = site.keptPictures().filter((picture) => !known.has(picture.name))
      for (const picture of files) known.add(picture.name)
      const kept = [...(await door.takeOut()), ...files.map((picture) => picture.bytes)]
      for (const each of kept) await expectMadeAnew(each, bytes, what)
    }
    expect(taken).toBeGreaterThan(8)
    most.push(...site.mostMegabytes())
  })
}

test(`none of its processes took ${mostMegabytes} MB for all of that`, async () => {
  expect((await new Visitor(site.url).get('/health/ready')).status).toBe(200)
  expect(Math.max(0, ...most)).toBeLessThan(mostMegabytes)
})

async function allFiles(): Promise<Record<string, PictureFile>> {
  const large = (await largestPhotos()).map((photo, number): [string, PictureFile] => [
    `40 MP ${number}`,
    { make: () => photo, answer: 'taken' },
  ])
  return { ...pictureFiles, ...Object.fromEntries(large) }
}

/** The page of a purchase does not tell its mistakes apart. */
const sayOf = (answer: PictureFile['answer']): Said[] =>
  answer === 'taken' ? ['taken'] : answer === 'empty' ? ['empty'] : [answer, 'unreadable']

async function expectMadeAnew(kept: Buffer, sent: Buffer, what: string): Promise<void> {
  expect(kept.equals(sent), what).toBe(false)
  expect(kept.includes(hidden), what).toBe(false)
  const { exif, xmp, iptc, pages = 1 } = await sharp(kept).metadata()
  expect([exif, xmp, iptc, pages], what).toEqual([undefined, undefined, undefined, 1])
}
