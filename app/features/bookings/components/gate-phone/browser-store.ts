import { notesIn, using } from '#app/ui/offline/browser-database.ts'
import type { GateStore, KeptDay, KeptScan, KeptTaking } from './store.ts'

// Three databases: the first goes when somebody signs out (public/enhance.js deletes it by this name), the
// others hold what the server has not heard yet. An older page may meet a newer one's database, so
// neither ever gets another version: what they hold only grows.
export const dayDatabase = 'gate-day'
const scansDatabase = 'gate-scans'
const takingsDatabase = 'gate-takings'

/** Tells the other pages that there is something to delete, without opening a database for everybody. */
export const gateMark = 'gate'

/** In the console of another BUM Desa: what was kept for the gate of the one before goes. */
export function forgetOtherGates(shop: string): void {
  const kept = localStorage.getItem(gateMark)
  if (kept === null || kept === shop) return
  indexedDB.deleteDatabase(dayDatabase)
  localStorage.removeItem(gateMark)
}

export const browserStore: GateStore = {
  async readDay() {
    const day = await using<KeptDay | undefined>(dayDatabase, 'readonly', (rows) => rows.get('day'))
    return day ?? null
  },
  async writeDay(day) {
    await using(dayDatabase, 'readwrite', (rows) => rows.put(day, 'day'))
  },
  scans: notesIn<KeptScan>(scansDatabase),
  takings: notesIn<KeptTaking>(takingsDatabase),
  alone: async (run) => await navigator.locks.request('gate-scans', run),
}
