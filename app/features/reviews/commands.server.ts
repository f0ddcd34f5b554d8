import { changeOf, toldChange } from '#app/core/change-of.ts'
import { newId } from '#app/core/ids.ts'
import { changedMeanwhile, type ChangedMeanwhile } from '#app/core/meanwhile.ts'
import { ok, refuse, type Result } from '#app/core/result.ts'
import { lockOrder } from '#app/features/orders/lock-order.server.ts'
import { recordAudit } from '#app/server/audit.server.ts'
import { transaction, type Tx } from '#app/server/db.server.ts'
import type { Actor, AuthorizedShopId, PurchaseToken } from '#app/server/scopes.server.ts'
import type { ReviewInput } from './forms.ts'
import { findReviewLine } from './line-queries.server.ts'
import { reviewState, shownNameOf } from './review-policy.ts'

/** With the names of pictures that are in the store. */
type Said = ReviewInput & { pictures: readonly string[] }
type LineDeed = { purchaseToken: PurchaseToken; lineId: string; actor: Actor }
type ReviewResult = Promise<Result<undefined, 'not-found' | 'already-changed'>>

/** The first word about a line, or another one while it may be changed. */
export function saveReview(deed: LineDeed & { review: Said }): ReviewResult {
  return transaction(async (tx) => {
    const line = await lockLine(tx, deed)
    if (!line) return refuse('not-found')
    const { shopId, listingId, state, review } = line
    const { stars, words, name, pictures } = deed.review
    const shownName = name === 'initial' && line.buyerName ? shownNameOf(line.buyerName) : null
    const said = { stars, words, shownName, pictures: [...pictures] }
    if (state === 'possible') {
      const id = newId()
      await tx.review.create({
        data: { id, orderLineId: deed.lineId, shopId, listingId, ...said },
      })
      await audit(tx, { id, shopId }, { action: 'written', actor: deed.actor, details: { stars } })
      return ok()
    }
    if (state !== 'open' || !review) return refuse('already-changed')
    await tx.review.update({ where: { id: review.id, shopId }, data: said })
    const details = { stars, before: review.stars }
    await audit(tx, { id: review.id, shopId }, { action: 'changed', actor: deed.actor, details })
    return ok()
  })
}

/** For good: the words, the pictures and the name go, the line has had its review. */
export function withdrawReview(deed: LineDeed): ReviewResult {
  return transaction(async (tx) => {
    const line = await lockLine(tx, deed)
    if (!line) return refuse('not-found')
    const { shopId, state, review } = line
    if (!review || state === 'closed') return refuse('already-changed')
    await tx.review.update({
      where: { id: review.id, shopId },
      data: {
        withdrawnAt: new Date(),
        words: null,
        shownName: null,
        pictures: [],
        reply: null,
        repliedAt: null,
      },
    })
    await audit(tx, { id: review.id, shopId }, { action: 'withdrawn', actor: deed.actor })
    return ok()
  })
}

type ReplyDeed = {
  shopId: AuthorizedShopId
  reviewId: string
  actor: Actor
  reply: string
  /** As the form was sent, with what it had shown. */
  typed: Parameters<typeof changedMeanwhile>[0]
}

/** The BUM Desa answers, or answers better than it has seen itself answer. */
export function replyToReview({
  shopId,
  reviewId,
  actor,
  reply,
  typed,
}: ReplyDeed): Promise<Result<undefined, 'not-found'> | ChangedMeanwhile> {
  return transaction(async (tx): ReturnType<typeof replyToReview> => {
    const [before] = await tx.$queryRaw<{ reply: string | null }[]>`
      SELECT reply FROM reviews WHERE id = ${reviewId}::uuid AND shop_id = ${shopId}::uuid
        AND withdrawn_at IS NULL FOR NO KEY UPDATE`
    if (!before) return refuse('not-found')
    const changed = changedMeanwhile(typed, { reply: before.reply ?? '' })
    if (changed) return changed
    const change = changeOf(before, { reply })
    if (!change) return ok()
    await tx.review.updateMany({
      where: { id: reviewId, shopId },
      data: { reply, repliedAt: new Date() },
    })
    const details = toldChange(change)
    await audit(tx, { id: reviewId, shopId }, { action: 'replied', actor, details })
    return ok()
  })
}

/** Its order is held still, so that two reviews of one line, or a review and a refund, queue up. */
async function lockLine(tx: Tx, { purchaseToken, lineId }: LineDeed) {
  const line = await findReviewLine(tx, { purchaseToken, lineId })
  const order = line && (await lockOrder(tx, { orderId: line.orderId, owner: { purchaseToken } }))
  const held = order && (await findReviewLine(tx, { purchaseToken, lineId }))
  return held && { ...held, state: reviewState(held.facts, order.now) }
}

/** The buyer's words stay out of the trail, which is kept for ten years; the BUM Desa answers for its own. */
function audit(
  tx: Tx,
  { id, shopId }: { id: string; shopId: string },
  deed: { action: string; actor: Actor; details?: Record<string, number | string> },
): Promise<void> {
  return recordAudit(tx, [{ subject: { type: 'review', id }, shopId, ...deed }])
}
