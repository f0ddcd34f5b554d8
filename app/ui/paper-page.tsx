import { ChevronLeft } from 'lucide-react'
import type { ReactNode } from 'react'
import { LinkButton } from './button.tsx'
import { Icon } from './icon.tsx'
import { PrintButton } from './print-button.tsx'

type PaperPageProps = {
  backTo: string
  words: { back: string; print: string; printHint: string }
  children: ReactNode
}

/** A sheet of A4, with a bar above it that is not printed. */
export function PaperPage({ backTo, words, children }: PaperPageProps) {
  return (
    <main id="isi" className="mx-auto max-w-4xl px-4 py-6 print:m-0 print:max-w-none print:p-0">
      <div className="no-print mb-4 flex flex-wrap items-center gap-2">
        <LinkButton href={backTo} look="quiet">
          <Icon icon={ChevronLeft} />
          {words.back}
        </LinkButton>
        <PrintButton label={words.print} />
        <p className="text-sm text-ink-soft">{words.printHint}</p>
      </div>
      {children}
    </main>
  )
}
