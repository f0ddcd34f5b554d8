import { paths } from '#app/core/paths.ts'
import { type Ask, sendNotes, type Signal } from '#app/ui/offline/send-notes.ts'
import type { GateStore, KeptScan, KeptTaking } from './store.ts'

/** As many as the server takes at once (gate-form.ts). */
const mostAtOnce = 50

/** Tells the server what waits at this gate. */
export function sendWaiting(store: GateStore, ask: Ask): Promise<Signal> {
  return store.alone(async () => {
    const heard = await sendNotes<KeptScan>({
      ask,
      mostAtOnce,
      notes: store.scans,
      address: (shop) => paths.gateApi(shop, 'sinkron'),
      letter: (rows) => ({ scans: rows.map(scanLetter) }),
      at: ({ scannedAt }) => scannedAt,
    })
    if (heard === 'offline' || heard === 'signed-out') return heard
    const told = await sendNotes<KeptTaking>({
      ask,
      mostAtOnce,
      notes: store.takings,
      address: (shop) => paths.gateApi(shop, 'pelunasan'),
      letter: (rows) => ({ takings: rows.map(takingLetter) }),
      at: ({ takenAt }) => takenAt,
    })
    return told === 'online' ? heard : told
  })
}

const scanLetter = ({ id, bookingId, gate, count, scannedAt, scannedBy }: KeptScan) => ({
  id,
  bookingId,
  gate,
  count,
  scannedAt,
  scannedBy,
})

const takingLetter = ({ id, bookingId, amount, means, takenAt, takenBy }: KeptTaking) => ({
  id,
  bookingId,
  amount: `${amount}`,
  means,
  takenAt,
  takenBy,
})
