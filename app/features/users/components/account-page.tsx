import type { ReactNode } from 'react'
import { paths } from '#app/core/paths.ts'
import { Breadcrumbs } from '#app/ui/breadcrumbs.tsx'
import { Card } from '#app/ui/card.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { PageBody, PageHeader } from '#app/ui/page-header.tsx'

type AccountPageProps = { title: string; lead?: ReactNode; children: ReactNode }

/** A page under "my account", with the way back. */
export function AccountPage({ title, lead, children }: AccountPageProps) {
  const locale = useLocale()
  const { account: t } = useMessages()
  const above = (
    <Breadcrumbs crumbs={[{ label: t.home.title, href: paths.account(locale) }]} current={title} />
  )
  return (
    <PageBody narrow>
      <PageHeader title={title} above={above} {...(lead && { lead })} />
      <div className="grid gap-6">{children}</div>
    </PageBody>
  )
}

type PanelProps = { title: string; text?: ReactNode; children?: ReactNode }

export function Panel({ title, text, children }: PanelProps) {
  return (
    <Card as="section" className="p-5 sm:p-6">
      <h2 className="font-display text-xl font-bold">{title}</h2>
      {text && <div className="mt-1.5 text-ink-soft">{text}</div>}
      {children && <div className="mt-4">{children}</div>}
    </Card>
  )
}
