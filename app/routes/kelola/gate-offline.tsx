import type { MetaFunction } from '@remix-run/node'
import { NeverOpened } from '#app/features/bookings/components/gate-phone/signal-panel.tsx'
import { GateFrame } from '#app/features/bookings/components/gate-frame.tsx'
import { pageTitle } from './page-title.ts'

export const meta: MetaFunction = () => [
  ...pageTitle((t) => t.gate.title),
  { name: 'robots', content: 'noindex' },
]

/** What a phone keeps for when there is no signal: the same for everybody, and filled by its script. */
export default function GateOffline() {
  return (
    <>
      <div id="gate">
        <GateFrame shop="" gate="">
          <NeverOpened />
        </GateFrame>
      </div>
      <script type="module" src="/gate.js" />
    </>
  )
}
