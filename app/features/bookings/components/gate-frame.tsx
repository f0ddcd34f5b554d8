import { ChevronLeft } from 'lucide-react'
import type { ReactNode } from 'react'
import { paths } from '#app/core/paths.ts'
import { Icon } from '#app/ui/icon.tsx'
import { useMessages } from '#app/ui/locale.tsx'

/** A page for one thing: what a gatekeeper needs, as big as the phone allows, and the way back. */
export function GateFrame({
  shop,
  gate,
  children,
}: {
  shop: string
  gate: string
  children: ReactNode
}) {
  const { gate: t } = useMessages().kelola
  return (
    <>
      <header className="band bg-band text-on-band">
        <div className="mx-auto flex max-w-lg items-center gap-2 px-2 py-2">
          <a
            href={paths.kelola()}
            className="inline-flex min-h-11 items-center gap-1 rounded-lg px-2 text-on-band-soft no-underline"
          >
            <Icon icon={ChevronLeft} />
            {t.back}
          </a>
          <p className="min-w-0 flex-1 pr-2 text-right leading-tight">
            <span className="block truncate font-semibold">{t.at(gate)}</span>
            <span className="block truncate text-sm text-on-band-soft">{shop}</span>
          </p>
        </div>
      </header>
      <main id="isi" tabIndex={-1} className="mx-auto grid max-w-lg gap-4 px-4 py-5">
        <h1 className="sr-only">{t.title}</h1>
        {children}
      </main>
    </>
  )
}
