import { newId } from '#app/core/ids.ts'
import type { BalanceMeans } from '../../balance.ts'
import type { GateList } from '../../gate-list.ts'
import type { GateBalance } from '../../gate-party.ts'
import type { Question } from './ask-server.ts'
import type { KeptScan, KeptTaking } from './store.ts'

/** Who stands at which gate, and when. */
type Author = { shop: string; userId: string; at: Date }

export function scanNote(
  { shop, userId: scannedBy, at: scannedAt }: Author,
  { scanId: id, gate }: Question,
  scan: Pick<KeptScan, 'bookingId' | 'count' | 'state'>,
): KeptScan {
  return { id, gate, shop, scannedBy, scannedAt, ...scan }
}

export function takingNote(
  { shop, userId: takenBy, at: takenAt }: Author,
  { bookingId, due: amount }: GateBalance,
  means: BalanceMeans,
): KeptTaking {
  return { id: newId(), shop, bookingId, amount, means, takenAt, takenBy, state: 'waiting' }
}

const keptForMs = 2 * 86_400_000

/** Scans that everybody knows by the list, or that are of no use any more. */
export function scansToForget(own: readonly KeptScan[], list: GateList, now: number): string[] {
  const listed = new Set(list.bookings.flatMap(({ scans }) => scans.map(({ id }) => id)))
  return own
    .filter(
      ({ id, state, scannedAt }) =>
        state === 'sent' && (listed.has(id) || scannedAt.getTime() < now - keptForMs),
    )
    .map(({ id }) => id)
}
