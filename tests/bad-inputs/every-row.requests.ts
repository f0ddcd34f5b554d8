import { goodsOfShops } from '#tests/journeys/setup/goods.ts'
import { expect, test } from '#tests/journeys/setup/site.ts'
import { email, phone, price, qty } from './cart-checks.ts'
import type { Checks } from './checks.ts'
import { coupon } from './coupon-checks.ts'
import { file } from './file-checks.ts'
import { auth, cookie, date, header, json, urlParam, webhook } from './request-checks.ts'
import { range } from './range-checks.ts'
import { build, rows } from './rows.ts'
import { id, slug, text } from './text-checks.ts'

const kinds: Readonly<Record<string, Checks>> = {
  price,
  qty,
  phone,
  email,
  text,
  'slug / route param': slug,
  'id param': id,
  'url param': urlParam,
  'webhook body': webhook,
  coupon,
  json,
  cookie,
  date,
  header,
  auth,
  'date range': range,
  'file upload': file,
}

test('every row of the sheet is tried here or says where else', () => {
  const open = rows.filter(({ kind, input }) => {
    const { usual, byInput, elsewhere } = kinds[kind] ?? {}
    return !usual && !byInput?.[input] && !elsewhere?.[input]
  })
  expect(open.map(({ kind, input }) => `${kind}: ${input}`)).toEqual([])
})

test('the lists name only rows that exist', () => {
  const known = new Set(rows.map(({ kind, input }) => `${kind}: ${input}`))
  const named = Object.entries(kinds).flatMap(([kind, { byInput, elsewhere }]) =>
    Object.keys({ ...byInput, ...elsewhere }).map((input) => `${kind}: ${input}`),
  )
  expect(named.filter((name) => !known.has(name))).toEqual([])
})

for (const [kind, checks] of Object.entries(kinds)) {
  test(`each "${kind}" of the sheet gets its answer`, async ({ site, baseURL }) => {
    const [good] = await goodsOfShops(site, 1)
    const world = { site, origin: baseURL, good: good! }
    for (const { input } of rows.filter((row) => row.kind === kind)) {
      if (checks.elsewhere?.[input]) continue
      const check = checks.byInput?.[input] ?? checks.usual
      await test.step(input.slice(0, 80), async () => {
        try {
          await check?.(build(input), world)
        } catch (error) {
          expect.soft(String(error), input).toBe('')
        }
      })
    }
  })
}
