import type { Zone } from '#app/core/dates.ts'
import type { VisitUnit } from '#app/core/visit-unit.ts'
import { addDays, todayAt } from './calendar-date.ts'
import { readGateJson } from './gate-json.ts'
import type { GateParty } from './gate-party.ts'
import type { GateScan, GateTicket } from './gate-verdict.ts'

/** What a gate without signal knows of today and tomorrow. Without names: the gate needs none. */
export type GateList = {
  version: 1
  /** The BUM Desa by its address; the list of another is none. */
  shop: string
  issuedAt: Date
  /** All that this place offers, so that a ticket sold since can be told from one of another place. */
  listings: readonly ListedExperience[]
  bookings: readonly ListedBooking[]
  doubles: readonly GateDouble[]
}

export type ListedExperience = {
  id: string
  title: { id: string; en: string }
  zone: Zone
  /** What comes in by a ticket of it that is not on the list. */
  unit: VisitUnit
}

export type ListedBooking = GateTicket & {
  id: string
  listingId: string
  unit: VisitUnit
  /** What is typed where no camera is at hand. */
  code: string
  startsAt: string | null
  party: GateParty
  scans: readonly GateScan[]
}

/** People who came in and should not have, as became known when the gates had signal again. */
export type GateDouble = {
  bookingId: string
  scanId: string
  kind: 'too-many' | 'cancelled'
  tooMany: number
  unit: VisitUnit
  code: string
  title: { id: string; en: string }
  zone: Zone
  gate: string
  scannedAt: Date
  scannedBy: string
  review: { note: string; reviewedBy: string; reviewedAt: Date } | null
}

/** A list on its way to a phone: exactly these letters are signed. */
export type SignedGateList = {
  payload: string
  keyId: string
  /** In hexadecimal digits. */
  signature: string
}

/** A key tickets and lists are verified with; its 32 bytes in hexadecimal digits. */
export type GateKey = { keyId: string; publicKey: string }

/** What is signed. No ticket begins like this, so neither can be passed off as the other. */
export function gateListMessage(payload: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(`lumbung gate list\n${payload}`)
}

/** Of a payload whose signature was verified; null for one of another place or another time's shape. */
export function readGateList(payload: string, shop: string): GateList | null {
  const list = readGateJson(payload) as GateList
  return list.version === 1 && list.shop === shop ? withUnits(list) : null
}

/** A phone may still hold a list in which nothing was counted but people. */
function withUnits({ listings, bookings, doubles, ...list }: GateList): GateList {
  const known = <Each extends object>(each: Each) => ({ unit: 'orang' as const, ...each })
  return {
    ...list,
    listings: listings.map(known),
    bookings: bookings.map(known),
    doubles: doubles.map(known),
  }
}

/** It tells of the day it was made on and of the next; after that nothing in it is of use. */
export function isListOver({ issuedAt }: GateList, now: Date): boolean {
  return todayAt('WIT', now) > addDays(todayAt('WIT', issuedAt), 1)
}
