import { newId } from '#app/core/ids.ts'
import { pool, transaction } from '#app/server/db.server.ts'
import { recordEvent } from '#app/server/events.server.ts'
import { limitAddress, limitOrThrow429 } from '#app/server/rate-limit.server.ts'
import { noSoonerThan } from '#app/server/uniform-time.server.ts'
import type { LostPurchase } from './find-form.ts'

const answerAfterMs = 250
const perAddress = { points: 20, seconds: 3600 }
/** Counted whether there is such a purchase or not; few, because each right one writes to somebody. */
const perNumber = { points: 5, seconds: 3600 }

/**
 * Sends the link of a purchase once more, to where its other messages went, if number and telephone
 * belong together. The answer, its time and the work done for it never say whether they do.
 */
export function askForLink(lost: LostPurchase, { clientIp }: { clientIp: string }): Promise<void> {
  return noSoonerThan(answerAfterMs, askNow(lost, clientIp))
}

async function askNow({ number, phone }: LostPurchase, clientIp: string): Promise<void> {
  await limitAddress('find-purchase', clientIp, perAddress)
  await limitOrThrow429(`find-purchase-number:${number}`, perNumber.points, perNumber.seconds)
  const { rows } = await pool.query<{ id: string }>(
    `SELECT p.id FROM purchases p JOIN buyer_details d ON d.purchase_id = p.id
     WHERE p.number = $1 AND d.phone = $2`,
    [number, phone],
  )
  // Nobody's purchase is asked for by the same writes as somebody's; the job finds nothing to say.
  const purchaseId = rows[0]?.id ?? newId()
  await transaction((tx) =>
    recordEvent(tx, { type: 'purchase.linkAsked', purchaseId, askingId: newId() }),
  )
}
