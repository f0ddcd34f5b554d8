import { afterAll, expect, test } from 'vitest'
import { readAccount } from '#app/features/payouts/read-account.server.ts'
import { setPayoutAccount } from '#app/features/payouts/account.server.ts'
import { tellMakerOfAccount } from '#app/features/messages/tell-payout.server.ts'
import { hashPassword } from '#app/features/users/password.server.ts'
import { newId } from '#app/core/ids.ts'
import { db } from '#app/server/db.server.ts'
import { aShop } from '#tests/desk/desk-story.ts'
import { signedInMaker } from '#tests/makers/maker-desk.ts'
import { expectInvariants } from '#tests/money/expect-invariants.ts'

afterAll(expectInvariants)

const bank = { bank: 'BRI', accountNumber: '123456789012', holder: 'Bu Melati' }

const asked = (form: Record<string, string>) =>
  new Request('http://localhost:3000/lapak/rekening', {
    method: 'POST',
    body: new URLSearchParams(form),
  })

async function somebody() {
  const id = newId()
  const passwordHash = await hashPassword('panen-raya-2026')
  await db.user.create({ data: { id, name: 'Bu Melati', passwordHash } })
  return id
}

// Let `readAccount` skip `proveOwner` and this is red.
test('an account is taken only from who types the password again, and nothing of it is shown', async () => {
  const userId = await somebody()
  const wrong = await readAccount(asked({ ...bank, currentPassword: 'salah' }), userId)
  expect(wrong).toMatchObject({ ok: false, unfinished: { proof: 'wrong-password', typed: bank } })
  expect(JSON.stringify(wrong)).not.toContain('salah')
  expect(await readAccount(asked(bank), userId)).toMatchObject({
    unfinished: { proof: 'wrong-password' },
  })
  const right = await readAccount(asked({ ...bank, currentPassword: 'panen-raya-2026' }), userId)
  expect(right).toEqual({ ok: true, destination: bank })
})

test('whoever guesses is stopped, also when the eleventh guess is right', async () => {
  const userId = await somebody()
  for (let turn = 0; turn < 10; turn++) {
    await readAccount(asked({ ...bank, currentPassword: `salah ${turn}` }), userId)
  }
  const right = asked({ ...bank, currentPassword: 'panen-raya-2026' })
  expect(await readAccount(right, userId)).toMatchObject({ unfinished: { proof: 'too-many' } })
})

test('everybody of the maker and every treasurer is told of a new account, once', async () => {
  const shop = await aShop()
  const maker = await signedInMaker(shop)
  const mail = `bendahara-${newId()}@example.com`
  const treasurer = await db.user.create({
    data: { id: newId(), name: 'Bendahara', passwordHash: 'x', email: mail },
  })
  await db.membership.create({
    data: { userId: treasurer.id, shopId: shop.id, role: 'treasurer' },
  })
  await setPayoutAccount({ maker: maker.scope }, { actor: maker.actor, destination: bank })
  const account = await db.payoutAccount.findFirstOrThrow({ where: { shopId: shop.id } })
  for (let turn = 0; turn < 2; turn++) await tellMakerOfAccount(account.id)
  const letters = await db.message.findMany({ where: { recipient: mail } })
  expect(letters.map(({ template }) => template)).toEqual(['payout-account-treasurer'])
  expect(letters[0]!.text).not.toContain(bank.accountNumber)
})

// Red without the account before.
test('the trail says which account was changed into which, by their last digits only', async () => {
  const shop = await aShop()
  const maker = await signedInMaker(shop)
  const change = (destination: typeof bank) =>
    setPayoutAccount({ maker: maker.scope }, { actor: maker.actor, destination })
  await change(bank)
  await change({ ...bank, bank: 'BCA', accountNumber: '999988887777' })
  const [first, second] = await db.auditEntry.findMany({
    where: { shopId: shop.id, action: 'payout-account-set' },
    orderBy: { sequence: 'asc' },
  })
  expect(first!.details).not.toHaveProperty('bankBefore')
  expect(second!.details).toMatchObject({ bank: 'BCA', bankBefore: 'BRI' })
  const { end, endBefore } = second!.details as Record<string, string>
  expect([end!.slice(-4), endBefore!.slice(-4)]).toEqual(['7777', '9012'])
  expect(JSON.stringify([first, second])).not.toMatch(/123456789012|999988887777/)
})
