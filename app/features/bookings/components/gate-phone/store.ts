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

/** Kept until the server has it, whoever signs out meanwhile; it names nobody who came in. */
export type KeptScan = OwnScan & {
  /** The BUM Desa it was made for, by its address. */
  shop: string
  scannedBy: string
  state: 'waiting' | 'sent' | 'refused'
}

/** Every promise is rejected where the phone cannot keep anything. */
export type GateStore = {
  readDay(): Promise<KeptDay | null>
  writeDay(day: KeptDay): Promise<void>
  readScans(): Promise<KeptScan[]>
  writeScans(scans: readonly KeptScan[]): Promise<void>
  dropScans(ids: readonly string[]): Promise<void>
  /** One at a time over all windows and the worker of this browser. */
  alone<T>(run: () => Promise<T>): Promise<T>
}
