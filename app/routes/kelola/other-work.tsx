import { Link, useRouteLoaderData } from '@remix-run/react'
import { ChevronRight } from 'lucide-react'
import { paths } from '#app/core/paths.ts'
import { Card } from '#app/ui/card.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import type { loader as layoutLoader } from './layout.tsx'

type OtherWorkProps = { refusedSales: number; applications: number }

/** What waits beside the orders, by how many; nothing where nothing does. */
export function OtherWork({ refusedSales, applications }: OtherWorkProps) {
  const { others: t } = useMessages().kelola.todayPage
  const { waiting } = useRouteLoaderData<typeof layoutLoader>('routes/kelola/layout')!
  const all = [
    [refusedSales, t.refusedSales, paths.refusedSales()],
    [waiting.requests ?? 0, t.requests, paths.kelolaRequests()],
    [waiting.questions, t.questions, paths.sellerQuestions('kelola')],
    [waiting.listings, t.listings, paths.sellerListings('kelola', { status: 'review' })],
    [waiting.payouts, t.payouts, paths.kelolaPayouts()],
    [applications, t.applications, paths.kelolaApplications()],
  ] as const
  const open = all.filter(([count]) => count > 0)
  if (open.length === 0) return null
  return (
    <Card as="ul" className="mt-3 divide-y divide-line">
      {open.map(([count, says, href]) => (
        <li key={href}>
          <Link
            to={href}
            className="flex min-h-12 items-center justify-between gap-3 px-4 py-2.5 no-underline hover:text-terrace"
          >
            {says(count)}
            <Icon icon={ChevronRight} className="text-ink-soft" />
          </Link>
        </li>
      ))}
    </Card>
  )
}
