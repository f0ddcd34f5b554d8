import type { Tx } from '#app/server/db.server.ts'
import type { CalendarDate } from './calendar-date.ts'

/**
 * Who buys at the gate and goes in at once: a scan of everybody whose day it is. The sale gives its own
 * id to the scans, so that they can be told from those of the ticket later.
 */
export async function letWalkInsIn(
  tx: Tx,
  entry: {
    purchaseId: string
    scanId: string
    gate: string
    day: CalendarDate
    scannedAt: Date
    scannedBy: string
  },
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO gate_scans (id, booking_id, shop_id, gate, count, scanned_at, scanned_by)
    SELECT ${entry.scanId}::uuid, id, shop_id, ${entry.gate}, coalesce(guests, quantity), ${entry.scannedAt},
      ${entry.scannedBy}::uuid
    FROM bookings
    WHERE purchase_id = ${entry.purchaseId}::uuid AND add_on_id IS NULL
      AND date <= ${entry.day}::date AND coalesce(departure, date) >= ${entry.day}::date`
}

/** Holds the tickets still: nobody is let in with them until the transaction ends. */
export async function lockTickets(
  tx: Tx,
  { purchaseId, exceptScan }: { purchaseId: string; exceptScan: string },
): Promise<{ isUsed: boolean }> {
  await tx.$queryRaw`
    SELECT id FROM bookings WHERE purchase_id = ${purchaseId}::uuid ORDER BY id FOR NO KEY UPDATE`
  const used = await tx.gateScan.findFirst({
    where: { booking: { purchaseId }, id: { not: exceptScan } },
    select: { id: true },
  })
  return { isUsed: used !== null }
}
