import { beforeEach, expect, test } from 'vitest'
import { deliverMessage } from '#app/features/messages/deliver-message.server.ts'
import { listDeliveries } from '#app/features/messages/inbox-queries.server.ts'
import { findUnreachable, findUnreachableBuyer } from '#app/features/messages/unreachable.server.ts'
import { eraseAccount } from '#app/features/users/erase-account.server.ts'
import { exportAccount } from '#app/features/users/export-account.server.ts'
import { db } from '#app/server/db.server.ts'
import { mintScope } from '#app/server/scopes.server.ts'
import { aPerson, goodPassword } from '#tests/accounts/people.ts'
import { aPaidOrder, aShop } from '#tests/desk/desk-story.ts'
import { emptyDatabase } from '#tests/setup/empty-database.ts'
import { aChannel, aLetter, ibu, rowOf } from './a-letter.ts'

beforeEach(emptyDatabase)

const gone = { outcome: 'refused', reason: 'EENVELOPE 550', about: 'address' } as const
const spam = { outcome: 'refused', reason: 'EMESSAGE 554', about: 'message' } as const
const deliver = async (answer: Parameters<typeof aChannel>[0], recipient = ibu) => {
  const id = await aLetter({ template: 'purchasePaid', recipient })
  await deliverMessage(id, aChannel(answer).channelFor).catch(() => undefined)
  return id
}

test('an address that refuses is remembered, with why, until something arrives there', async () => {
  const id = await deliver(gone, 'Ibu@contoh.id')
  expect(await rowOf(id)).toMatchObject({ status: 'failed', failure: 'EENVELOPE 550' })
  expect(await findUnreachable(ibu)).toMatchObject({ recipient: ibu, reason: 'EENVELOPE 550' })
  expect(await findUnreachable('ibu.baru@contoh.id', null)).toBeNull()
  const { deliveries } = await listDeliveries({ keadaan: 'semua', sebelum: null, kinds: null })
  expect(deliveries).toMatchObject([{ status: 'failed', failure: 'EENVELOPE 550' }])
  await deliver({ outcome: 'sent' })
  expect(await findUnreachable(ibu)).toBeNull()
})

test('a letter nobody takes, and a server that is away, say nothing about the address', async () => {
  await deliver(spam)
  await deliver(new Error('down'))
  expect(await findUnreachable(ibu)).toBeNull()
})

test('what is only on its way does not prove that it arrives', async () => {
  await deliver(gone)
  await deliver({ outcome: 'sent', reference: 'wamid.1' })
  expect(await findUnreachable(ibu)).not.toBeNull()
})

test('a BUM Desa learns that its buyer is not reached, without the address; another BUM Desa nothing', async () => {
  const shop = await aShop()
  const { orderId } = await aPaidOrder(shop)
  const order = await db.order.findUniqueOrThrow({ where: { id: orderId } })
  const shopId = mintScope.readableShop(shop.id)
  expect(await findUnreachableBuyer({ shopId, order })).toBeNull()
  await deliver(gone, 'pembeli@example.id')
  const found = await findUnreachableBuyer({ shopId, order })
  expect(found).toMatchObject({ reason: 'EENVELOPE 550' })
  expect(JSON.stringify(found)).not.toContain('pembeli@')
  const other = mintScope.readableShop((await aShop()).id)
  expect(await findUnreachableBuyer({ shopId: other, order })).toBeNull()
})

test('who is erased leaves no address behind; before, it is among the data about him', async () => {
  const person = await aPerson()
  await deliver(gone, person.email!)
  expect(await exportAccount(person.id)).toContain('EENVELOPE 550')
  expect(await eraseAccount(person.id, goodPassword)).toMatchObject({ ok: true })
  expect(await db.unreachableAddress.count()).toBe(0)
})
