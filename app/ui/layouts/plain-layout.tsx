import type { ReactNode } from 'react'
import { paths } from '#app/core/paths.ts'
import { useLocale, useMessages } from '../locale.tsx'
import { Logo } from '../logo.tsx'
import { ParangPattern } from '../patterns.tsx'
import { SampleDataNotice } from '../sample-data-notice.tsx'
import { useSite } from '../site.tsx'
import { SkipLink } from './skip-link.tsx'

/** Checkout and sign-in: nothing to wander off to, and the complaint channel still in reach. */
export function PlainLayout({ children, wide }: { children: ReactNode; wide?: boolean }) {
  const locale = useLocale()
  const { common: t } = useMessages()
  const { sampleData, complaintEmail, complaintPhone } = useSite()
  const contacts = [complaintPhone, complaintEmail].filter(Boolean).join(' · ')
  return (
    <div className="flex min-h-dvh flex-col">
      <SkipLink />
      <header className="band no-print relative bg-band text-on-band">
        <div className="mx-auto flex max-w-5xl items-center px-4 py-3">
          <a href={paths.home(locale)} className="rounded-lg py-1 text-on-band no-underline">
            <Logo name={t.siteName} tagline={t.tagline} />
          </a>
        </div>
        <ParangPattern className="absolute inset-x-0 -bottom-1 h-2 text-action" size={8} />
      </header>
      {sampleData && <SampleDataNotice />}
      <main
        id="isi"
        tabIndex={-1}
        className={`mx-auto w-full flex-1 px-4 py-8 ${wide ? 'max-w-5xl' : 'max-w-lg'}`}
      >
        {children}
      </main>
      <footer className="no-print mx-auto max-w-5xl wrap-anywhere px-4 py-6 text-center text-sm text-ink-soft">
        {contacts && (
          <p>
            {t.footer.complaints}: {contacts}
          </p>
        )}
        <p>{t.footer.complaintsPktn}</p>
      </footer>
    </div>
  )
}
