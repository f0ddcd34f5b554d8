import type { Rupiah } from '#app/core/rupiah.ts'
import type { KeptNote, KeptNotes } from '#app/ui/offline/notes.ts'
import type { BalanceMeans } from '../../balance.ts'
import type { OwnScan } from '../../gate-day.ts'
import type { GateKey, SignedGateList } from '../../gate-list.ts'

/** What the page told the phone while it had signal: whose gate this is, and whom to believe. */
export type GateBoot = {
  shop: { slug: string; name: string }
  /** Who is signed in. */
  userId: string
  keys: readonly GateKey[]
}

/** Gone when somebody signs out or works for another BUM Desa. */
export type KeptDay = {
  boot: GateBoot
  /** As it came, so that the signature is verified again each time it is read. */
  signed: SignedGateList | null
  /** What must be added to the clock of the phone to have that of the server. */
  offsetMs: number
}

/** It names nobody who came in. */
export type KeptScan = OwnScan & KeptNote & { scannedBy: string }

/** Money that was due on site and is in the till now. */
export type KeptTaking = KeptNote & {
  bookingId: string
  amount: Rupiah
  means: BalanceMeans
  takenAt: Date
  takenBy: string
}

/** Every promise is rejected where the phone cannot keep anything. */
export type GateStore = {
  readDay(): Promise<KeptDay | null>
  writeDay(day: KeptDay): Promise<void>
  scans: KeptNotes<KeptScan>
  takings: KeptNotes<KeptTaking>
  /** One at a time over all windows and the worker of this browser. */
  alone<T>(run: () => Promise<T>): Promise<T>
}
