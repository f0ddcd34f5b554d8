import { createRoot } from 'react-dom/client'
import { paths } from '#app/core/paths.ts'
import { gateMark } from '#app/features/bookings/components/gate-phone/browser-store.ts'
import { askInTime, canWorkAlone, keepUp } from '#app/ui/offline/keep-up.ts'
import { browserStore } from './browser-store.ts'
import { CounterApp } from './counter-app.tsx'
import { CounterPhone } from './phone.ts'
import type { CounterBoot } from './store.ts'

const place = document.getElementById('counter')
if (place && canWorkAlone()) start(place)

function start(element: HTMLElement): void {
  const { boot: told } = element.dataset
  const boot = told ? (JSON.parse(told) as CounterBoot) : null
  const phone = new CounterPhone({ store: browserStore, ask: askInTime })
  if (boot) localStorage.setItem(gateMark, boot.shop.slug)
  const worker = { file: '/counter-worker.js', scope: paths.counter(), tag: 'counter-sales' }
  void phone.open(boot).then(async () => {
    // The plain form stays until the first list is here.
    if (!phone.state.kept) await phone.refresh()
    createRoot(element).render(<CounterApp phone={phone} />)
    keepUp(phone, worker)
  })
}
