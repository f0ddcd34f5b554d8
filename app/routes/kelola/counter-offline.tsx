import type { MetaFunction } from '@remix-run/node'
import { CounterFrame } from '#app/features/counter/components/counter-frame.tsx'
import { NeverOpened } from '#app/features/counter/components/never-opened.tsx'
import { counterTitle } from './page-title.ts'

export const meta: MetaFunction = () => [
  ...counterTitle((t) => t.title),
  { name: 'robots', content: 'noindex' },
]

/** What a phone keeps for when there is no signal: the same for everybody, and filled by its script. */
export default function CounterOffline() {
  return (
    <>
      <div id="counter">
        <CounterFrame shop="" isAtGate={false}>
          <NeverOpened />
        </CounterFrame>
      </div>
      <script type="module" src="/counter.js" />
    </>
  )
}
