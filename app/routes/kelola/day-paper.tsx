import { ChevronLeft } from 'lucide-react'
import type { ReactNode } from 'react'
import { formatCalendarDay } from '#app/core/dates.ts'
import { paths } from '#app/core/paths.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { PrintButton } from '#app/ui/print-button.tsx'

type DayPaperProps = {
  date: string
  wisata: string | undefined
  /** What the paper is, and whose. */
  title: string
  hint: string
  foot: string
  children: ReactNode
}

/** Something about one day for paper: black on white, with the way back and the button that prints. */
export function DayPaper({ date, wisata, title, hint, foot, children }: DayPaperProps) {
  const locale = useLocale()
  const { deskCalendar: t } = useMessages()
  const day = formatCalendarDay(date, locale)
  return (
    <main id="isi" className="mx-auto max-w-3xl px-4 py-6 print:m-0 print:max-w-none print:p-0">
      <div className="no-print mb-4">
        <div className="flex flex-wrap gap-2">
          <LinkButton href={paths.kelolaDay(date, { wisata })} look="quiet">
            <Icon icon={ChevronLeft} />
            {day}
          </LinkButton>
          <PrintButton label={t.guestsPage.print} />
        </div>
        <p className="mt-2 text-sm text-ink-soft">{hint}</p>
      </div>
      <article className="rounded-xl border-2 border-ink bg-white p-4 text-black print:border-0 print:p-0">
        <header className="border-b-2 border-black pb-2">
          <p className="text-sm font-semibold">{title}</p>
          <h1 className="text-xl font-bold">{day}</h1>
        </header>
        {children}
        <footer className="mt-4 text-sm">{foot}</footer>
      </article>
    </main>
  )
}
