import { expect, test } from 'vitest'
import { newId } from '#app/core/ids.ts'
import { getCounterReceipt, getSharedReceipt } from '#app/features/counter/receipt.server.ts'
import { undoSale } from '#app/features/counter/undo-sale.server.ts'
import { db } from '#app/server/db.server.ts'
import { anExperience } from '#tests/factories/experiences.ts'
import { allSales, sell } from './counter-factories.ts'

// Select one column more of the purchase or the sale, and what must not be told is.
test('the link of a receipt shows the sale and nothing that names or opens anything', async () => {
  const beach = await anExperience()
  const buyer = { name: 'Bu Sri Rahayu', phone: '+6281234567890' }
  const sold = await sell(beach.shopId, [{ variant: beach, quantity: 2 }], { buyer })
  const seller = { id: sold.scope.actor.id, name: 'Pak Kasir', passwordHash: 'x' }
  await db.user.create({ data: seller })
  const own = (await getCounterReceipt(allSales(beach.shopId), sold.saleId))!
  const shared = (await getSharedReceipt(own.receiptToken))!
  expect(shared).toMatchObject({
    number: own.number,
    total: own.total,
    paidWith: 'cash',
    isUndone: false,
    lines: [{ quantity: 2, amount: own.total }],
  })
  const told = JSON.stringify(shared, (_, value: unknown) =>
    typeof value === 'bigint' ? `${value}` : value,
  )
  const secrets = [own.token, sold.saleId, own.tickets[0]!.token, own.seller, buyer.name, seller.id]
  for (const secret of [...secrets, buyer.phone.slice(3)]) expect(told).not.toContain(secret)
  expect(await getSharedReceipt(newId())).toBeNull()
  expect(await getSharedReceipt(sold.saleId)).toBeNull()

  const { scope, saleId } = sold
  await undoSale({ ...scope, role: 'manager' }, { saleId, reason: 'Salah ketik nama Bu Sri' })
  expect(await getSharedReceipt(own.receiptToken)).toMatchObject({ isUndone: true })
})
