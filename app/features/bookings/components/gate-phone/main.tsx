import { createRoot } from 'react-dom/client'
import { paths } from '#app/core/paths.ts'
import { askInTime, canWorkAlone, keepUp } from '#app/ui/offline/keep-up.ts'
import { browserStore, gateMark } from './browser-store.ts'
import { GateApp } from './gate-app.tsx'
import { GatePhone } from './phone.ts'
import type { GateBoot } from './store.ts'

const place = document.getElementById('gate')
if (place && canWorkAlone()) start(place)

function start(element: HTMLElement): void {
  const { boot: told } = element.dataset
  const boot = told ? (JSON.parse(told) as GateBoot) : null
  const phone = new GatePhone({
    store: browserStore,
    ask: askInTime,
    isOnline: () => navigator.onLine,
  })
  if (boot) localStorage.setItem(gateMark, boot.shop.slug)
  createRoot(element).render(<GateApp phone={phone} />)
  const worker = { file: '/gate-worker.js', scope: paths.kelolaGate(), tag: 'gate-scans' }
  void phone.open(boot).then(() => keepUp(phone, worker))
}
