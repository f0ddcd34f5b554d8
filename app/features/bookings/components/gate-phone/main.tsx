import { createRoot } from 'react-dom/client'
import { paths } from '#app/core/paths.ts'
import { browserStore, gateMark } from './browser-store.ts'
import { GateApp } from './gate-app.tsx'
import { GatePhone } from './phone.ts'
import type { GateBoot } from './store.ts'

const longestAnswerMs = 15_000
const refreshEveryMs = 30_000

/** Older browsers keep the plain form, which the server answers. */
const canWorkAlone =
  isSecureContext &&
  'locks' in navigator &&
  'serviceWorker' in navigator &&
  'toSorted' in Array.prototype

const place = document.getElementById('gate')
if (place && canWorkAlone) start(place)

function start(element: HTMLElement): void {
  const { boot: told } = element.dataset
  const boot = told ? (JSON.parse(told) as GateBoot) : null
  const phone = new GatePhone({
    store: browserStore,
    ask: (address, request) =>
      fetch(address, {
        ...request,
        signal: request?.signal ?? AbortSignal.timeout(longestAnswerMs),
      }),
    isOnline: () => navigator.onLine,
  })
  if (boot) localStorage.setItem(gateMark, boot.shop.slug)
  createRoot(element).render(<GateApp phone={phone} />)
  void phone.open(boot).then(() => keepUp(phone))
}

/** Whenever there may be signal again. */
function keepUp(phone: GatePhone): void {
  const refresh = () => void phone.refresh()
  refresh()
  setInterval(refresh, refreshEveryMs)
  addEventListener('online', refresh)
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') refresh()
  })
  void navigator.storage?.persist?.()
  if (import.meta.env.PROD) void installWorker(phone)
}

type WithSync = ServiceWorkerRegistration & { sync?: { register(tag: string): Promise<void> } }

async function installWorker(phone: GatePhone): Promise<void> {
  const scope = paths.kelolaGate()
  try {
    await navigator.serviceWorker.register('/gate-worker.js', { scope, updateViaCache: 'none' })
  } catch {
    // Without it the gate works as long as this page stays open.
    return
  }
  const registration: WithSync = await navigator.serviceWorker.ready
  phone.subscribe(() => {
    const { own, takings } = phone.state
    if ([...own, ...takings].some(({ state }) => state === 'waiting')) {
      void registration.sync?.register('gate-scans').catch(() => undefined)
    }
  })
}
