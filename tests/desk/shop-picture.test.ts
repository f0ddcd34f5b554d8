import sharp from 'sharp'
import { expect, test } from 'vitest'
import { getShopPage } from '#app/features/shops/public-queries.server.ts'
import { action as save } from '#app/routes/kelola/settings-picture.tsx'
import { db } from '#app/server/db.server.ts'
import { aShop } from '#tests/factories/shops.ts'
import { aDesk } from './calendar-desk.ts'

async function aPicture(background: string) {
  const picture = { create: { width: 400, height: 400, channels: 3, background } } as const
  return new File([new Uint8Array(await sharp(picture).png().toBuffer())], 'foto.png')
}

async function aStory() {
  const desk = await aDesk(await aShop())
  const post = async (fields: Record<string, string | File>) => {
    const body = new FormData()
    for (const [name, value] of Object.entries(fields)) body.set(name, value)
    const request = new Request('http://localhost:3000/kelola/pengaturan/gambar', {
      headers: { Cookie: desk.cookie },
      method: 'POST',
      body,
    })
    const answer = await save({ request, params: {}, context: {} } as never)
    return 'data' in answer ? answer.data : 'saved'
  }
  const shown = async () => {
    const { picture, pictureAlt } = (await getShopPage(desk.shop.slug))!
    return { picture, ...pictureAlt }
  }
  return { ...desk, post, shown }
}

test('what can be seen in the picture of a shop is said in both languages, else its name', async () => {
  const { post, shown } = await aStory()
  const picture = await aPicture('teal')
  expect(await post({ picture, pictureAltId: '', pictureAltEn: '' })).toBe('saved')
  const first = await shown()
  expect(first).toMatchObject({ id: 'BUM Desa Contoh', en: 'BUM Desa Contoh' })
  const said = { pictureKey: first.picture!, pictureAltId: 'Kantor bercat hijau' }
  expect(await post({ ...said, pictureAltEn: '' })).toBe('saved')
  expect(await shown()).toEqual({
    picture: first.picture,
    id: 'Kantor bercat hijau',
    en: 'Kantor bercat hijau',
  })
  expect(await post({ ...said, pictureAltEn: 'A green office' })).toBe('saved')
  expect(await shown()).toMatchObject({ id: 'Kantor bercat hijau', en: 'A green office' })
})

// Leave `typed` or `picture` out of the answer and this is red.
test('a mistake in the words keeps them and the picture that came along', async () => {
  const { post, shown } = await aStory()
  const picture = await aPicture('navy')
  const typed = { pictureAltId: '', pictureAltEn: 'A green office' }
  const answer = await post({ picture, ...typed })
  expect(answer).toMatchObject({
    problems: { pictureAltId: 'indonesianFirst' },
    typed,
    picture: expect.stringMatching(/^[0-9a-f]{32}-[0-9a-f]{6}$/),
  })
  const long = await post({ picture, pictureAltId: 'x'.repeat(121), pictureAltEn: '' })
  expect(long).toMatchObject({ problems: { pictureAltId: 'wrong' } })
  const words = { pictureAltId: 'Kantor', pictureAltEn: '' }
  const nothing = await post({ picture: new File([], ''), ...words })
  expect(nothing).toMatchObject({ isNeeded: true, typed: words })
  const noPicture = await post({ picture: new File(['<svg/>'], 'a.jpg'), ...words })
  expect(noPicture).toMatchObject({ problem: 'not-a-picture', typed: words })
  expect((await shown()).picture).toBeNull()
})

test('the trail says what the words were, and says nothing when nothing was changed', async () => {
  const { post, shop } = await aStory()
  const words = { pictureAltId: 'Kantor', pictureAltEn: 'Office' }
  const picture = await aPicture('olive')
  for (let time = 0; time < 2; time++) await post({ picture, ...words })
  await post({ picture, ...words, pictureAltId: 'Pasar' })
  const trail = await db.auditEntry.findMany({
    where: { subjectId: shop.id, action: 'settings-changed' },
    orderBy: { sequence: 'asc' },
  })
  expect(trail).toHaveLength(2)
  expect(trail[1]!.details).toEqual({
    section: 'gambar',
    before: '{"pictureAltId":"Kantor"}',
    after: '{"pictureAltId":"Pasar"}',
  })
})
