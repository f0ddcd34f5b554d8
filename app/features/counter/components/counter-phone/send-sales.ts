import { paths } from '#app/core/paths.ts'
import { type Ask, sendNotes, type Signal } from '#app/ui/offline/send-notes.ts'
import type { CounterStore, KeptSale } from './store.ts'

/** A sale takes the server longer than a note. */
const mostAtOnce = 10

/** Tells the server what was sold on this phone. */
export function sendSales(store: CounterStore, ask: Ask): Promise<Signal> {
  return store.alone(() =>
    sendNotes<KeptSale>({
      ask,
      mostAtOnce,
      notes: store.sales,
      address: (shop) => paths.counterApi(shop, 'sinkron'),
      letter: (rows) => ({ sales: rows.map(({ id, letter }) => ({ id, ...letter })) }),
      at: ({ letter }) => new Date(letter.soldAt),
    }),
  )
}
