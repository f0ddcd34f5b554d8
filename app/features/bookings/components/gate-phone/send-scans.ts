import { paths } from '#app/core/paths.ts'
import type { GateStore, KeptScan } from './store.ts'

export type Ask = (address: string, request?: RequestInit) => Promise<Response>

/** How it stands with the server; each is also what the person at the gate can do about it. */
export type Signal = 'online' | 'offline' | 'signed-out' | 'not-yours'

/** As many as the server takes at once (gate-form.ts). */
const mostAtOnce = 50

/**
 * Tells the server what waits, the oldest first. Whatever goes wrong, a scan waits on or is marked as
 * refused; it is never dropped here.
 */
export function sendWaiting(store: GateStore, ask: Ask): Promise<Signal> {
  return store.alone(async () => {
    const waiting = (await store.readScans())
      .filter(({ state }) => state === 'waiting')
      .toSorted((a, b) => a.scannedAt.getTime() - b.scannedAt.getTime())
    let worst: Signal = 'online'
    for (const shop of new Set(waiting.map((scan) => scan.shop))) {
      const scans = waiting.filter((scan) => scan.shop === shop)
      for (let start = 0; start < scans.length; start += mostAtOnce) {
        const signal = await sendSome(store, ask, shop, scans.slice(start, start + mostAtOnce))
        if (signal === 'offline' || signal === 'signed-out') return signal
        // Of another BUM Desa than this person's; those of his own still go.
        if (signal === 'not-yours') worst = signal
      }
    }
    return worst
  })
}

async function sendSome(
  store: GateStore,
  ask: Ask,
  shop: string,
  scans: readonly KeptScan[],
): Promise<Signal> {
  const body = JSON.stringify({ scans: scans.map(letterOf) })
  const answer = await post(ask, paths.gateApi(shop, 'sinkron'), body)
  const signal = signalOf(answer)
  if (answer?.ok && signal === 'online') {
    const unknown = await unknownIn(answer)
    if (!unknown) return 'offline'
    await store.writeScans(
      scans.map((scan) => ({ ...scan, state: unknown.has(scan.id) ? 'refused' : 'sent' })),
    )
    return 'online'
  }
  if (signal !== 'online') return signal
  // Not understood: one bad scan must not keep the others back.
  if (scans.length === 1) {
    await store.writeScans(scans.map((scan) => ({ ...scan, state: 'refused' })))
    return 'online'
  }
  for (const scan of scans) {
    const alone = await sendSome(store, ask, shop, [scan])
    if (alone !== 'online') return alone
  }
  return 'online'
}

const letterOf = ({ id, bookingId, gate, count, scannedAt, scannedBy }: KeptScan) => ({
  id,
  bookingId,
  gate,
  count,
  scannedAt,
  scannedBy,
})

/** Those the server could not write to any ticket; null for half an answer. */
async function unknownIn(answer: Response): Promise<Set<string> | null> {
  try {
    const { outcomes } = (await answer.json()) as { outcomes: { id: string; outcome: string }[] }
    return new Set(outcomes.filter(({ outcome }) => outcome === 'unknown').map(({ id }) => id))
  } catch {
    return null
  }
}

/** Null without signal. A page to sign in is no answer, so redirects are not followed. */
export async function post(
  ask: Ask,
  address: string,
  body: string,
  signal?: AbortSignal,
): Promise<Response | null> {
  const headers = { 'Content-Type': 'application/json' }
  const request: RequestInit = { method: 'POST', headers, body, redirect: 'manual' }
  return ask(address, signal ? { ...request, signal } : request).catch(() => null)
}

/** `online` also for a mistake of ours: the server was reached, and asking again changes nothing. */
export function signalOf(answer: Response | null): Signal {
  if (!answer || answer.status >= 500 || answer.status === 429) return 'offline'
  if (answer.type === 'opaqueredirect' || answer.status === 401 || answer.status === 302) {
    return 'signed-out'
  }
  return answer.status === 403 || answer.status === 404 ? 'not-yours' : 'online'
}
