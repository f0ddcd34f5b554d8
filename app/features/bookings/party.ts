import { add, multiply, type Rupiah, zero } from '#app/core/rupiah.ts'
import { type Line, visitLineOf } from './add-on.ts'
import { bookingColumns, visitOfBooking } from './visit.ts'

type Words = { id: string; en: string }

/** A booked line as its party has it. */
export type PartyLine = Line & {
  id: string
  label: Words
  quantity: number
  /** Paid on site for each of them. */
  onSitePrice: Rupiah
  /** The BUM Desa has the money of the site. */
  isReceived: boolean
}

/** `left`: of what is paid on site, what the BUM Desa does not have yet. */
export type OnSite = { amount: Rupiah; left: Rupiah }
export type Party = { addOns: { label: Words; count: number }[]; onSite: OnSite }

export function onSiteOf(lines: readonly PartyLine[]): OnSite {
  const sum = (of: readonly PartyLine[]) =>
    add(...of.map(({ onSitePrice, quantity }) => multiply(onSitePrice, quantity)))
  return { amount: sum(lines), left: sum(lines.filter(({ isReceived }) => !isReceived)) }
}

/** All who come together: every visitor kind of one visit, and what they have with it. */
export function linesOfParty<Some extends PartyLine>(id: string, lines: readonly Some[]): Some[] {
  const of = lines.find((line) => line.id === id)
  // Any line, an add-on as well, is of the party whose visit came first.
  const first = (line: Some) => visitLineOf({ ...line, addOnId: line.id }, lines)?.id ?? line.id
  return of ? lines.filter((line) => first(line) === first(of)) : []
}

/**
 * What stands on the ticket of one line. Vests are handed out once, so they are on the party's first ticket
 * only; what is to be paid is the whole party's on each, until it is paid.
 */
export function partyOf(id: string, lines: readonly PartyLine[]): Party {
  const together = linesOfParty(id, lines)
  const isFirst = together.find(({ addOnId }) => addOnId === null)?.id === id
  const addOns = together.filter(({ addOnId }) => addOnId !== null)
  return {
    addOns: isFirst ? addOns.map(({ label, quantity }) => ({ label, count: quantity })) : [],
    onSite: onSiteOf(together),
  }
}

export const nobody: Party = { addOns: [], onSite: { amount: zero, left: zero } }

/** Those of an order who pay on site, each by its first line. */
export function payingParties<Some extends PartyLine>(
  lines: readonly Some[],
): { first: Some; onSite: OnSite }[] {
  return lines.flatMap((first) => {
    const together = linesOfParty(first.id, lines)
    const onSite = onSiteOf(together)
    return together[0] === first && onSite.amount > 0n ? { first, onSite } : []
  })
}

/** The columns of a booking that its party is made of, and those of who comes along. */
export const partyLineColumns = {
  ...bookingColumns,
  id: true,
  listingId: true,
  addOnId: true,
  quantity: true,
  onSitePrice: true,
  receipts: { select: { turn: true } },
  orderLine: { select: { variantLabelId: true, variantLabelEn: true } },
} as const

export const partyColumns = {
  purchase: {
    select: {
      bookings: {
        where: { status: 'booked' },
        orderBy: { orderLineId: 'asc' },
        select: partyLineColumns,
      },
    },
  },
} as const

type PartyRow = NonNullable<Parameters<typeof visitOfBooking>[0]> & {
  id: string
  listingId: string
  addOnId: string | null
  quantity: number
  onSitePrice: bigint
  receipts: readonly unknown[]
  orderLine: { variantLabelId: string; variantLabelEn: string }
}

export function partyLineOf(row: PartyRow): PartyLine {
  const { id, listingId, addOnId, quantity, receipts, orderLine } = row
  return {
    id,
    listingId,
    addOnId,
    quantity,
    visit: visitOfBooking(row),
    label: { id: orderLine.variantLabelId, en: orderLine.variantLabelEn },
    onSitePrice: row.onSitePrice as Rupiah,
    isReceived: isReceivedAfter(receipts.length),
  }
}

/** Every second turn undoes the one before. */
export const isReceivedAfter = (turns: number): boolean => turns % 2 === 1
