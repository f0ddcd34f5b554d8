import { dayDatabase } from '#app/features/bookings/components/gate-phone/browser-store.ts'
import { notesIn, using } from '#app/ui/offline/browser-database.ts'
import type { CounterStore, KeptOffer, KeptSale } from './store.ts'

const numberKey = 'counter-number'

export const browserStore: CounterStore = {
  // Beside the day of the gate, so that signing out takes both.
  async readOffer() {
    const kept = await using<KeptOffer | undefined>(dayDatabase, 'readonly', (rows) =>
      rows.get('offer'),
    )
    return kept ?? null
  },
  async writeOffer(kept) {
    await using(dayDatabase, 'readwrite', (rows) => rows.put(kept, 'offer'))
  },
  sales: notesIn<KeptSale>('counter-sales'),
  nextNumber() {
    const number = Number(localStorage.getItem(numberKey) ?? 0) + 1
    localStorage.setItem(numberKey, String(number))
    return number
  },
  alone: async (run) => await navigator.locks.request('counter-sales', run),
}
