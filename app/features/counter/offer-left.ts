import type { CounterOffer } from './offer.ts'
import type { PhoneSaleLetter } from './phone-sale.ts'

type Lines = PhoneSaleLetter['lines']

/** What is left when also the sales are counted that the server does not know of; it may be less than none. */
export function leftAfter(offer: CounterOffer, sales: readonly { lines: Lines }[]): CounterOffer {
  const lines = sales.flatMap((sale) => sale.lines)
  const taken = (variantIds: readonly string[], sessionId: string | null) =>
    lines
      .filter((line) => variantIds.includes(line.variantId))
      .filter(({ visit }) => (visit?.sessionId ?? null) === sessionId)
      .reduce((sum, { quantity }) => sum + quantity, 0)
  return {
    ...offer,
    goods: offer.goods.map((good) => ({
      ...good,
      left: good.left - taken([good.variantId], null),
    })),
    visits: offer.visits.map((visit) => {
      const kinds = visit.kinds.map(({ variantId }) => variantId)
      return {
        ...visit,
        slots: visit.slots.map((slot) => ({
          ...slot,
          left: slot.left - taken(kinds, slot.sessionId),
        })),
      }
    }),
  }
}
