import type { GateList } from '../../gate-list.ts'
import type { Signal } from '#app/ui/offline/send-notes.ts'
import type { GateBoot, KeptScan, KeptTaking } from './store.ts'

export type PhoneState = {
  /** False until what is kept was read. */
  isOpen: boolean
  boot: GateBoot | null
  list: GateList | null
  /** What this phone let in and the list does not tell yet. */
  own: readonly KeptScan[]
  /** Money it took and the list does not tell yet. */
  takings: readonly KeptTaking[]
  signal: Signal
  isSending: boolean
  canKeep: boolean
}

/** Before anything was read. */
export const closed: PhoneState = {
  isOpen: false,
  boot: null,
  list: null,
  own: [],
  takings: [],
  signal: 'offline',
  isSending: false,
  canKeep: true,
}
