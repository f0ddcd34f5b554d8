import { Link } from '@remix-run/react'
import { calendarDateOf, formatCalendarDate } from '#app/core/dates.ts'
import { paths } from '#app/core/paths.ts'
import { useRequiredNames } from '#app/features/catalog/components/missing-permits.tsx'
import type { TodayWork } from '#app/features/orders/today-queries.server.ts'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { SeeAllLink } from '#app/ui/page-header.tsx'
import { Panel } from './panel.tsx'

type ShelfAndPapersProps = Pick<
  TodayWork,
  | 'lowStock'
  | 'lowStockCount'
  | 'ending'
  | 'endingCount'
  | 'permitsToCheck'
  | 'permitsToCheckCount'
  | 'lacking'
  | 'lackingCount'
> & { now: Date }

/** What runs out: goods, and the permits they are sold with; and permits to look at. Nothing where nothing is. */
export function ShelfAndPapers(props: ShelfAndPapersProps) {
  const { lowStock, lowStockCount, ending, endingCount, now } = props
  const { permitsToCheck, permitsToCheckCount, lacking, lackingCount } = props
  const namesOf = useRequiredNames()
  const locale = useLocale()
  const { kelola, storefront, listings, stock } = useMessages()
  const t = kelola.todayPage
  const kinds: Record<string, string> = storefront.listing.permitKinds
  if (lowStockCount + endingCount + permitsToCheckCount + lackingCount === 0) return null
  return (
    <div className="mt-10 grid items-start gap-4 md:grid-cols-2">
      {lowStockCount > 0 && (
        <Panel title={`${t.lowStock} (${lowStockCount})`}>
          <ul>
            {lowStock.map(({ listingId, title, left, madeToOrder }) => (
              <Row
                key={`${listingId} ${title}`}
                href={paths.sellerListings('kelola', { id: listingId })}
                title={title}
              >
                {madeToOrder ? t.full : t.left(left)}
              </Row>
            ))}
          </ul>
          <SeeAllLink href={paths.kelolaStock({ lihat: 'perlu' })}>
            {lowStockCount > lowStock.length
              ? t.more(lowStockCount - lowStock.length)
              : stock.title}
          </SeeAllLink>
        </Panel>
      )}
      {lackingCount > 0 && (
        <Panel title={`${t.lacking} (${lackingCount})`}>
          <ul>
            {lacking.map(({ listingId, title, missing }) => (
              <Row key={listingId} href={paths.permitsOf('kelola', listingId)} title={title}>
                {namesOf(missing)}
              </Row>
            ))}
          </ul>
          {lackingCount > lacking.length && <p>{t.more(lackingCount - lacking.length)}</p>}
        </Panel>
      )}
      {permitsToCheckCount > 0 && (
        <Panel title={`${t.permitsToCheck} (${permitsToCheckCount})`}>
          <ul>
            {permitsToCheck.map(({ listingId, title, kind }) => (
              <Row
                key={`${listingId} ${kind}`}
                href={paths.permitsOf('kelola', listingId)}
                title={title}
              >
                {kinds[kind] ?? kind}
              </Row>
            ))}
          </ul>
          {permitsToCheckCount > permitsToCheck.length && (
            <SeeAllLink href={paths.kelolaPermits({ lihat: 'periksa' })}>
              {t.more(permitsToCheckCount - permitsToCheck.length)}
            </SeeAllLink>
          )}
        </Panel>
      )}
      {endingCount > 0 && (
        <Panel title={`${t.ending} (${endingCount})`}>
          <ul>
            {ending.map(({ id, listingId, title, kind, validUntil }) => (
              <Row
                key={id}
                href={paths.permitsOf('kelola', listingId)}
                title={[kinds[kind] ?? kind, title ?? listings.permits.all.ofShop].join(' · ')}
              >
                {t.ends(formatCalendarDate(validUntil, locale), validUntil < calendarDateOf(now))}
              </Row>
            ))}
          </ul>
          {endingCount > ending.length && (
            <SeeAllLink href={paths.kelolaPermits({ lihat: 'berakhir' })}>
              {t.more(endingCount - ending.length)}
            </SeeAllLink>
          )}
        </Panel>
      )}
    </div>
  )
}

type RowProps = { href: string; title: string; children: string }

function Row({ href, title, children }: RowProps) {
  return (
    <li className="flex items-baseline justify-between gap-3 border-b border-line last:border-0">
      <Link to={href} className="inline-flex min-h-11 min-w-0 items-center">
        {title}
      </Link>
      <span className="max-w-[50%] shrink-0 text-right font-semibold">{children}</span>
    </li>
  )
}
