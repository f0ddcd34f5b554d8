import { changeOf, toldChange } from '#app/core/change-of.ts'
import { newId } from '#app/core/ids.ts'
import { changedMeanwhile, type ChangedMeanwhile } from '#app/core/meanwhile.ts'
import { ok, refuse, type Result } from '#app/core/result.ts'
import { ownedBy, type WholeSeller } from '#app/features/catalog/seller.server.ts'
import { type Allowed, takeAttempts } from '#app/features/users/attempt-limits.server.ts'
import { recordAudit } from '#app/server/audit.server.ts'
import { transaction, type Tx } from '#app/server/db.server.ts'
import { recordEvent } from '#app/server/events.server.ts'
import type { Actor, AuthorizedShopId } from '#app/server/scopes.server.ts'

type Asking = { userId: string; listingId: string; words: string; actor: Actor }
type Asked = Result<undefined, 'not-found'> | Extract<Allowed, { ok: false }>

/** About something on sale; the same words sent twice are one question. */
export async function askQuestion({ userId, listingId, words, actor }: Asking): Promise<Asked> {
  const allowed = await takeAttempts([['question-account', userId]])
  if (!allowed.ok) return allowed
  return transaction(async (tx) => {
    const listing = await tx.listing.findFirst({
      where: { id: listingId, status: 'live' },
      select: { shopId: true },
    })
    if (!listing) return refuse('not-found')
    const { shopId } = listing
    const id = newId()
    const { count } = await tx.question.createMany({
      data: { id, shopId, listingId, userId, words },
      skipDuplicates: true,
    })
    if (count === 0) return ok()
    await audit(tx, { id, shopId }, { action: 'asked', actor })
    await recordEvent(tx, { type: 'question.asked', questionId: id })
    return ok()
  })
}

type Answering = {
  seller: WholeSeller
  questionId: string
  answer: string
  actor: Actor
  /** As the form was sent, with what it had shown. */
  typed: Parameters<typeof changedMeanwhile>[0]
}
type Answered = Result<undefined, 'already-changed'> | ChangedMeanwhile

/** Or answered better than what was seen: a maker and the BUM Desa may both be writing. */
export function answerQuestion({ seller, questionId: id, answer, actor, typed }: Answering) {
  const { shopId, makerId } = ownedBy(seller)
  return transaction(async (tx): Promise<Answered> => {
    const [before] = await tx.$queryRaw<{ answer: string | null }[]>`
      SELECT q.answer FROM questions q JOIN listings l ON l.id = q.listing_id
      WHERE q.id = ${id}::uuid AND q.shop_id = ${shopId}::uuid AND q.withdrawn_at IS NULL
        AND q.hidden_at IS NULL AND (${makerId ?? null}::uuid IS NULL OR l.maker_id = ${makerId ?? null}::uuid)
      FOR NO KEY UPDATE OF q`
    if (!before) return refuse('already-changed')
    const changed = changedMeanwhile(typed, { answer: before.answer ?? '' })
    if (changed) return changed
    const change = changeOf(before, { answer })
    if (!change) return ok()
    await tx.question.updateMany({
      where: { id, shopId },
      data: { answer, answeredAt: new Date(), answeredByMaker: makerId !== undefined },
    })
    await audit(tx, { id, shopId }, { action: 'answered', actor, details: toldChange(change) })
    await recordEvent(tx, { type: 'question.answered', questionId: id })
    return ok()
  })
}

type Moderating = { shopId: AuthorizedShopId; questionId: string; actor: Actor }

/** Nobody but the BUM Desa and its asker reads it any more; its asker also why. */
export function hideQuestion({ reason, ...of }: Moderating & { reason: string }) {
  return moderate(of, { from: null, to: { hiddenAt: new Date(), hiddenReason: reason } })
}

export function showQuestion(of: Moderating) {
  return moderate(of, { from: { not: null }, to: { hiddenAt: null, hiddenReason: null } })
}

type Hiding = { hiddenAt: Date | null; hiddenReason: string | null }

function moderate(
  { shopId, questionId: id, actor }: Moderating,
  { from, to }: { from: null | { not: null }; to: Hiding },
) {
  return transaction(async (tx): Promise<Result<undefined, 'already-changed'>> => {
    const { count } = await tx.question.updateMany({
      where: { id, shopId, withdrawnAt: null, hiddenAt: from, hiddenByAdmin: false },
      data: to,
    })
    if (count === 0) return refuse('already-changed')
    const { hiddenReason: reason } = to
    const action = to.hiddenAt ? 'hidden' : 'shown'
    await audit(tx, { id, shopId }, { action, actor, ...(reason && { details: { reason } }) })
    return ok()
  })
}

/** Words and answer go for good. Another's question and one that is gone look the same. */
export function withdrawQuestion(userId: string, questionId: string): Promise<void> {
  return transaction(async (tx) => {
    const [gone] = await tx.question.updateManyAndReturn({
      where: { id: questionId, userId, withdrawnAt: null },
      data: { withdrawnAt: new Date(), words: null, answer: null, answeredAt: null },
      select: { id: true, shopId: true },
    })
    const actor: Actor = { type: 'buyer', id: userId }
    if (gone) await audit(tx, gone, { action: 'withdrawn', actor })
  })
}

/** What was said stays out of the trail, which is kept for ten years. */
function audit(
  tx: Tx,
  { id, shopId }: { id: string; shopId: string },
  deed: { action: string; actor: Actor; details?: Record<string, string> },
): Promise<void> {
  return recordAudit(tx, [{ subject: { type: 'question', id }, shopId, ...deed }])
}
