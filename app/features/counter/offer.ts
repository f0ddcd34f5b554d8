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

export type OfferedVisit = {
  listingId: string
  title: Text
  slots: readonly OfferedSlot[]
  kinds: readonly { variantId: string; label: Text; price: Rupiah }[]
}

/** What can be had face to face just now, at the prices of today. */
export type CounterOffer = {
  goods: readonly OfferedGood[]
  visits: readonly OfferedVisit[]
  /** Some of it is sold for less on the web just now; at the counter it is not. */
  hasPromotions: boolean
}
