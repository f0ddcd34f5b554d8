import { Link } from '@remix-run/react'
import { ShoppingBasket } from 'lucide-react'
import type { ReactNode } from 'react'
import { formatCalendarDate } from '#app/core/dates.ts'
import { paths } from '#app/core/paths.ts'
import { OnSiteText, useAddOnsText } from '#app/features/bookings/components/party-text.tsx'
import { Badge } from '#app/ui/badge.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import type { Guest } from '../guest.ts'
import { PresenceText } from './presence-text.tsx'

type GuestListProps = {
  guests: readonly Guest[]
  /** What can be done for one booking, below its row. */
  below?: (guest: Guest) => ReactNode
}

/** One row a booking, the whole row a link to its order: made for a thumb. */
export function GuestList({ guests, below }: GuestListProps) {
  const { deskCalendar: t } = useMessages()
  if (guests.length === 0) return <p className="text-ink-soft">{t.noGuests}</p>
  return (
    <ul className="-mx-4 md:-mx-5">
      {guests.map((guest) => (
        <li key={guest.id} className="border-t border-line">
          <Row guest={guest} />
          {below && <div className="px-4 md:px-5">{below(guest)}</div>}
        </li>
      ))}
    </ul>
  )
}

function Row({ guest }: { guest: Guest }) {
  const { deskCalendar: t } = useMessages()
  const words = useVisitWords(guest)
  const howMany = useHowMany(guest)
  return (
    <Link
      to={paths.kelolaOrder(guest.number)}
      className="block px-4 py-3 no-underline hover:bg-terrace-soft md:px-5"
    >
      <span className="flex flex-wrap items-baseline justify-between gap-x-3">
        <span className="font-semibold">{guest.buyerName ?? t.guest.erased}</span>
        <span className="font-semibold">{howMany}</span>
      </span>
      <span className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1 text-sm text-ink-soft">
        <span>{[guest.number, ...words].join(' · ')}</span>
        <span className="flex flex-wrap gap-1">
          <PresenceText presence={guest.presence} />
          <Badge tone={guest.status === 'paid' ? 'attention' : 'neutral'}>
            {t.visitStatus[guest.status]}
          </Badge>
        </span>
      </span>
      {guest.names.length > 0 && (
        <span className="mt-1 block text-sm wrap-anywhere">{t.guest.names(guest.names)}</span>
      )}
      <OnSiteText onSite={guest.party.onSite} />
      {guest.goods.length > 0 && (
        <span className="mt-1 flex items-start gap-2 font-semibold">
          <Icon icon={ShoppingBasket} size={18} className="mt-1 text-terrace" />
          {t.guest.prepare(guest.goods.join('; '))}
        </span>
      )}
    </Link>
  )
}

/** `4 orang`; of a stay `2 kamar · 3 tamu`. */
export function useHowMany({ quantity, unit, guests }: Guest): string {
  const { bookings, visitUnits } = useMessages()
  const counted = visitUnits.count(quantity, unit)
  return guests === null ? counted : `${counted} · ${bookings.guests(guests)}`
}

/** When, where and with whom: the session of a visit; of a stay its rooms and whether they come or go. */
export function useVisitWords({
  startsAt,
  units,
  departure,
  movement,
  resources,
  party,
}: Guest): string[] {
  const locale = useLocale()
  const { deskCalendar: t, resources: of } = useMessages()
  const addOns = useAddOnsText(party)
  const along = [
    ...(addOns ? [addOns] : []),
    ...(resources.length > 0 ? [of.with(resources.join(', '))] : []),
  ]
  if (departure === null) {
    return [...(startsAt ? [t.session(startsAt.replace(':', '.'))] : []), ...along]
  }
  const until = formatCalendarDate(departure, locale)
  const moves = movement === 'leaves' ? t.movement.leaves : t.movement[movement](until)
  return [...(units.length > 0 ? [units.join(', ')] : []), moves, ...along]
}
