import type { ReactNode } from 'react'
import { SampleDataNotice } from '../sample-data-notice.tsx'
import { useSite } from '../site.tsx'
import { SkipLink } from './skip-link.tsx'
import { StorefrontFooter } from './storefront-footer.tsx'
import { StorefrontHeader } from './storefront-header.tsx'
import { TabBar } from './tab-bar.tsx'

type StorefrontLayoutProps = {
  children: ReactNode
  /** What the visitor searched for, so that the box keeps it. */
  searchText?: string
}

/** Everything a buyer sees: header with search, the page, footer, and the phone's tab bar. */
export function StorefrontLayout({ children, ...header }: StorefrontLayoutProps) {
  const { sampleData } = useSite()
  return (
    <div className="flex min-h-dvh flex-col">
      <SkipLink />
      <StorefrontHeader {...header} />
      {sampleData && <SampleDataNotice />}
      <main id="isi" tabIndex={-1} className="flex-1">
        {children}
      </main>
      <StorefrontFooter />
      <TabBar />
    </div>
  )
}
