import type { ActionFunctionArgs } from '@remix-run/node'
import { seenOf } from '#app/core/meanwhile.ts'
import { expect, test } from 'vitest'
import { changesOf } from '#app/features/audit/deed-changes.ts'
import { newCode, newId } from '#app/core/ids.ts'
import {
  answerQuestion,
  askQuestion,
  hideQuestion,
  showQuestion,
  withdrawQuestion,
} from '#app/features/questions/commands.server.ts'
import {
  countUnansweredQuestions,
  getQuestionForSeller,
  listQuestionsForSeller,
} from '#app/features/questions/desk-queries.server.ts'
import { deskQuestionQuery, questionForm } from '#app/features/questions/forms.ts'
import { listOwnQuestions, listQuestions } from '#app/features/questions/queries.server.ts'
import {
  tellAskerOfAnswer,
  tellMakerOfQuestion,
  tellShopOfQuestion,
} from '#app/features/messages/tell-question.server.ts'
import { action as answerAction } from '#app/routes/kelola/question.tsx'
import { db, pool } from '#app/server/db.server.ts'
import { mintScope } from '#app/server/scopes.server.ts'
import { requestWith, signedInCookie } from '#tests/accounts/people.ts'
import { aShop } from './desk-story.ts'

const all = deskQuestionQuery.parse({ lihat: 'semua' })
const waiting = deskQuestionQuery.parse({})

async function aBuyer() {
  const id = newId()
  const email = `${newCode(8).toLowerCase()}@example.id`
  await db.user.create({ data: { id, name: 'Budi Santoso', email, passwordHash: 'x' } })
  return { userId: id, actor: { type: 'buyer', id } as const }
}

async function aQuestion(words = 'Tahan berapa lama?') {
  const shop = await aShop()
  const [{ id: listingId } = { id: '' }] = await db.listing.findMany({ where: { shopId: shop.id } })
  const buyer = await aBuyer()
  await askQuestion({ ...buyer, listingId, words })
  const { id } = await db.question.findFirstOrThrow({ where: { shopId: shop.id } })
  const seller = { shopId: shop.scope }
  const maker = { maker: mintScope.maker({ makerId: shop.makerId, shopId: shop.id }) }
  return { id, shop, listingId, buyer, seller, maker, actor: shop.manager }
}

const publicly = async (listingId: string) =>
  (await listQuestions(listingId, { limit: 9, before: null })).questions

test('asked, answered, hidden, shown and withdrawn: public only while it is answered and not hidden', async () => {
  const { id, shop, listingId, buyer, seller, maker, actor } = await aQuestion()
  const waitingIds = async () =>
    (await listQuestionsForSeller(seller, waiting)).rows.map((q) => q.id)
  expect(await publicly(listingId)).toEqual([])
  expect(await waitingIds()).toEqual([id])
  const first = { questionId: id, actor, typed: {} }
  await answerQuestion({ ...first, seller: maker, answer: 'Sebulan' })
  expect(await publicly(listingId)).toMatchObject([
    { answer: 'Sebulan', answeredBy: 'Dapur Melati' },
  ])
  const better = { ...first, seller, answer: 'Dua bulan' }
  // The BUM Desa was writing while the maker answered. Take the `changedMeanwhile` out and this is red.
  expect(await answerQuestion(better)).toMatchObject({
    reason: 'changed-meanwhile',
    meanwhile: { now: { answer: 'Sebulan' } },
  })
  await answerQuestion({ ...better, typed: { seen: seenOf({ answer: 'Sebulan' }) } })
  expect(await publicly(listingId)).toMatchObject([{ answeredBy: 'BUM Desa Maju' }])
  expect(await waitingIds()).toEqual([])
  const of = { shopId: shop.scope, questionId: id, actor }
  const hidden = await Promise.all([
    hideQuestion({ ...of, reason: 'Kasar' }),
    hideQuestion({ ...of, reason: 'Kasar' }),
  ])
  expect(hidden.filter(({ ok }) => ok)).toHaveLength(1)
  expect(await publicly(listingId)).toEqual([])
  expect((await listOwnQuestions(buyer.userId, null)).rows).toMatchObject([
    { hiddenReason: 'Kasar' },
  ])
  const late = { ...first, seller, answer: 'Lagi' }
  expect(await answerQuestion(late)).toMatchObject({ reason: 'already-changed' })
  await showQuestion(of)
  expect(await publicly(listingId)).toHaveLength(1)
  await withdrawQuestion((await aBuyer()).userId, id)
  expect(await publicly(listingId)).toHaveLength(1)
  await withdrawQuestion(buyer.userId, id)
  expect(await publicly(listingId)).toEqual([])
  expect(await db.question.findMany({ where: { shopId: shop.id } })).toMatchObject([
    { words: null, answer: null },
  ])
  const trail = await db.auditEntry.findMany({
    where: { subjectId: id },
    orderBy: { sequence: 'asc' },
  })
  expect(trail.map(({ action }) => action)).toEqual([
    'asked',
    'answered',
    'answered',
    'hidden',
    'shown',
    'withdrawn',
  ])
  // Take `details` out of answerQuestion and this is red: nobody could say what stood there before.
  expect(changesOf(trail[2]!.details as Record<string, unknown>)).toEqual([
    { name: 'answer', before: 'Sebulan', after: 'Dua bulan' },
  ])
})

