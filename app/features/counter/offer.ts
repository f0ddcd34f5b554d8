import type { Rupiah } from '#app/core/rupiah.ts'

type Text = { id: string; en: string }

export type OfferedGood = {
  variantId: string
  title: Text
  label: Text
  unit: string
  price: Rupiah
  /** Besides what is held for others. */
  left: number
}

export type OfferedSlot = {
  sessionId: string | null
  startsAt: string | null
  left: number
  isOpen: boolean
}

/** `addOnLeft`: of what goes along with a visit, how many there are at each time of it. */
export type OfferedKind = {
  variantId: string
  label: Text
  price: Rupiah
  addOnLeft?: readonly { sessionId: string | null; left: number }[]
}

export type OfferedVisit = {
  listingId: string
  title: Text
  /** Rooms for nights, so who sleeps there is asked; a list of today has none. */
  isStay?: boolean
  slots: readonly OfferedSlot[]
  kinds: readonly OfferedKind[]
}

/** What can be had face to face just now, at the prices of today. */
export type CounterOffer = {
  goods: readonly OfferedGood[]
  visits: readonly OfferedVisit[]
  /** Some of it is sold for less on the web just now; at the counter it is not. */
  hasPromotions: boolean
}
