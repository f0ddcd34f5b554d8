import { expect, test } from 'vitest'
import { loader as experiences } from '#app/routes/kelola/experiences.tsx'
import { db } from '#app/server/db.server.ts'
import { aMember, signedInCookie } from '#tests/accounts/people.ts'
import { anExperience } from '#tests/factories/experiences.ts'
import { aShop } from '#tests/factories/shops.ts'
import { asking, wholeList } from './whole-list.ts'

async function named(shop: Awaited<ReturnType<typeof aShop>>, titleId: string) {
  const { listingId } = await anExperience({ shop })
  await db.listing.updateMany({ where: { id: listingId, shopId: shop.id }, data: { titleId } })
  return listingId
}

// Red without the shop in the list, and when names that come again are told apart by the name alone.
test('what a BUM Desa offers is read to its end and found by its name, and nothing of another', async () => {
  const [shop, other] = [await aShop(), await aShop()]
  for (let each = 0; each < 33; each++) await named(shop, `Pantai ${each % 3}`)
  await named(shop, 'Goa Lawa')
  const foreign = await named(other, 'Pantai Kenari')
  const { user } = await aMember('manager', shop.id)
  const { cookie } = await signedInCookie(user.id)
  const all = (cari = '') =>
    wholeList(async (setelah) => {
      const page = await experiences(asking(cookie, { cari, setelah }))
      return { rows: page.experiences, next: page.next }
    })
  const { rows, pages } = await all()
  expect([rows.length, new Set(rows.map(({ slug }) => slug)).size, pages]).toEqual([34, 34, 2])
  expect((await all('goa')).rows).toMatchObject([{ title: 'Goa Lawa' }])
  expect((await all('pantai')).rows).toHaveLength(33)
  expect((await all('%')).rows).toEqual([])
  const page = await experiences(asking(cookie, { setelah: foreign }))
  expect(JSON.stringify(page.experiences)).not.toContain('Kenari')
})
