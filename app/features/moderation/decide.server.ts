import { newId } from '#app/core/ids.ts'
import { ok, refuse, type Result } from '#app/core/result.ts'
import { recordAudit } from '#app/server/audit.server.ts'
import { transaction, type Tx } from '#app/server/db.server.ts'
import { recordEvent } from '#app/server/events.server.ts'
import type { Actor } from '#app/server/scopes.server.ts'
import type { ReportOutcome, ReportStatus, ReportSubject } from './report.ts'

type Deciding = {
  reportId: string
  actor: Extract<Actor, { type: 'admin' }>
  outcome: ReportOutcome
  reason: string
  /** When it was decided last, as the admin saw it; empty: not yet. */
  seen: string
}

/**
 * On all reports of one thing at once. Upheld, it is hidden (of a BUM Desa nothing follows by itself: it
 * is suspended at its own page); kept, it is shown again. A decision can be changed by another one.
 */
export function decideReport({
  reportId,
  actor,
  outcome,
  reason,
  seen,
}: Deciding): Promise<Result<undefined, 'not-found' | 'already-changed'>> {
  return transaction(async (tx) => {
    const reports = await lockReports(tx, reportId)
    const report = reports.find(({ id }) => id === reportId)
    if (!report) return refuse('not-found')
    if (seen !== (report.decidedAt?.toISOString() ?? '')) return refuse('already-changed')
    const wasUpheld = reports.some(({ status }) => status === 'upheld')
    if (outcome === 'upheld') await hide(tx, report, { actor, reason })
    else if (wasUpheld) await showAgain(tx, report, actor)
    await tx.report.updateMany({
      where: { id: { in: reports.map(({ id }) => id) } },
      data: { status: outcome, decision: reason, decidedAt: new Date() },
    })
    await recordAudit(
      tx,
      reports.map(({ id, status }) => ({
        subject: { type: 'report', id },
        action: 'status',
        from: status,
        to: outcome,
        actor,
        details: { reason },
      })),
    )
    const decisionId = newId()
    for (const { id } of reports) {
      await recordEvent(tx, { type: 'report.decided', reportId: id, decisionId })
    }
    if (outcome === 'upheld' || wasUpheld) {
      await recordEvent(tx, { type: 'report.followed', reportId, decisionId })
    }
    return ok()
  })
}

type Locked = {
  id: string
  subject: ReportSubject
  subjectId: string
  shopId: string
  status: ReportStatus
  decidedAt: Date | null
}

/** All of the same thing, in one order, so that two admins queue up. */
function lockReports(tx: Tx, reportId: string): Promise<Locked[]> {
  return tx.$queryRaw<Locked[]>`
    SELECT r.id, r.subject::text, coalesce(r.review_id, r.question_id, r.listing_id, r.shop_id) AS "subjectId",
      r.shop_id AS "shopId", r.status::text, r.decided_at AS "decidedAt"
    FROM reports r WHERE coalesce(r.review_id, r.question_id, r.listing_id, r.shop_id) = (
      SELECT coalesce(review_id, question_id, listing_id, shop_id) FROM reports WHERE id = ${reportId}::uuid)
    ORDER BY r.id FOR UPDATE`
}

type Hiding = { actor: Actor; reason: string }

async function hide(
  tx: Tx,
  { subject, subjectId: id, shopId }: Locked,
  { actor, reason }: Hiding,
): Promise<void> {
  const hidden = { hiddenAt: new Date(), hiddenReason: reason }
  if (subject === 'review') {
    const { count } = await tx.review.updateMany({ where: { id, shopId }, data: hidden })
    if (count > 0) await recordWords(tx, { subject, id, shopId, actor }, reason)
  } else if (subject === 'question') {
    const data = { ...hidden, hiddenByAdmin: true }
    const where = { id, shopId, withdrawnAt: null }
    const { count } = await tx.question.updateMany({ where, data })
    if (count > 0) await recordWords(tx, { subject, id, shopId, actor }, reason)
  } else if (subject === 'listing') {
    await moveListing(tx, { id, shopId, actor }, { to: 'hidden', note: reason })
  }
}

async function showAgain(
  tx: Tx,
  { subject, subjectId: id, shopId }: Locked,
  actor: Actor,
): Promise<void> {
  const shown = { hiddenAt: null, hiddenReason: null }
  if (subject === 'review') {
    const { count } = await tx.review.updateMany({ where: { id, shopId }, data: shown })
    if (count > 0) await recordWords(tx, { subject, id, shopId, actor }, null)
  } else if (subject === 'question') {
    const { count } = await tx.question.updateMany({
      where: { id, shopId, hiddenByAdmin: true },
      data: { ...shown, hiddenByAdmin: false },
    })
    if (count > 0) await recordWords(tx, { subject, id, shopId, actor }, null)
  } else if (subject === 'listing') {
    // Paused, not live: its seller decides whether it is still to be had.
    await moveListing(tx, { id, shopId, actor }, { to: 'paused', note: null })
  }
}

type Words = { subject: 'review' | 'question'; id: string; shopId: string; actor: Actor }

/** In the trail of the words themselves: hidden with the reason, or shown again. */
function recordWords(
  tx: Tx,
  { subject: type, id, shopId, actor }: Words,
  reason: string | null,
): Promise<void> {
  const deed = reason === null ? { action: 'shown' } : { action: 'hidden', details: { reason } }
  return recordAudit(tx, [{ subject: { type, id }, shopId, actor, ...deed }])
}

type Listing = { id: string; shopId: string; actor: Actor }

/** Whatever its seller has made of it meanwhile; one that is back already stays as it is. */
async function moveListing(
  tx: Tx,
  { id, shopId, actor }: Listing,
  { to, note }: { to: 'hidden' | 'paused'; note: string | null },
): Promise<void> {
  const [before] = await tx.$queryRaw<{ status: string }[]>`
    SELECT status::text FROM listings WHERE id = ${id}::uuid AND shop_id = ${shopId}::uuid
      AND (${to} = 'hidden' OR status = 'hidden') FOR NO KEY UPDATE`
  if (!before) return
  await tx.listing.updateMany({
    where: { id, shopId },
    data: { status: to, reviewNote: note, reviewAskedAt: null },
  })
  if (before.status === to) return
  const details = note === null ? {} : { details: { reason: note } }
  const edge = { action: 'status', from: before.status, to, actor, shopId, ...details }
  await recordAudit(tx, [{ subject: { type: 'listing', id }, ...edge }])
}
