import { Link } from '@remix-run/react'
import { type CalendarDate, formatCalendarDate } from '#app/core/dates.ts'
import { paths } from '#app/core/paths.ts'
import type { PermitKind } from '#app/features/catalog/permit-number.ts'
import { Alert } from '#app/ui/alert.tsx'
import { Badge } from '#app/ui/badge.tsx'
import { buttonClasses } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { Section, SeeAllLink } from '#app/ui/page-header.tsx'

type Good = { listingId: string; title: string }
type GoodsToSettleProps = {
  sentBack: readonly (Good & { note: string | null })[]
  waiting: readonly Good[]
}

/** What stands between a good and its buyers: something to put right, or the BUM Desa's word. */
export function GoodsToSettle({ sentBack, waiting }: GoodsToSettleProps) {
  const { lapak: t } = useMessages()
  if (sentBack.length + waiting.length === 0) return null
  return (
    <Section title={t.approval}>
      <div className="grid gap-3">
        {sentBack.map(({ listingId, title, note }) => (
          <Alert key={listingId} tone="attention" title={t.sentBack(title)}>
            {note && <p className="whitespace-pre-line">{note}</p>}
            <p className="mt-2">
              <Link
                to={paths.sellerListings('lapak', { id: listingId })}
                className={buttonClasses({ look: 'outline' })}
              >
                {t.putRight}
              </Link>
            </p>
          </Alert>
        ))}
        {waiting.length > 0 && (
          <Card className="p-4">
            <p className="font-semibold">{t.waiting(waiting.length)}</p>
            <p className="text-sm text-ink-soft">{waiting.map(({ title }) => title).join(' · ')}</p>
          </Card>
        )}
      </div>
    </Section>
  )
}

type LowStockProps = {
  goods: readonly {
    variantId: string
    title: string
    search: string
    unit: string
    left: number
    madeToOrder: boolean
  }[]
}

/** A tap leads to where the stock is stepped. */
export function LowStock({ goods }: LowStockProps) {
  const { lapak: t } = useMessages()
  if (goods.length === 0) return null
  return (
    <Section title={t.lowStock}>
      <ul className="overflow-hidden rounded-2xl border border-line bg-surface shadow-card">
        {goods.map(({ variantId, title, search, unit, left, madeToOrder }) => (
          <li key={variantId} className="border-b border-line last:border-0">
            <Link
              to={paths.sellerListings('lapak', { cari: search })}
              className="flex min-h-11 items-center justify-between gap-3 px-4 py-2 no-underline hover:bg-terrace-soft"
            >
              <span className="min-w-0 break-words">{title}</span>
              <span className="shrink-0">
                {left > 0 ? (
                  t.left(left, unit)
                ) : (
                  <Badge tone="bad">{madeToOrder ? t.full : t.soldOut}</Badge>
                )}
              </span>
            </Link>
          </li>
        ))}
      </ul>
      <SeeAllLink href={paths.sellerListings('lapak', { sisa: 'sedikit' })}>{t.allLow}</SeeAllLink>
    </Section>
  )
}

type EndingPermitsProps = {
  permits: readonly {
    id: string
    listingId: string
    title: string
    kind: PermitKind
    validUntil: CalendarDate
    isOver: boolean
  }[]
}

/** Said in time to renew them; a tap leads to where the new number is written. */
export function EndingPermits({ permits }: EndingPermitsProps) {
  const locale = useLocale()
  const { listings, storefront, kelola } = useMessages()
  const { permits: t } = listings
  if (permits.length === 0) return null
  return (
    <Section title={t.ending}>
      <p className="mb-3 text-ink-soft">{t.endingText}</p>
      <ul className="overflow-hidden rounded-2xl border border-line bg-surface shadow-card">
        {permits.map(({ id, listingId, title, kind, validUntil, isOver }) => (
          <li key={id} className="border-b border-line last:border-0">
            <Link
              to={paths.sellerListings('lapak', { id: listingId, verb: 'izin' })}
              className="flex min-h-11 flex-wrap items-center justify-between gap-x-3 px-4 py-2 no-underline hover:bg-terrace-soft"
            >
              <span className="min-w-0 break-words">
                {storefront.listing.permitKinds[kind]} · {title}
              </span>
              <span className={isOver ? 'font-semibold text-danger' : 'font-semibold'}>
                {kelola.todayPage.ends(formatCalendarDate(validUntil, locale), isOver)}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  )
}
