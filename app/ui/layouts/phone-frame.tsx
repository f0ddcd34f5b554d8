import { ChevronLeft } from 'lucide-react'
import type { ReactNode } from 'react'
import { classes } from '../classes.ts'
import { Icon } from '../icon.tsx'

type PhoneFrameProps = {
  title: string
  /** What stands in the corner, and whose it is. */
  place: string
  owner: string
  back: { href: string; label: string }
  /** On a desk, more than a phone's width. */
  wide?: boolean
  children: ReactNode
}

/** A page for one thing that also works without signal: as big as the phone allows, and the way back. */
export function PhoneFrame({ title, place, owner, back, wide, children }: PhoneFrameProps) {
  const width = classes('mx-auto', wide ? 'max-w-lg lg:max-w-6xl' : 'max-w-lg')
  return (
    <>
      <header className="band no-print bg-band text-on-band">
        <div className={classes(width, 'flex items-center gap-2 px-2 py-2')}>
          <a
            href={back.href}
            className="inline-flex min-h-11 items-center gap-1 rounded-lg px-2 text-on-band-soft no-underline"
          >
            <Icon icon={ChevronLeft} />
            {back.label}
          </a>
          <p className="min-w-0 flex-1 pr-2 text-right leading-tight">
            <span className="block truncate font-semibold">{place}</span>
            <span className="block truncate text-sm text-on-band-soft">{owner}</span>
          </p>
        </div>
      </header>
      <main id="isi" tabIndex={-1} className={classes(width, 'grid gap-4 px-4 py-5')}>
        <h1 className="sr-only">{title}</h1>
        {children}
      </main>
    </>
  )
}
