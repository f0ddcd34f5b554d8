import { expect, test } from 'vitest'
import { newCode, newId } from '#app/core/ids.ts'
import { moveListing } from '#app/features/catalog/listing-commands.server.ts'
import {
  tellMakerOfDecision,
  tellReporter,
  tellShopOfDecision,
} from '#app/features/messages/tell-report.server.ts'
import { askAgain, reportSomething } from '#app/features/moderation/commands.server.ts'
import { decideReport } from '#app/features/moderation/decide.server.ts'
import { reportForm, reportListQuery } from '#app/features/moderation/forms.ts'
import { countReports, getReport, listReports } from '#app/features/moderation/queries.server.ts'
import type { ReportSubject } from '#app/features/moderation/report.ts'
import {
  answerQuestion,
  askQuestion,
  showQuestion,
} from '#app/features/questions/commands.server.ts'
import { listQuestions } from '#app/features/questions/queries.server.ts'
import { saveReview } from '#app/features/reviews/commands.server.ts'
import { listReviews } from '#app/features/reviews/queries.server.ts'
import { db, pool } from '#app/server/db.server.ts'
import { mintScope } from '#app/server/scopes.server.ts'
import { aDeliveredOrder, aShop, type DeskShop } from './desk-story.ts'

async function aPerson() {
  const id = newId()
  const email = `${newCode(8).toLowerCase()}@example.id`
  await db.user.create({ data: { id, name: 'Wulan', email, passwordHash: 'x' } })
  return { reporterId: id, actor: { type: 'buyer', id } as const }
}

const admin = { type: 'admin', id: newId() } as const

async function listingOf(shop: Pick<DeskShop, 'id'>) {
  const [listing] = await db.listing.findMany({ where: { shopId: shop.id } })
  return listing!
}

async function aReport(subject: ReportSubject, subjectId: string) {
  const person = await aPerson()
  const said = { ...person, subject, subjectId, kind: 'rude', words: 'Kasar' } as const
  expect(await reportSomething(said)).toMatchObject({ ok: true })
  const { id } = await db.report.findFirstOrThrow({ where: { reporterId: person.reporterId } })
  return { id, said }
}

const decide = (reportId: string, outcome: 'upheld' | 'kept', seen = '') =>
  decideReport({ reportId, actor: admin, outcome, reason: 'Melanggar aturan', seen })

/** In the trail of the thing itself, by an admin and with the reason. */
async function expectHidingTold(subjectId: string, action: 'hidden' | 'status') {
  const row = await db.auditEntry.findFirstOrThrow({
    where: { subjectId, actorType: 'admin' },
    orderBy: { sequence: 'desc' },
  })
  expect(row).toMatchObject({ action, details: { reason: 'Melanggar aturan' } })
  expect(row.shopId).not.toBeNull()
}

const seenOf = async (id: string) => (await getReport(id))!.decidedAt!.toISOString()

test('an upheld review is neither shown nor counted, and comes back when the decision is changed', async () => {
  const { shop, orderId, purchase } = await aDeliveredOrder()
  const line = await db.orderLine.findFirstOrThrow({ where: { orderId } })
  const review = { stars: 1, words: 'Bodoh', name: 'none', pictures: [] } as const
  const buyer = { type: 'buyer', id: null } as const
  await saveReview({ purchaseToken: purchase.token, lineId: line.id, actor: buyer, review })
  const { id: reviewId } = await db.review.findFirstOrThrow({ where: { shopId: shop.id } })
  const { id } = await aReport('review', reviewId)
  const shown = async () => {
    const listing = await listingOf(shop)
    const { reviews } = await listReviews(listing.id, { limit: 9, before: null })
    return [reviews.length, listing.ratingCount, listing.ratingSum]
  }
  expect(await shown()).toEqual([1, 1, 1])
  await decide(id, 'upheld')
  expect(await shown()).toEqual([0, 0, 0])
  await expectHidingTold(reviewId, 'hidden')
  await decide(id, 'kept', await seenOf(id))
  expect(await shown()).toEqual([1, 1, 1])
})

test('a question an admin has hidden is not shown again by the BUM Desa', async () => {
  const shop = await aShop()
  const { id: listingId } = await listingOf(shop)
  const { reporterId: userId, actor } = await aPerson()
  await askQuestion({ userId, actor, listingId, words: 'Apa?' })
  const { id: questionId } = await db.question.findFirstOrThrow({ where: { shopId: shop.id } })
  const seller = { shopId: shop.scope }
  await answerQuestion({ seller, questionId, answer: 'Ini', typed: {}, actor: shop.manager })
  const { id } = await aReport('question', questionId)
  await decide(id, 'upheld')
  await expectHidingTold(questionId, 'hidden')
  const again = await showQuestion({ shopId: shop.scope, questionId, actor: shop.manager })
  expect(again).toMatchObject({ reason: 'already-changed' })
  const shown = async () => (await listQuestions(listingId, { limit: 9, before: null })).questions
  expect(await shown()).toEqual([])
  await decide(id, 'kept', await seenOf(id))
  expect(await shown()).toHaveLength(1)
})

