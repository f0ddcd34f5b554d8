import { BadgeCheck, CircleAlert } from 'lucide-react'
import { type CalendarDate, formatCalendarDate } from '#app/core/dates.ts'
import type { ListingPage, ListingPermit } from '#app/features/catalog/listing-page.ts'
import { Badge } from '#app/ui/badge.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'

type PermitListProps = { listing: ListingPage; today: CalendarDate }

/** Every verified number with the day it ends, and the halal state in words. */
export function PermitList({ listing, today }: PermitListProps) {
  const { storefront: t } = useMessages()
  const { permits } = listing
  return (
    <div>
      <HalalBadge halal={listing.halal} />
      {permits.length === 0 ? (
        <p className="mt-2 text-ink-soft">{t.listing.noPermits}</p>
      ) : (
        <ul className="mt-3 grid gap-3">
          {permits.map((permit) => (
            <Permit key={permit.number} permit={permit} today={today} />
          ))}
        </ul>
      )}
    </div>
  )
}

export function HalalBadge({ halal }: { halal: ListingPage['halal'] }) {
  const { storefront: t } = useMessages()
  if (halal === 'notApplicable') return null
  const tone = { certified: 'good', notYet: 'attention', notHalal: 'attention' } as const
  return <Badge tone={tone[halal]}>{t.listing.halal[halal]}</Badge>
}

function Permit({ permit, today }: { permit: ListingPermit; today: CalendarDate }) {
  const locale = useLocale()
  const { storefront: t } = useMessages()
  const { kind, number, validUntil } = permit
  const isOver = validUntil !== null && validUntil < today
  const kinds: Record<string, string> = t.listing.permitKinds
  return (
    <li className="flex gap-2.5">
      <Icon
        icon={isOver ? CircleAlert : BadgeCheck}
        className={isOver ? 'mt-0.5 text-danger' : 'mt-0.5 text-terrace'}
      />
      <span className="min-w-0">
        <span className="font-medium">{kinds[kind] ?? kind}</span>{' '}
        <span className="break-words">{number}</span>
        {validUntil && (
          <span className={`block text-sm ${isOver ? 'text-danger' : 'text-ink-soft'}`}>
            {(isOver ? t.listing.expired : t.listing.validUntil)(
              formatCalendarDate(validUntil, locale),
            )}
          </span>
        )}
      </span>
    </li>
  )
}
