import { db, type Tx, transaction } from '#app/server/db.server.ts'
import {
  type Actor,
  columnsOfDesk,
  type DeedOfDesk,
  listingOfDesk,
} from '#app/server/scopes.server.ts'
import { todayAt } from './calendar-date.ts'
import { answerAtGate, type GateAnswer, type GateSeen, type SignedDays } from './gate-answer.ts'
import { readTicketCode, tokenIn } from './gate-code.ts'
import { gatePartyOf } from './gate-party.ts'
import { partyColumns, partyLineOf } from './party.ts'
import { proofOf } from './ticket-code.server.ts'
import { verifyTicket } from './ticket-keys.server.ts'
import type { Ticket } from './ticket-token.ts'
import { comingUnit, countedUnit } from './visit-unit.ts'
import { dayOf, peopleOf } from './visit.ts'

export type GateDeed = DeedOfDesk & {
  actor: Actor & { type: 'staff' }
  /** As scanned or typed. */
  code: string
  gate: string
  /** How many come in; null: all of a ticket for one, and a question for a group. */
  count: number | null
  /** Made by the phone: the same once more is the same scan. */
  scanId: string
}

/**
 * Says what a code is worth and lets in whom it may. One after the other for each ticket, so two gates
 * with signal never let the same people in.
 */
export async function checkAtGate(deed: GateDeed): Promise<GateAnswer> {
  const asked = readCode(deed.code)
  if (!asked) return { kind: 'unreadable' }
  const bookingId = await findBookingId(deed, asked)
  if (!bookingId) return { kind: 'forged', seen: null }
  const signed = asked !== 'forged' && 'date' in asked ? asked : null
  return transaction((tx) => letIn(tx, { ...deed, bookingId, signed }))
}

/** Of whoever has paid. */
const gateStatuses = ['booked', 'calledOff', 'cancelled'] as const

type Asked = Ticket | { orderNumber: string; proof: string } | 'forged'

function readCode(code: string): Asked | null {
  const token = tokenIn(code)
  if (!token) return readTicketCode(code.slice(0, 60))
  const reading = verifyTicket(token)
  return reading.kind === 'genuine' ? reading.ticket : 'forged'
}

/** Only of this BUM Desa, or this unit: at this gate the ticket of another place is as good as none. */
async function findBookingId(of: DeedOfDesk, asked: Asked): Promise<string | null> {
  if (asked === 'forged') return null
  const { shopId } = columnsOfDesk(of)
  const isTicket = {
    shopId,
    ...listingOfDesk(of),
    addOnId: null,
    status: { in: [...gateStatuses] },
  }
  if ('bookingId' in asked) {
    const { bookingId: id, listingId } = asked
    const booking = await db.booking.findFirst({
      where: { id, listingId, ...isTicket },
      select: { id: true },
    })
    return booking?.id ?? null
  }
  const { orderNumber, proof } = asked
  const ofOrder = await db.booking.findMany({
    where: { ...isTicket, orderLine: { order: { number: orderNumber, shopId } } },
    select: { id: true },
  })
  return ofOrder.find(({ id }) => proofOf(id) === proof)?.id ?? null
}

async function letIn(
  tx: Tx,
  deed: GateDeed & { bookingId: string; signed: SignedDays | null },
): Promise<GateAnswer> {
  const { bookingId, scanId: id, gate } = deed
  const { shopId } = columnsOfDesk(deed)
  const [clock] = await tx.$queryRaw<{ now: Date }[]>`
    SELECT clock_timestamp() AS now FROM (
      SELECT id FROM bookings WHERE id = ${bookingId}::uuid AND shop_id = ${shopId}::uuid
      FOR NO KEY UPDATE) AS locked`
  const booking = await tx.booking.findFirst({
    where: { id: bookingId, shopId },
    select: gateColumns,
  })
  if (!clock || !booking) return { kind: 'forged', seen: null }
  const { scans, orderLine, listing, session } = booking
  const { zone, mode } = listing.experience ?? ({ zone: 'WIB', mode: 'anyDay' } as const)
  const unit = comingUnit(countedUnit(orderLine.unit, mode), booking.guests)
  const title = { id: orderLine.titleId, en: orderLine.titleEn }
  const startsAt = session?.startsAt ?? null
  const { number } = orderLine.order
  const count = peopleOf(booking)
  const party = gatePartyOf(bookingId, number, booking.purchase.bookings.map(partyLineOf))
  const seen: GateSeen = { title, count, unit, zone, startsAt, party, isListed: true }
  const ticket = {
    date: dayOf(booking.date),
    departure: booking.departure && dayOf(booking.departure),
    count,
    isCancelled: booking.status !== 'booked',
    isCalledOff: booking.status === 'calledOff',
  }
  const today = todayAt(zone, clock.now)
  const answer = answerAtGate(ticket, { ...deed, scans, today, scanId: id })
  const sentBefore = scans.some((scan) => scan.id === id)
  if (answer.kind === 'let-in' && !sentBefore) {
    const scan = { id, bookingId, shopId, gate, count: answer.entered }
    await tx.gateScan.create({ data: { ...scan, scannedAt: clock.now, scannedBy: deed.actor.id } })
  }
  return { ...answer, seen }
}

const gateColumns = {
  ...partyColumns,
  status: true,
  date: true,
  departure: true,
  quantity: true,
  guests: true,
  scans: { select: { id: true, gate: true, scannedAt: true, count: true } },
  session: { select: { startsAt: true } },
  orderLine: {
    select: { titleId: true, titleEn: true, unit: true, order: { select: { number: true } } },
  },
  listing: { select: { experience: { select: { zone: true, mode: true } } } },
} as const