test('a listing taken down stays down until an admin gives it back, whatever its sellers try', async () => {
  const shop = await aShop()
  const { id: listingId } = await listingOf(shop)
  const { id } = await aReport('listing', listingId)
  await decide(id, 'upheld')
  await expectHidingTold(listingId, 'status')
  const seller = { shopId: shop.scope }
  const deed = { seller, actor: shop.manager }
  const resume = { listingId, from: ['paused', 'hidden'], to: 'live' } as const
  expect(await moveListing(deed, resume)).toMatchObject({ reason: 'already-changed' })
  expect(await listingOf(shop)).toMatchObject({ status: 'hidden', reviewNote: 'Melanggar aturan' })
  const other = await aShop()
  for (const stranger of [
    { shopId: other.scope },
    { maker: mintScope.maker({ makerId: other.makerId, shopId: shop.id }) },
  ]) {
    expect(await askAgain({ seller: stranger, actor: other.manager, listingId })).toMatchObject({
      reason: 'already-changed',
    })
  }
  const asks = await Promise.all([
    askAgain({ ...deed, listingId }),
    askAgain({ ...deed, listingId }),
  ])
  expect(asks.filter(({ ok }) => ok)).toHaveLength(1)
  const waiting = reportListQuery.parse({ keadaan: 'ditanggapi' })
  expect((await listReports(waiting)).rows.map((row) => row.id)).toContain(id)
  await decide(id, 'kept', await seenOf(id))
  expect(await listingOf(shop)).toMatchObject({ status: 'paused', reviewNote: null })
  expect((await listReports(waiting)).rows.map((row) => row.id)).not.toContain(id)
})

test('one decision for all reports of a thing, by one of two admins; each person reports it once', async () => {
  const shop = await aShop()
  const { id: listingId } = await listingOf(shop)
  const first = await aReport('listing', listingId)
  await reportSomething({ ...first.said, words: 'Lagi' })
  const second = await aReport('listing', listingId)
  expect(await db.report.count({ where: { listingId } })).toBe(2)
  const both = await Promise.all([decide(first.id, 'upheld'), decide(second.id, 'kept')])
  expect(both.filter(({ ok }) => ok)).toHaveLength(1)
  const statuses = await db.report.findMany({ where: { listingId }, select: { status: true } })
  expect(new Set(statuses.map(({ status }) => status)).size).toBe(1)
  const trail = await db.auditEntry.findMany({
    where: { subjectId: { in: [first.id, second.id] } },
  })
  expect(trail.filter(({ action }) => action === 'status')).toHaveLength(2)
  expect(trail.every(({ shopId }) => shopId === null)).toBe(true)
})

test('reporter, BUM Desa and maker are told, each once, and the sellers never who reported', async () => {
  const shop = await aShop()
  const maker = await aPerson()
  await db.makerMember.create({ data: { userId: maker.reporterId, makerId: shop.makerId } })
  const { id: listingId } = await listingOf(shop)
  const { id } = await aReport('listing', listingId)
  const news = { reportId: id, decisionId: newId() }
  const tellAll = async () => {
    for (const tell of [tellReporter, tellShopOfDecision, tellMakerOfDecision]) await tell(news)
  }
  await tellAll()
  expect(await db.message.count({ where: { dedupeKey: { startsWith: `report:${id}` } } })).toBe(0)
  await decide(id, 'upheld')
  for (let round = 0; round < 2; round++) await tellAll()
  const letters = await db.message.findMany({
    where: { dedupeKey: { startsWith: `report:${id}` } },
    orderBy: { template: 'asc' },
  })
  expect(letters.map(({ template }) => template)).toEqual([
    'report-decided',
    'report-followed-maker',
    'report-followed-shop',
  ])
  const toSellers = letters.filter(({ shopId }) => shopId).map(({ text }) => text)
  expect(toSellers.join()).toMatch(/Melanggar aturan/)
  expect(toSellers.join()).not.toMatch(/Wulan|Kasar/)
})

test('what is not public cannot be reported, and odd forms and rows are refused', async () => {
  const shop = await aShop()
  const { id: listingId } = await listingOf(shop)
  await db.listing.updateMany({ where: { shopId: shop.id }, data: { status: 'paused' } })
  for (const subjectId of [listingId, newId(), 'x']) {
    const said = { ...(await aPerson()), subject: 'listing', subjectId, kind: 'spam', words: null }
    expect(await reportSomething(said as never)).toMatchObject({ reason: 'not-found' })
  }
  for (const odd of [{}, { kind: 'other' }, { kind: 'x' }, { kind: 'spam', words: 'a\u202Eb' }]) {
    expect(reportForm.safeParse(odd).success).toBe(false)
  }
  const { id } = await aReport('shop', shop.id)
  const before = await countReports()
  expect(before.open).toBeGreaterThan(0)
  for (const change of [
    `listing_id = '${listingId}'`,
    `subject = 'review'`,
    `status = 'kept'`,
    `decision = 'x'`,
  ]) {
    await expect(pool.query(`UPDATE reports SET ${change} WHERE id = $1`, [id])).rejects.toThrow(
      /violates check constraint/,
    )
  }
})
