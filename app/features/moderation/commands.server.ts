import { newId } from '#app/core/ids.ts'
import { ok, refuse, type Result } from '#app/core/result.ts'
import { ownedBy, type Seller } from '#app/features/catalog/seller.server.ts'
import { type Allowed, takeAttempts } from '#app/features/users/attempt-limits.server.ts'
import { recordAudit } from '#app/server/audit.server.ts'
import { transaction } from '#app/server/db.server.ts'
import type { Actor } from '#app/server/scopes.server.ts'
import { findReportable } from './queries.server.ts'
import type { ReportKind, ReportSubject } from './report.ts'

type Reporting = {
  reporterId: string
  actor: Actor
  subject: ReportSubject
  subjectId: string
  kind: ReportKind
  words: string | null
}
type Reported = Result<undefined, 'not-found'> | Extract<Allowed, { ok: false }>

/** Once for each person and thing; said again it stays what was said first. */
export async function reportSomething(report: Reporting): Promise<Reported> {
  const { reporterId, actor, subject, subjectId, kind, words } = report
  const allowed = await takeAttempts([['report-account', reporterId]])
  if (!allowed.ok) return allowed
  const found = await findReportable(subject, subjectId)
  if (!found) return refuse('not-found')
  return transaction(async (tx) => {
    const id = newId()
    const { count } = await tx.report.createMany({
      data: {
        id,
        reporterId,
        subject,
        shopId: found.shopId,
        reviewId: subject === 'review' ? subjectId : null,
        questionId: subject === 'question' ? subjectId : null,
        listingId: subject === 'listing' ? subjectId : null,
        kind,
        words,
      },
      skipDuplicates: true,
    })
    // Not in the trail of the BUM Desa: it need not know who reported it.
    const edge = { action: 'reported', to: 'open', actor, details: { subject, kind } }
    if (count > 0) await recordAudit(tx, [{ subject: { type: 'report', id }, ...edge }])
    return ok()
  })
}

type Asking = { seller: Seller; actor: Actor; listingId: string }

/** The seller has put right what an admin hid it for, and asks to be looked at again. */
export function askAgain({
  seller,
  actor,
  listingId,
}: Asking): Promise<Result<undefined, 'already-changed'>> {
  return transaction(async (tx) => {
    const owned = ownedBy(seller)
    const { count } = await tx.listing.updateMany({
      where: { id: listingId, ...owned, status: 'hidden', reviewAskedAt: null },
      data: { reviewAskedAt: new Date() },
    })
    if (count === 0) return refuse('already-changed')
    const subject = { type: 'listing', id: listingId } as const
    await recordAudit(tx, [{ subject, action: 'asked-again', actor, shopId: owned.shopId }])
    return ok()
  })
}
