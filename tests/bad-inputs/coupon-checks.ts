import { expect } from '@playwright/test'
import { newCode, newId } from '#app/core/ids.ts'
import { withCart } from './buyer.ts'
import type { Check, Checks, World } from './checks.ts'

/** A code of the BUM Desa of the good, five percent off everything, until so many days from today. */
async function aCode(
  { site, good }: World,
  { shop = good.shopSlug, days = 1 }: { shop?: string; days?: number } = {},
): Promise<string> {
  const code = `UJI${newCode(8)}`
  await site.sql(
    `INSERT INTO promotions (id, shop_id, name, status, kind, percent, target, from_date, until_date,
       code, bearer)
     SELECT $1, id, 'Uji', 'active', 'percent', 5, 'everything', shop_today(id) - 9,
       shop_today(id) + $2::int, $3, 'shop' FROM shops WHERE slug = $4`,
    [newId(), days, code, shop],
  )
  return code
}

const path = '/keranjang/kode'

const asCode: Check = async (input, { origin, good }) => {
  const visitor = await withCart(origin, good)
  const answer = await visitor.post(path, { code: input })
  expect(answer.status, input).toBe(422)
  expect(answer.body).toContain('tidak berlaku')
}

export const coupon: Checks = {
  usual: asCode,
  byInput: {
    'gen: 1000 guesses': async (_, { origin, good }) => {
      const visitor = await withCart(origin, good)
      for (let guess = 0; guess < 10; guess++) {
        expect((await visitor.post(path, { code: `TEBAK${guess}` })).status).toBe(422)
      }
      expect((await visitor.post(path, { code: 'TEBAK11' })).status).toBe(429)
    },
    'code=A&code=B': async (_, world) => {
      const visitor = await withCart(world.origin, world.good)
      const code = await aCode(world)
      expect((await visitor.post(path, `code=${code}&code=${code}`)).status).toBe(422)
    },
    'expired 1 s ago (WIB)': async (_, world) => asCode(await aCode(world, { days: -1 }), world),
    'coupon of another village': async (_, world) => {
      const [other] = await world.site.sql<{ slug: string }>(
        `SELECT slug FROM shops WHERE slug <> $1 AND status = 'open' LIMIT 1`,
        [world.good.shopSlug],
      )
      await asCode(await aCode(world, { shop: other!.slug }), world)
    },
    'panen10 / PANEN10 / ＰＡＮＥＮ10': async (_, world) => {
      const code = await aCode(world)
      const wide = code.replaceAll(/[A-Z]/g, (letter) =>
        String.fromCodePoint(letter.codePointAt(0)! + 0xfee0),
      )
      for (const typed of [code, code.toLowerCase(), wide]) {
        const visitor = await withCart(world.origin, world.good)
        expect((await visitor.post(path, { code: typed })).status, typed).toBe(302)
        expect((await visitor.get('/keranjang')).body).toContain(`Lepas kode ${code}`)
      }
    },
  },
  elsewhere: {
    'PANEN10 sent 50 times in parallel, limit 1': 'tests/money/promotions.test.ts',
    '100% coupon + shipping 0':
      'no promotion takes more than 90 %: app/features/promotions/discount.test.ts',
  },
}
