import type { KeptNote, KeptNotes } from '#app/ui/offline/notes.ts'
import type { CounterOffer } from '../../offer.ts'
import type { PhoneSaleLetter } from '../../phone-sale.ts'

/** What the page told the phone while it had signal. */
export type CounterBoot = {
  shop: { slug: string; name: string }
  /** Who is signed in. */
  userId: string
  /** May decide about sales that were not booked; a page of an older version does not say. */
  canSolve?: boolean
}

/** The shelf and the day as the server told them last. Goes when somebody signs out. */
export type KeptOffer = {
  boot: CounterBoot
  offer: CounterOffer
  /** Of the calendar, `YYYY-MM-DD`: the visits are of that day. */
  day: string
  toldAt: Date
  /** When that day is over, by the clock of the server; a list of an older version does not say. */
  dayEndsAt?: Date
  /** What must be added to the clock of the phone to have that of the server. */
  offsetMs?: number
  /** What the server calls this answer, to ask whether there is a newer one. */
  etag: string
}

/** Tickets of yesterday, at the price of yesterday, are nobody's to sell. */
export const isDayOver = (
  { dayEndsAt, offsetMs = 0 }: Pick<KeptOffer, 'dayEndsAt' | 'offsetMs'>,
  now: Date,
): boolean => !dayEndsAt || now.getTime() + offsetMs >= dayEndsAt.getTime()

/** A sale on this phone, with what its receipt says. */
export type KeptSale = KeptNote & {
  /** Counted on this phone: what stands on a receipt that was made without signal. */
  number: number
  letter: Omit<PhoneSaleLetter, 'id'>
  names: readonly { id: string; en: string }[]
}

/** Every promise is rejected where the phone cannot keep anything. */
export type CounterStore = {
  readOffer(): Promise<KeptOffer | null>
  writeOffer(kept: KeptOffer): Promise<void>
  sales: KeptNotes<KeptSale>
  /** The next number of a receipt on this phone. */
  nextNumber(): number
  /** One at a time over all windows and the worker of this browser. */
  alone<T>(run: () => Promise<T>): Promise<T>
}
