import type { Rupiah } from '#app/core/rupiah.ts'
import { linesOfParty, type Party, type PartyLine, partyOf } from './party.ts'

/** What a party is handed out at the gate, and what it still has to pay there. */
export type GateParty = Pick<Party, 'addOns'> & {
  /** Named by the first booking of the party, whichever of its tickets is shown; null: nothing is due. */
  balance: GateBalance | null
}
export type GateBalance = { bookingId: string; orderNumber: string; due: Rupiah }

export const nothingKnown: GateParty = { addOns: [], balance: null }

export function gatePartyOf(
  id: string,
  orderNumber: string,
  lines: readonly PartyLine[],
): GateParty {
  if (lines.every(({ addOnId, onSitePrice }) => addOnId === null && onSitePrice === 0n)) {
    return nothingKnown
  }
  const { addOns, onSite } = partyOf(id, lines)
  const [first] = linesOfParty(id, lines)
  const { left: due } = onSite
  return { addOns, balance: first && due > 0n ? { bookingId: first.id, orderNumber, due } : null }
}
