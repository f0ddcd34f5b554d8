import type { Rupiah } from '#app/core/rupiah.ts'
import type { PurchaseStatus } from '#app/features/purchases/purchase-status.ts'
import type { RefundStatus } from '#app/features/refunds/refund-status.ts'
import { listTrail, type TrailRow } from '#app/server/audit-trail.server.ts'
import { db, pool } from '#app/server/db.server.ts'
import { gatewayOf, isInUse } from '#app/server/gateways.server.ts'
import type { AttemptStatus } from './attempt-status.ts'
import { type CaseDeeds, type CaseStory, deedsOfCase, storyOf } from './desk-deeds.ts'
import { readCaseFacts } from './desk-queries.server.ts'
import { type LikeProof, listLikeProofs } from './like-proofs.server.ts'
import { getTransferAtDesk, type TransferAtDesk } from './transfer-desk.server.ts'

export type DeskAttempt = {
  id: string
  purchaseId: string
  provider: string
  providerOrderId: string
  transactionId: string | null
  status: AttemptStatus
  amount: Rupiah
  /** What the amount holds above the total, so that it is found on a statement. */
  rounding: Rupiah
  method: string | null
  createdAt: Date
  paidAt: Date | null
  expiresAt: Date
  purchase: { number: string; status: PurchaseStatus; total: Rupiah }
  refunds: { id: string; status: RefundStatus; amount: Rupiah }[]
}

/** One notification as it came: what the provider claimed, and what we made of it. */
export type ToldRow = {
  id: string
  claimed: string
  amount: string | null
  outcome: string | null
  at: Date
}

export type DeskHistory = { trail: TrailRow[]; told: ToldRow[] }

export type CasePage = {
  id: string
  story: CaseStory
  amount: Rupiah
  details: Record<string, unknown>
  createdAt: Date
  resolution: string | null
  resolvedAt: Date | null
  resolvedBy: string | null
  attempt: DeskAttempt | null
  deeds: CaseDeeds
  suspense: bigint
} & DeskHistory

export async function getCasePage(caseId: string): Promise<CasePage | null> {
  const found = await db.discrepancy.findUnique({ where: { id: caseId } })
  if (!found) return null
  const { id, attemptId, dedupeKey, resolvedAt } = found
  const facts = await readCaseFacts(db, { attemptId, dedupeKey, isOpen: resolvedAt === null })
  const attempt = attemptId ? await readAttempt(attemptId) : null
  const [history, resolver] = await Promise.all([
    readHistory(attempt, [id]),
    found.resolvedBy
      ? db.user.findUnique({ where: { id: found.resolvedBy }, select: { name: true } })
      : null,
  ])
  return {
    id,
    story: storyOf(dedupeKey),
    amount: found.amount as Rupiah,
    details: found.details as Record<string, unknown>,
    createdAt: found.createdAt,
    resolution: found.resolution,
    resolvedAt,
    resolvedBy: resolver?.name ?? null,
    attempt,
    deeds: deedsOfCase(facts),
    suspense: facts.suspense,
    ...history,
  }
}

/** Whose payment a case is about, for asking again. */
export async function getCaseAttemptId(caseId: string): Promise<string | null> {
  const found = await db.discrepancy.findUnique({
    where: { id: caseId },
    select: { attemptId: true },
  })
  return found?.attemptId ?? null
}

export type AttemptPage = DeskAttempt &
  DeskHistory & {
    cases: { id: string; story: CaseStory; isOpen: boolean }[]
    canApprove: boolean
    canDeny: boolean
    /** Of a payment that only people see. */
    transfer: TransferAtDesk | null
    likeProofs: LikeProof[]
  }

export async function getAttemptPage(attemptId: string): Promise<AttemptPage | null> {
  const attempt = await readAttempt(attemptId)
  if (!attempt) return null
  const rows = await db.discrepancy.findMany({
    where: { attemptId },
    orderBy: { id: 'asc' },
    select: { id: true, kind: true, dedupeKey: true, resolvedAt: true },
  })
  const transfer = await getTransferAtDesk(attempt.providerOrderId)
  const isReview = attempt.status === 'review' && attempt.transactionId !== null
  const isUndecided = transfer?.isClaimed && !transfer.isConfirmed && !transfer.isRejected
  const isWrong = rows.some(
    ({ kind, resolvedAt }) => kind === 'amountMismatch' && resolvedAt === null,
  )
  return {
    ...attempt,
    ...(await readHistory(attempt, [])),
    cases: rows.map(({ id, dedupeKey, resolvedAt }) => ({
      id,
      story: storyOf(dedupeKey),
      isOpen: resolvedAt === null,
    })),
    transfer,
    likeProofs: transfer?.hasProof ? await listLikeProofs(attempt.providerOrderId) : [],
    canApprove: isReview && !isWrong && !transfer,
    // Money that is not held back, only wrong, cannot be denied any more.
    canDeny: isUndecided || (isReview && (!isWrong || attempt.method === 'card')),
  }
}

async function readAttempt(attemptId: string): Promise<DeskAttempt | null> {
  const found = await db.paymentAttempt.findUnique({
    where: { id: attemptId },
    select: {
      id: true,
      purchaseId: true,
      provider: true,
      providerOrderId: true,
      providerTransactionId: true,
      status: true,
      amount: true,
      rounding: true,
      method: true,
      createdAt: true,
      paidAt: true,
      expiresAt: true,
      purchase: { select: { number: true, status: true, total: true } },
      refunds: { select: { id: true, status: true, amount: true }, orderBy: { id: 'asc' } },
    },
  })
  if (!found) return null
  const { providerTransactionId: transactionId, ...attempt } = found
  return { ...attempt, transactionId } as DeskAttempt
}

async function readHistory(
  attempt: DeskAttempt | null,
  subjectIds: readonly string[],
): Promise<DeskHistory> {
  const ids = attempt
    ? [...subjectIds, attempt.id, ...attempt.refunds.map(({ id }) => id)]
    : subjectIds
  const [trail, told] = await Promise.all([listTrail(ids), attempt ? listTold(attempt) : []])
  return { trail, told }
}

const mostTold = 100

async function listTold({ provider, providerOrderId }: DeskAttempt): Promise<ToldRow[]> {
  // An attempt for a second transaction carries that transaction's id behind the order id.
  const [orderId] = providerOrderId.split('~')
  const { rows } = await pool.query<{ id: string; body: string; outcome: string | null; at: Date }>(
    `SELECT e.id, e.body, e.received_at AS at, o.outcome
     FROM provider_events e LEFT JOIN provider_event_outcomes o ON o.event_id = e.id
     WHERE e.provider = $1 AND e.provider_order_id = $2 ORDER BY e.id LIMIT ${mostTold}`,
    [provider, orderId],
  )
  return rows.map(({ body, ...row }) => ({ ...row, ...claimOf(provider, body) }))
}

/** Only the claim leaves the body: it may hold a name or a card's digits. */
function claimOf(provider: string, body: string): { claimed: string; amount: string | null } {
  // Its keys may be gone, and its payments are still here.
  const told = isInUse(provider) ? gatewayOf(provider).readStoredNotification(body) : null
  return { claimed: told?.claimedState ?? 'unknown', amount: told?.amountAsSent ?? null }
}
