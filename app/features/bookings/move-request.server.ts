import { recordAudit } from '#app/server/audit.server.ts'
import type { Tx } from '#app/server/db.server.ts'
import { recordEvent } from '#app/server/events.server.ts'
import type { Actor, AuthorizedShopId } from '#app/server/scopes.server.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import { canBecome, keepsPlace, type RequestStatus } from './request-status.ts'

export type RequestMove = {
  requestId: string
  to: RequestStatus
  actor: Actor
  /** Repeated in the `where` when a BUM Desa acts: another shop's request is not found. */
  shopId?: AuthorizedShopId
  /** What else changes with the state: price, slot and time to pay, the BUM Desa's words. */
  data?: Omit<Prisma.GroupRequestUncheckedUpdateManyInput, 'status'>
  details?: Record<string, string | number>
}

/**
 * Takes one request along one declared edge, with its place of the day, its audit row and its event, or
 * does nothing and returns null: gone, another shop's, or somebody was faster. The caller holds the lock
 * of the calendar.
 */
export async function moveRequest(
  tx: Tx,
  { requestId, to, actor, shopId, data, details }: RequestMove,
): Promise<{ from: RequestStatus } | null> {
  const [request] = await tx.$queryRaw<{ status: RequestStatus; shopId: string }[]>`
    SELECT status::text, shop_id AS "shopId" FROM group_requests
    WHERE id = ${requestId}::uuid AND (${shopId ?? null}::uuid IS NULL OR shop_id = ${shopId ?? null}::uuid)
    FOR UPDATE`
  if (!request || !canBecome(request.status, to)) return null
  const { status: from } = request
  await tx.groupRequest.update({ where: { id: requestId }, data: { ...data, status: to } })
  const places = Number(keepsPlace(to)) - Number(keepsPlace(from))
  if (places !== 0) {
    await tx.$executeRaw`
      UPDATE slots SET held = held + ${places}
      WHERE id = (SELECT slot_id FROM group_requests WHERE id = ${requestId}::uuid)`
  }
  const subject = { type: 'request', id: requestId } as const
  await recordAudit(tx, [
    {
      subject,
      action: 'status',
      from,
      to,
      actor,
      shopId: request.shopId,
      ...(details && { details }),
    },
  ])
  await recordEvent(tx, { type: 'request.changed', requestId, status: to })
  return { from }
}

const buyer: Actor = { type: 'buyer', id: null }

/** What a request keeps, or an expired one may have again, becomes a purchase's. */
export async function orderRequest(tx: Tx, requestId: string): Promise<RequestStatus | null> {
  return (await moveRequest(tx, { requestId, to: 'ordered', actor: buyer }))?.from ?? null
}

/** The purchase is paid, and so are the groups in it. */
export async function takeRequests(tx: Tx, purchaseId: string): Promise<void> {
  for (const { id } of await listOrdered(tx, purchaseId)) {
    await moveRequest(tx, { requestId: id, to: 'taken', actor: { type: 'provider', id: null } })
  }
}

/** The purchase is over without money: what still has time waits for the next try, the rest is free. */
export async function giveBackToRequests(tx: Tx, purchaseId: string, actor: Actor): Promise<void> {
  for (const { id, hasTime } of await listOrdered(tx, purchaseId)) {
    await moveRequest(tx, { requestId: id, to: hasTime ? 'confirmed' : 'expired', actor })
  }
}

function listOrdered(tx: Tx, purchaseId: string): Promise<{ id: string; hasTime: boolean }[]> {
  return tx.$queryRaw`
    SELECT r.id, r.pay_by > clock_timestamp() AS "hasTime"
    FROM bookings b JOIN group_requests r ON r.id = b.request_id AND r.status = 'ordered'
    WHERE b.purchase_id = ${purchaseId}::uuid ORDER BY r.id`
}
