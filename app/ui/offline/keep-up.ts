import type { KeptNote } from './notes.ts'

const longestAnswerMs = 15_000
const refreshEveryMs = 30_000

/** Older browsers keep the plain form, which the server answers. */
export const canWorkAlone = () =>
  isSecureContext &&
  'locks' in navigator &&
  'serviceWorker' in navigator &&
  'toSorted' in Array.prototype

export const askInTime = (address: string, request?: RequestInit): Promise<Response> =>
  fetch(address, { ...request, signal: request?.signal ?? AbortSignal.timeout(longestAnswerMs) })

/** A phone with work of its own, as `keepUp` needs it. */
type Phone = {
  refresh(): Promise<void>
  subscribe(listener: () => void): () => void
  readonly notes: readonly KeptNote[]
}

type WithSync = ServiceWorkerRegistration & { sync?: { register(tag: string): Promise<void> } }

/** Sends and hears whenever there may be signal again; `scope` is the page its worker opens without. */
export function keepUp(phone: Phone, worker: { file: string; scope: string; tag: string }): void {
  const refresh = () => void phone.refresh()
  refresh()
  setInterval(refresh, refreshEveryMs)
  addEventListener('online', refresh)
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') refresh()
  })
  void navigator.storage?.persist?.()
  if (import.meta.env.PROD) void installWorker(phone, worker)
}

async function installWorker(
  phone: Phone,
  { file, scope, tag }: { file: string; scope: string; tag: string },
): Promise<void> {
  try {
    await navigator.serviceWorker.register(file, { scope, updateViaCache: 'none' })
  } catch {
    // Without it the page works as long as it stays open.
    return
  }
  const registration: WithSync = await navigator.serviceWorker.ready
  phone.subscribe(() => {
    if (phone.notes.some(({ state }) => state === 'waiting')) {
      void registration.sync?.register(tag).catch(() => undefined)
    }
  })
}
