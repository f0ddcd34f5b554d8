import type { ReactNode } from 'react'
import { paths } from '#app/core/paths.ts'
import { PhoneFrame } from '#app/ui/layouts/phone-frame.tsx'
import { useMessages } from '#app/ui/locale.tsx'

type GateFrameProps = { shop: string; gate: string; children: ReactNode }

/** What a gatekeeper needs, and the way back. */
export function GateFrame({ shop, gate, children }: GateFrameProps) {
  const { gate: t } = useMessages().kelola
  const back = { href: paths.kelola(), label: t.back }
  return (
    <PhoneFrame title={t.title} place={t.at(gate)} owner={shop} back={back}>
      {children}
    </PhoneFrame>
  )
}
