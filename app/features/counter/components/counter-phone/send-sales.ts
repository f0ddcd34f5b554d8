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
      letter: (rows) => ({
        // So that the server can tell how wrong the clock of this phone is.
        sentAt: new Date().toISOString(),
        sales: rows.map(({ id, letter, names }) => ({ id, ...letter, names })),
      }),
      at: ({ letter }) => new Date(letter.soldAt),
    }),
  )
}
