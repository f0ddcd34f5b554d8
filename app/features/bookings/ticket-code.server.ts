import { readableLetters } from '#app/core/ids.ts'
import { derivedBytes } from '#app/server/sealed.server.ts'

const proofLength = 4

/**
 * What is typed where no camera is at hand: `LB-7K2M9QTX-1-HV4R`, the order and four letters that only
 * we can tell, so that the number of an order alone (also on slips and bank statements) lets nobody in.
 */
export function ticketCode({ id, orderNumber }: { id: string; orderNumber: string }): string {
  return `${orderNumber}-${proofOf(id)}`
}

export function proofOf(bookingId: string): string {
  const [number = 0] = new Uint32Array(derivedBytes(`ticket code ${bookingId}`, 4))
  return Array.from(
    { length: proofLength },
    (_, at) => readableLetters[Math.floor(number / 31 ** at) % 31],
  ).join('')
}
