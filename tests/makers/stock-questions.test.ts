import { expect, test } from 'vitest'
import { newId } from '#app/core/ids.ts'
import { answerStock, askStock } from '#app/features/catalog/stock-questions.server.ts'
import { setStock } from '#app/features/catalog/stock-commands.server.ts'
import { askMakersAboutStock } from '#app/features/messages/ask-stock.server.ts'
import { moveMaker } from '#app/features/makers/commands.server.ts'
import { action as ask } from '#app/routes/kelola/maker-ask.tsx'
import { action as answer, loader as look } from '#app/routes/lapak/stock-answer.tsx'
import { db, transaction } from '#app/server/db.server.ts'
import { startUserSession } from '#app/server/session.server.ts'
import { seal } from '#app/server/sealed.server.ts'
import { aPaidOrder, type DeskShop } from '#tests/desk/desk-story.ts'
import { newRandom } from '#tests/money/random.ts'
import { aMakerDesk, args } from './maker-desk.ts'

type Desk = Awaited<ReturnType<typeof aMakerDesk>>

const asked = ({ scope: maker, shop }: Desk) =>
  transaction((tx) => askStock(tx, { maker, actor: shop.manager, untouchedDays: 0 }))

async function tokensOf(desk: Desk) {
  const [good] = await asked(desk)
  return good!.tokens
}

const tap = (token: string) => answer(args({ params: { token }, form: {} }))
const open = async (token: string) => (await look(args({ params: { token } }))).question
const left = async ({ variantId: id, id: shopId }: DeskShop) => {
  const { onHand, held } = await db.variant.findFirstOrThrow({ where: { id, shopId } })
  return onHand - held
}

async function refusal(answered: Promise<unknown>): Promise<string> {
  try {
    await answered
    return 'in'
  } catch (thrown) {
    if (!(thrown instanceof Response)) throw thrown
    return `${thrown.status} ${await thrown.text()}`
  }
}

test('a link says one thing once: opening it changes nothing, a tap does, and the next ones nothing', async () => {
  const desk = await aMakerDesk({ stock: 5 })
  const { yes, none } = await tokensOf(desk)
  for (const token of [yes, none, none]) expect(await open(token)).toMatchObject({ state: 'open' })
  expect([await left(desk.shop), await answersIn(desk)]).toEqual([5, []])

  expect(await tap(none)).toMatchObject({ status: 302 })
  expect(await left(desk.shop)).toBe(0)
  expect(await open(none)).toMatchObject({ state: 'answered' })
  // Stock that came since is not sold out by an old link, whichever of the two.
  await setStock({
    seller: { maker: desk.scope },
    actor: desk.actor,
    variantId: desk.shop.variantId,
    count: 9,
  })
  for (const token of [none, yes]) {
    expect(await tap(token)).toMatchObject({ data: null, init: { status: 409 } })
  }
  expect(await left(desk.shop)).toBe(9)
  expect(await answersIn(desk)).toEqual([
    {
      answer: 'none',
      seen: 5,
      maker: desk.shop.makerId,
      askedBy: desk.shop.manager.id,
      byLink: true,
    },
  ])
})

test('who has said yes says nothing more by the same question, though the stock is still the same', async () => {
  const desk = await aMakerDesk({ stock: 5 })
  const { yes, none } = await tokensOf(desk)
  expect(await tap(yes)).toMatchObject({ status: 302 })
  expect(await open(none)).toMatchObject({ state: 'answered' })
  for (const token of [yes, none]) expect(await tap(token)).toMatchObject({ init: { status: 409 } })
  expect([await left(desk.shop), await answersIn(desk)]).toMatchObject([5, [{ answer: 'yes' }]])
})

test('an answer to a stock that has changed since does nothing and says so', async () => {
  const desk = await aMakerDesk({ stock: 5 })
  const { none } = await tokensOf(desk)
  const set = (count: number) =>
    setStock({
      seller: { maker: desk.scope },
      actor: desk.actor,
      variantId: desk.shop.variantId,
      count,
    })
  await set(4)
  // As many as when it was asked, but not the same any more.
  await set(5)
  expect(await open(none)).toMatchObject({ state: 'changed' })
  expect(await tap(none)).toMatchObject({ init: { status: 409 } })
  expect([await left(desk.shop), await answersIn(desk)]).toEqual([5, []])
})

test('an answer and a sale at once: one of them is first, and the other knows', async () => {
  for (let round = 0; round < 4; round++) {
    const desk = await aMakerDesk({ stock: 2 })
    const { none } = await tokensOf(desk)
    const [answered, sold] = await Promise.all([
      answerStock(none),
      aPaidOrder(desk.shop, { quantity: 1 }).then(
        () => true,
        () => false,
      ),
      answerStock(none),
    ])
    const [mine] = await answersIn(desk)
    expect(await left(desk.shop)).toBe(mine ? 0 : 1)
    expect(sold || mine !== undefined).toBe(true)
    if (!answered.ok) expect(['changed', 'answered']).toContain(answered.reason)
    expect((await answersIn(desk)).length).toBeLessThanOrEqual(1)
  }
})

