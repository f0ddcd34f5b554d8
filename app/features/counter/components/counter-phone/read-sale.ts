import { add, multiply, type Rupiah, subtract } from '#app/core/rupiah.ts'
import { parseCalendarDate } from '#app/features/bookings/calendar-date.ts'
import { gateName } from '#app/features/bookings/gate-code.ts'
import { type CounterErrors, readCounterForm, type Typed, visitOn } from '../../forms.ts'
import type { CounterOffer } from '../../offer.ts'
import type { ShownRefusal } from '../sale-problem.tsx'
import { isDayOver, type KeptOffer, type KeptSale } from './store.ts'

type Read =
  | {
      ok: true
      sale: Pick<KeptSale, 'names'> & { letter: Omit<KeptSale['letter'], 'soldAt' | 'soldBy'> }
    }
  | { ok: false; errors: CounterErrors; refusal: ShownRefusal | null }

type Told = { price: Rupiah; name: { id: string; en: string } }

/** What the form says, with the prices of the list this phone has. */
export function readSale(
  form: FormData,
  { kept, someone, now }: { kept: KeptOffer; someone: string; now: Date },
): Read {
  const { offer, day } = kept
  const typed: Typed = Object.fromEntries(
    [...form].map(([name, value]) => [name, typeof value === 'string' ? value : '?']),
  )
  const today = parseCalendarDate(day)
  if (!today) throw new Error(`The list is of no day: ${day}`)
  const read = readCounterForm(typed, visitOn(today))
  if (!read.ok) return { ok: false, errors: read.errors, refusal: null }
  const { paidWith, received, buyer, letIn } = read.sale
  // The page may have been open since before midnight.
  if (isDayOver(kept, now) && read.sale.lines.some(({ visit }) => visit !== null)) {
    return { ok: false, errors: {}, refusal: { reason: 'day-over' } }
  }
  const told = toldPrices(offer)
  const lines = read.sale.lines.flatMap(({ variantId, quantity, visit }) => {
    const known = told.get(variantId)
    const at = visit?.kind === 'day' ? { date: visit.date, sessionId: visit.sessionId } : null
    return known ? [{ variantId, quantity, visit: at, ...known }] : []
  })
  if (lines.length === 0) return { ok: false, errors: {}, refusal: { reason: 'nothing-chosen' } }
  const total = add(...lines.map(({ price, quantity }) => multiply(price, quantity)))
  if (received !== null && received < total) {
    const missing = subtract(total, received)
    return { ok: false, errors: {}, refusal: { reason: 'too-little-received', missing } }
  }
  const isComing = letIn && lines.some(({ visit }) => visit !== null)
  const gate = gateName(new URLSearchParams(location.search).get('gerbang'))
  return {
    ok: true,
    sale: {
      names: lines.map(({ name }) => name),
      letter: {
        lines: lines.map(({ variantId, quantity, visit, price }) => ({
          variantId,
          quantity,
          visit,
          price: `${price}`,
        })),
        paidWith,
        received: received === null ? null : `${received}`,
        buyer: buyer && { ...buyer, name: buyer.name || someone },
        gate: isComing ? gate : null,
      },
    },
  }
}

function toldPrices({ goods, visits }: CounterOffer): ReadonlyMap<string, Told> {
  const nameOf = (title: Told['name'], label: Told['name']) => ({
    id: [title.id, label.id].filter(Boolean).join(' · '),
    en: [title.en, label.en].filter(Boolean).join(' · '),
  })
  return new Map([
    ...goods.map(({ variantId, price, title, label }): [string, Told] => [
      variantId,
      { price, name: nameOf(title, label) },
    ]),
    ...visits.flatMap(({ title, kinds }) =>
      kinds.map(({ variantId, price, label }): [string, Told] => [
        variantId,
        { price, name: nameOf(title, label) },
      ]),
    ),
  ])
}