test('sent twice it is one question, and the eleventh of an hour is refused', async () => {
  const { shop, listingId, buyer } = await aQuestion()
  const again = { ...buyer, listingId, words: 'Ada yang pedas?' }
  await Promise.all([askQuestion(again), askQuestion(again)])
  expect(await db.question.count({ where: { shopId: shop.id } })).toBe(2)
  const rest = Array.from({ length: 8 }, (_, index) =>
    askQuestion({ ...buyer, listingId, words: `Nomor ${index}?` }),
  )
  const refused = (await Promise.all(rest)).filter(({ ok }) => !ok)
  expect(refused).toMatchObject([{ reason: 'too-many' }])
  await db.listing.updateMany({ where: { shopId: shop.id }, data: { status: 'paused' } })
  expect(await askQuestion({ ...(await aBuyer()), listingId, words: 'Masih ada?' })).toMatchObject({
    reason: 'not-found',
  })
})

test('another BUM Desa and another maker neither read nor answer it', async () => {
  const canary = 'KANARI-TANYA'
  const { id, shop, seller } = await aQuestion(canary)
  const other = await aShop()
  const strangers = [
    { shopId: other.scope },
    { maker: mintScope.maker({ makerId: other.makerId, shopId: shop.id }) },
  ]
  for (const stranger of strangers) {
    expect(await getQuestionForSeller(stranger, id)).toBeNull()
    expect(await countUnansweredQuestions(stranger)).toBe(0)
    expect((await listQuestionsForSeller(stranger, { ...all, cari: canary })).rows).toEqual([])
    const answer = { seller: stranger, questionId: id, answer: 'x', typed: {} }
    const theirs = { ...answer, actor: other.manager }
    expect(await answerQuestion(theirs)).toMatchObject({ reason: 'already-changed' })
  }
  const hide = { shopId: other.scope, questionId: id, actor: other.manager, reason: 'x' }
  expect(await hideQuestion(hide)).toMatchObject({ reason: 'already-changed' })
  expect((await listQuestionsForSeller(seller, { ...all, cari: canary })).rows).toHaveLength(1)
})

test('seller and asker are told once each, and no letter says what was asked', async () => {
  const { id, maker, buyer, actor, shop } = await aQuestion('RAHASIA-TANYA')
  const { userId } = await aBuyer()
  await db.makerMember.create({ data: { userId, makerId: shop.makerId } })
  const tellAll = async () => {
    for (const tell of [tellShopOfQuestion, tellMakerOfQuestion, tellAskerOfAnswer]) await tell(id)
  }
  await tellAll()
  const answer = { seller: maker, questionId: id, answer: 'RAHASIA-JAWAB' }
  await answerQuestion({ ...answer, actor, typed: {} })
  for (let round = 0; round < 2; round++) await tellAll()
  const letters = await db.message.findMany({
    where: { dedupeKey: { startsWith: `question:${id}` } },
    orderBy: { template: 'asc' },
  })
  expect(letters.map(({ template }) => template)).toEqual([
    'question-answered',
    'question-asked-maker',
    'question-asked-shop',
  ])
  const { email } = await db.user.findUniqueOrThrow({ where: { id: buyer.userId } })
  expect(letters[0]).toMatchObject({ recipient: email, shopId: null })
  expect(JSON.stringify(letters.map(({ text, html }) => [text, html]))).not.toMatch(/RAHASIA/)
})

test('what nobody should read is refused by form and database, and comes back as typed', async () => {
  const { id, shop } = await aQuestion()
  for (const words of ['', ' ', 'x'.repeat(501), 'a\u202Eb', 'WA 0812-3456-7890', 'cek toko.com']) {
    expect(questionForm.safeParse({ words }).success).toBe(false)
  }
  const { cookie } = await signedInCookie(shop.manager.id)
  const body = new URLSearchParams({ answer: 'WA 0812-3456-7890' })
  const request = requestWith(cookie, '/kelola/pertanyaan/x', { method: 'POST', body })
  const args = { request, params: { questionId: id } } as unknown as ActionFunctionArgs
  const answer = await answerAction(args)
  expect(answer).toMatchObject({
    data: { typed: { answer: 'WA 0812-3456-7890' }, problem: 'contact' },
  })
  for (const change of [
    `words = NULL`,
    `answer = 'x'`,
    `hidden_at = now()`,
    `answer = '', answered_at = now()`,
    `withdrawn_at = now()`,
  ]) {
    await expect(pool.query(`UPDATE questions SET ${change} WHERE id = $1`, [id])).rejects.toThrow(
      /violates check constraint/,
    )
  }
})
