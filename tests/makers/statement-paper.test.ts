import { expect, test } from 'vitest'
import { refuseOrder } from '#app/features/orders/commands.server.ts'
import { loader as maker } from '#app/routes/lapak/earnings-paper.tsx'
import { loader as desk } from '#app/routes/kelola/maker-paper.tsx'
import { db } from '#app/server/db.server.ts'
import { aDesk, statusOf } from '#tests/desk/calendar-desk.ts'
import { aPaidOrder } from '#tests/desk/desk-story.ts'
import { aMakerDesk, args } from './maker-desk.ts'

test('the paper of a month adds up line by line, for the maker and for the BUM Desa alike', async () => {
  const { shop, cookie } = await aMakerDesk()
  const { orderId } = await aPaidOrder(shop, { quantity: 2 })
  const refused = await aPaidOrder(shop, { quantity: 1 })
  const refusal = { preset: 'outOfStock', words: null } as const
  await refuseOrder({ ...refused.deed, refusal })
  const { paper } = await maker(args({ cookie }))
  const { rows, sums } = paper
  expect(rows.length).toBeGreaterThanOrEqual(3)
  const moved = rows.reduce((sum, { amount }) => sum + amount, 0n)
  expect(sums.opening + moved).toBe(sums.closing)
  expect(rows.at(-1)!.balance).toBe(sums.closing)
  const line = await db.orderLine.findFirstOrThrow({ where: { orderId } })
  const sold = rows.find(
    ({ orderLineId, event }) => orderLineId === line.id && event === 'purchase.captured',
  )
  expect(sold).toMatchObject({ amount: line.makerShare, fee: line.shopShare + line.platformFee })
  expect(sold!.amount + sold!.fee!).toBe(line.unitPrice * 2n - line.discount)
  const ask = (of: { cookie: string }) => {
    const asked = args({ cookie: of.cookie })
    return desk({ ...asked, params: { makerId: shop.makerId } })
  }
  const manager = await aDesk({ id: shop.id, slug: '', pickupPointId: '' })
  const same = await ask(manager)
  expect({ ...same.paper, printedAt: null, shop: '' }).toEqual({
    ...paper,
    printedAt: null,
    shop: '',
  })
  expect(await statusOf(ask(await aDesk()))).toBe(404)
})
