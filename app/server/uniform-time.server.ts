import { setTimeout as sleep } from 'node:timers/promises'

/**
 * Answers no sooner than this after it was asked. Where a known account makes more work than an
 * unknown one (a mail to queue), the clock would tell them apart.
 */
export async function noSoonerThan<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  const [settled] = await Promise.allSettled([work, sleep(milliseconds)])
  if (settled.status === 'rejected') throw settled.reason
  return settled.value
}
