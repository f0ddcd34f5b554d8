import type { ReactNode } from 'react'
import { paths } from '#app/core/paths.ts'
import { PhoneFrame } from '#app/ui/layouts/phone-frame.tsx'
import { useMessages } from '#app/ui/locale.tsx'

/** What a cashier needs, and the way back: to the gate for who came from there. */
export function CounterFrame({
  shop,
  isAtGate,
  children,
}: {
  shop: string
  isAtGate: boolean
  children: ReactNode
}) {
  const { counter: t, kelola } = useMessages()
  const back = isAtGate
    ? { href: paths.kelolaGate(), label: t.back }
    : { href: paths.kelola(), label: kelola.gate.back }
  return (
    <PhoneFrame title={t.title} place={t.title} owner={shop} back={back} wide>
      {children}
    </PhoneFrame>
  )
}
