import { Link } from '@remix-run/react'
import { ChevronLeft } from 'lucide-react'
import { paths } from '#app/core/paths.ts'
import { Icon } from '#app/ui/icon.tsx'
import { useMessages } from '#app/ui/locale.tsx'

/** Above the title of one part of the settings. */
export function SettingsBackLink() {
  return <BackLink to={paths.kelolaSettings()}>{useMessages().shopSettings.back}</BackLink>
}

/** Above the title of a page about one of the team. */
export function TeamBackLink() {
  return <BackLink to={paths.kelolaTeam()}>{useMessages().staff.back}</BackLink>
}

/** Above the title of a page about the stock of one good. */
export function StockBackLink() {
  return <BackLink to={paths.kelolaStock()}>{useMessages().stock.back}</BackLink>
}

/** Above what a stock-take found. */
export function StockTakeBackLink() {
  return <BackLink to={paths.kelolaStockTake()}>{useMessages().stockTake.back}</BackLink>
}

/** Above the title of one day of the till. */
export function TillBackLink() {
  return <BackLink to={paths.tillDays()}>{useMessages().till.back}</BackLink>
}

function BackLink({ to, children }: { to: string; children: string }) {
  return (
    <Link
      to={to}
      className="no-print -ml-1 inline-flex min-h-11 items-center gap-1 text-ink-soft no-underline hover:text-ink"
    >
      <Icon icon={ChevronLeft} />
      {children}
    </Link>
  )
}
