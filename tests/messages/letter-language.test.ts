import { expect, test } from 'vitest'
import { newId } from '#app/core/ids.ts'
import { askMakersAboutStock } from '#app/features/messages/ask-stock.server.ts'
import { tellAdminsOfAccount } from '#app/features/messages/tell-admins.server.ts'
import { tellMakerOfStatus } from '#app/features/messages/tell-maker.server.ts'
import { messagesFor } from '#app/i18n/messages.ts'
import { db } from '#app/server/db.server.ts'
import { aMaker, aShop, aVariant } from '#tests/factories/shops.ts'
import { asOwner } from '#tests/setup/as-owner.ts'
import { byDay } from './a-letter.ts'

async function aReader(locale: 'id' | 'en', columns: object = {}) {
  const id = newId()
  const email = `${locale}-${id}@example.com`
  await db.user.create({
    data: { id, name: 'Sri', email, locale, passwordHash: 'x', ...columns },
  })
  return { id, email }
}

const letterTo = (recipient: string) =>
  db.message.findFirstOrThrow({ where: { recipient }, select: { text: true, locale: true } })

test('who works for one maker is told in the language of the own account', async () => {
  const maker = await aMaker(await aShop())
  const [sri, sarah] = [await aReader('id'), await aReader('en')]
  await db.makerMember.createMany({
    data: [sri, sarah].map(({ id: userId }) => ({ userId, makerId: maker.id })),
  })
  await tellMakerOfStatus({ makerId: maker.id, status: 'active', changeId: newId() })
  for (const [reader, locale] of [
    [sri, 'id'],
    [sarah, 'en'],
  ] as const) {
    const letter = await letterTo(reader.email)
    expect(letter.locale).toBe(locale)
    expect(letter.text).toContain(messagesFor(locale).messages.openStall)
  }
})

test('the weekly question about stock too, and without an account in Indonesian', async () => {
  const shop = await aShop()
  const [known, unknown] = [await aMaker(shop), await aMaker(shop)]
  const sarah = await aReader('en')
  await db.makerMember.create({ data: { userId: sarah.id, makerId: known.id } })
  await db.maker.update({ where: { id: unknown.id }, data: { phone: '+6281211112222' } })
  for (const maker of [known, unknown]) await aVariant({ shop, maker })
  await asOwner(`SET session_replication_role = replica;
    UPDATE stock_movements SET created_at = created_at - interval '9 days'`)
  await askMakersAboutStock(byDay)
  const { yes: english } = messagesFor('en').messages.stockQuestion
  expect(await letterTo(sarah.email)).toMatchObject({
    locale: 'en',
    text: expect.stringContaining(english),
  })
  expect(await letterTo('+6281211112222')).toMatchObject({ locale: 'id' })
})

test('an admin who reads English is told of another account for transfers in English', async () => {
  const admin = await aReader('en', { platformRole: 'admin' })
  await tellAdminsOfAccount({
    bank: 'BRI',
    accountNumber: '001122334455',
    print: newId(),
    after: { entryId: newId() },
  } as never)
  expect((await letterTo(admin.email)).text).toContain(messagesFor('en').messages.greetingAdmins)
})
