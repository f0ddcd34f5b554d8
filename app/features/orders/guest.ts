import type { VisitUnit } from '#app/core/visit-unit.ts'
import type { CalendarDate } from '#app/features/bookings/calendar-date.ts'
import type { Party } from '#app/features/bookings/party.ts'
import { peopleOf } from '#app/features/bookings/visit.ts'
import type { OrderStatus } from './order-status.ts'

/** One paid booking as the people at the door need it: who, how many, and whether they are sure to come. */
export type Guest = {
  id: string
  /** Of the experience. */
  slug: string
  title: string
  number: string
  status: OrderStatus
  /** Null when the buyer had his data erased. */
  buyerName: string | null
  /** Of what its ticket says. */
  quantity: number
  unit: VisitUnit
  /** Of a stay, how many sleep there, when somebody said so. */
  guests: number | null
  arrival: CalendarDate
  departure: CalendarDate | null
  startsAt: string | null
  units: string[]
  /** Names of the guides and vehicles that go along, with the booking or with its whole session. */
  resources: string[]
  /** What they have with their visit, and what they pay on site. */
  party: Party
  /** Of each person, room or group, where the place asks for them. */
  names: string[]
  /** What they bought besides and take along today: `Kopi bubuk, 2 bungkus`. */
  goods: string[]
  movement: 'arrives' | 'stays' | 'leaves'
  presence: Presence
}

/** `absent`: the day is over and nobody came; `noted`: nobody was scanned, and the manager saw them. */
type Presence =
  | { kind: 'expected' }
  | { kind: 'entered'; count: number }
  | { kind: 'noted' }
  | { kind: 'absent' }

/** `entered`: people that gates have let in, of those that were booked. */
export function presenceOf(seen: {
  quantity: number
  entered: number
  guests: number | null
  isNoted: boolean
  isOver: boolean
}): Presence {
  if (seen.entered > 0) return { kind: 'entered', count: Math.min(seen.entered, peopleOf(seen)) }
  if (seen.isNoted) return { kind: 'noted' }
  return { kind: seen.isOver ? 'absent' : 'expected' }
}