test('a thousand bent links, links for something else, old, replaced and of a paused maker open nothing', async () => {
  const desk = await aMakerDesk({ stock: 5 })
  const { yes, none } = await tokensOf(desk)
  const random = newRandom()
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
  const bent = () => {
    const at = random.below(none.length)
    const letter = random.pick([...letters])
    return random.pick([
      none.slice(0, at) + letter + none.slice(at + 1),
      none.slice(0, at),
      none + letter,
      yes.slice(0, at) + none.slice(at),
      none.slice(0, at) + none.slice(at + 1) + none[at],
    ])
  }
  // The last letter of base64url may carry bits that say nothing: the same link in another spelling.
  const meaning = (token: string) => Buffer.from(token, 'base64url').toString('hex')
  const real = new Set([yes, none].map(meaning))
  const mutants = Array.from({ length: 1000 }, bent).filter((token) => !real.has(meaning(token)))
  const answers = new Set<string>()
  for (const token of mutants) answers.add(JSON.stringify(await answerStock(token)))
  expect(mutants.length).toBeGreaterThan(700)
  expect(answers).toEqual(new Set([JSON.stringify({ ok: false, reason: 'not-found' })]))

  const { id } = await db.stockQuestion.findFirstOrThrow({ where: { shopId: desk.shop.id } })
  const foreign = [
    seal('feed', `${id} none`),
    seal('stock-answer', `${newId()} none`),
    seal('stock-answer', `${id} all`),
    seal('stock-answer', 'x'),
    mutants[0]!,
    '',
  ]
  const refusals = new Set<string>()
  for (const token of foreign)
    refusals.add(await refusal(tap(token))).add(await refusal(open(token)))
  await pauseThen(desk, async () =>
    refusals.add(await refusal(tap(none))).add(await refusal(open(none))),
  )
  await db.stockQuestion.updateMany({
    where: { shopId: desk.shop.id },
    data: { askedAt: new Date(0), expiresAt: new Date(1) },
  })
  refusals.add(await refusal(tap(none)))
  await tokensOf(desk)
  refusals.add(await refusal(tap(none))).add(await refusal(open(yes)))
  expect(refusals).toEqual(new Set(['404 Not Found']))
  expect([await left(desk.shop), await answersIn(desk)]).toEqual([5, []])
})

test('the BUM Desa makes the links for its own maker only; it stands in the trail who did', async () => {
  const [desk, elsewhere] = [await aMakerDesk({ stock: 5 }), await aMakerDesk()]
  const cookie = await managerOf(desk.shop)
  const made = await ask(args({ cookie, params: { makerId: desk.shop.makerId }, form: {} }))
  expect(made.text).toMatch(/masih ada 5 pak\?\nYa, masih ada: http\S+\/jawab\/\S+\nHabis: http/)
  const theirs = ask(args({ cookie, params: { makerId: elsewhere.shop.makerId }, form: {} }))
  await expect(theirs).rejects.toMatchObject({ status: 404 })
  const reader = await aSupervisor(desk.shop)
  const read = ask(args({ cookie: reader, params: { makerId: desk.shop.makerId }, form: {} }))
  await expect(read).rejects.toMatchObject({ status: 403 })
  const trail = await db.auditEntry.findMany({ where: { subjectId: desk.shop.makerId } })
  expect(trail).toMatchObject([{ action: 'stock-asked', actorId: desk.shop.manager.id }])
})

test('each week the job asks about what nobody has touched, once, and never at night', async () => {
  const desk = await aMakerDesk({ stock: 5 })
  await db.user.update({
    where: { id: desk.actor.id },
    data: { phone: `+62812${Date.now() % 1e8}`.padEnd(14, '0') },
  })
  const [day, night] = [new Date('2026-11-30T02:00:00Z'), new Date('2026-11-30T15:00:00Z')]
  const letters = () =>
    db.message.findMany({ where: { shopId: desk.shop.id, template: 'stock-question' } })
  await askMakersAboutStock(day)
  // Its stock is of today.
  expect(await letters()).toEqual([])
  await anOldVariant(desk.shop)
  await askMakersAboutStock(night)
  expect(await letters()).toEqual([])
  await Promise.all([askMakersAboutStock(day), askMakersAboutStock(day)])
  const [letter, ...more] = await letters()
  expect(more).toEqual([])
  expect(letter).toMatchObject({ channel: 'whatsapp' })
  const [, token] = /Habis: http\S+\/jawab\/(\S+)/.exec(letter!.text)!
  expect(await open(token!)).toMatchObject({ answer: 'none', seen: 7, state: 'open' })
})

/** Seven pieces of another size, which nobody has touched for eight days. */
async function anOldVariant({ id: shopId, variantId }: DeskShop) {
  const { listingId } = await db.variant.findFirstOrThrow({ where: { id: variantId, shopId } })
  const id = newId()
  const columns = { id, shopId, listingId, labelId: 'Besar', labelEn: 'Large' }
  await db.variant.create({ data: { ...columns, price: 20_000n, weightGrams: 500 } })
  const createdAt = new Date(Date.now() - 8 * 86_400_000)
  const stock = {
    id: newId(),
    shopId,
    variantId: id,
    delta: 7,
    reason: 'opening',
    createdAt,
  } as const
  await db.stockMovement.create({ data: stock })
}

async function aSupervisor({ id: shopId }: DeskShop): Promise<string> {
  const userId = newId()
  await db.user.create({ data: { id: userId, name: 'Pengawas', passwordHash: 'x' } })
  await db.membership.create({ data: { userId, shopId, role: 'supervisor' } })
  return cookieOf(userId)
}

const managerOf = ({ manager }: DeskShop) => cookieOf(manager.id)

async function cookieOf(userId: string): Promise<string> {
  const { token } = await startUserSession(db, { userId, isVerified: true, userAgent: 'test' })
  return `sid=${token}`
}

async function answersIn({ shop }: Desk) {
  const rows = await db.auditEntry.findMany({
    where: { shopId: shop.id, action: 'stock-answered' },
  })
  return rows.map(({ details }) => details)
}

async function pauseThen({ shop }: Desk, then: () => Promise<unknown>) {
  const deed = { shopId: shop.scope, actor: shop.manager }
  await moveMaker(deed, { makerId: shop.makerId, to: 'paused' })
  await then()
  await moveMaker(deed, { makerId: shop.makerId, to: 'active' })
}
