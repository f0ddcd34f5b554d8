import { OnSiteText } from '#app/features/bookings/components/party-text.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import type { Guest } from '../guest.ts'
import { useHowMany, useVisitWords } from './guest-list.tsx'

type GuestSheetProps = { title: string; guests: readonly Guest[] }

/** For paper: a box to tick for each booking, black on white. */
export function GuestSheet({ title, guests }: GuestSheetProps) {
  const { deskCalendar: t } = useMessages()
  return (
    <section className="mt-4">
      <h2 className="keep-together flex flex-wrap items-baseline justify-between gap-x-4 font-bold">
        {title}
        <span className="text-sm font-normal">{t.guestsPage.total(guests.length)}</span>
      </h2>
      {guests.length === 0 && <p>{t.noGuests}</p>}
      <ul>
        {guests.map((guest) => (
          <li
            key={guest.id}
            className="keep-together flex items-start gap-3 border-b border-dashed border-black py-2"
          >
            <Line guest={guest} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Line({ guest }: { guest: Guest }) {
  const { deskCalendar: t } = useMessages()
  const words = useVisitWords(guest)
  const howMany = useHowMany(guest)
  return (
    <>
      <span aria-hidden className="mt-1 size-4 shrink-0 border-2 border-black" />
      <span className="min-w-0 flex-1">
        <span className="flex flex-wrap items-baseline justify-between gap-x-3">
          <strong>{guest.buyerName ?? t.guest.erased}</strong>
          <strong>{howMany}</strong>
        </span>
        <span className="block text-sm">{[guest.number, ...words].join(' · ')}</span>
        {guest.names.length > 0 && (
          <span className="block text-sm wrap-anywhere">{t.guest.names(guest.names)}</span>
        )}
        <OnSiteText onSite={guest.party.onSite} />
        {guest.goods.length > 0 && (
          <span className="block text-sm">{t.guest.prepare(guest.goods.join('; '))}</span>
        )}
      </span>
    </>
  )
}
