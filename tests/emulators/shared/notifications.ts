import type { Clock } from './clock.ts'
import { record } from './state.ts'

/** How notifications travel from now on; what is not named goes normally. */
export type Delivery = {
  /** Written down, never sent. */
  lose?: boolean
  /** Each is sent this many times, at once. */
  copies?: number
  delayMs?: number
  /** Kept until `release`. */
  hold?: boolean
}

export type SentNotification = {
  id: number
  orderId: string
  transactionId: string
  status: string
  urls: string[]
  body: string
  fate: 'sending' | 'delivered' | 'given-up' | 'lost' | 'held'
  attempts: { at: number; url: string; answer: number | string }[]
}

export type Notifier = {
  readonly log: SentNotification[]
  setDelivery(delivery: Delivery): void
  send(event: Omit<SentNotification, 'id' | 'fate' | 'attempts'>): Promise<void>
  release(how?: { order?: 'forward' | 'reverse' | number[]; parallel?: boolean }): Promise<void>
  replay(id: number): Promise<void>
  idle(): Promise<void>
}

const minute = 60_000
const retrySpacing = [2, 10, 30, 90, 210].map((minutes) => minutes * minute)
const answerWithinMs = 15_000

export type Manners = {
  /** How often it tries again after this answer. */
  retriesAfter(answer: number | string): number
  /** Made anew for each try: a signature may hold the time. */
  headers(body: string): Record<string, string>
}

export function createNotifier(clock: Clock, { retriesAfter, headers }: Manners): Notifier {
  const log: SentNotification[] = []
  const running = new Set<Promise<void>>()
  let delivery: Delivery = {}
  let count = 0

  function track(work: Promise<void>): Promise<void> {
    running.add(work)
    return work.finally(() => running.delete(work))
  }

  async function attempt(sent: SentNotification, url: string, tries: number): Promise<void> {
    const answer = await post(url, sent.body, headers(sent.body))
    sent.attempts.push({ at: clock.now(), url, answer })
    const wait = tries < retriesAfter(answer) ? retrySpacing[tries] : undefined
    if (wait === undefined) {
      sent.fate = retriesAfter(answer) === 0 ? 'delivered' : 'given-up'
      return
    }
    clock.schedule(clock.now() + wait, () => track(attempt(sent, url, tries + 1)))
  }

  async function deliver(sent: SentNotification, copies = 1): Promise<void> {
    sent.fate = 'sending'
    await track(
      Promise.all(
        sent.urls.flatMap((url) => Array.from({ length: copies }, () => attempt(sent, url, 0))),
      ).then(() => undefined),
    )
  }

  return {
    log,
    setDelivery(next) {
      delivery = next
    },
    async send(event) {
      count += 1
      const sent: SentNotification = { ...event, id: count, fate: 'sending', attempts: [] }
      record(log, sent)
      const { lose, hold, delayMs, copies } = delivery
      if (lose) sent.fate = 'lost'
      else if (hold) sent.fate = 'held'
      else if (delayMs) clock.schedule(clock.now() + delayMs, () => deliver(sent, copies))
      else await deliver(sent, copies)
    },
    async release({ order = 'forward', parallel = false } = {}) {
      const held = log.filter(({ fate }) => fate === 'held')
      const chosen = Array.isArray(order)
        ? order.flatMap((index) => held[index] ?? [])
        : order === 'reverse'
          ? held.toReversed()
          : held
      if (parallel) await Promise.all(chosen.map((sent) => deliver(sent)))
      else for (const sent of chosen) await deliver(sent)
    },
    async replay(id) {
      const sent = log.find((candidate) => candidate.id === id)
      if (!sent) throw new RangeError(`There is no notification ${id}`)
      await deliver(sent)
    },
    async idle() {
      while (running.size > 0) await Promise.allSettled(running)
    },
  }
}

async function post(
  url: string,
  body: string,
  headers: Record<string, string>,
  hops = 0,
): Promise<number | string> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/json',
        ...headers,
      },
      body,
      redirect: 'manual',
      signal: AbortSignal.timeout(answerWithinMs),
    })
    await response.arrayBuffer()
    const next = response.headers.get('location')
    const follows = (response.status === 307 || response.status === 308) && next && hops < 5
    return follows ? await post(new URL(next, url).href, body, headers, hops + 1) : response.status
  } catch (error) {
    return error instanceof Error ? error.name : 'failed'
  }
}
