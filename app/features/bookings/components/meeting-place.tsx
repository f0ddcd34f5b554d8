import { MapPin, Route } from 'lucide-react'
import { LinkButton } from '#app/ui/button.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { mapLinks, type VisitDetails } from '../visit-facts.ts'

/** Where to come, and the way there in the map of the guest's own choice. */
export function MeetingPlace({ facts, place }: Pick<VisitDetails, 'facts' | 'place'>) {
  const locale = useLocale()
  const { bookings } = useMessages()
  const t = bookings.facts
  return (
    <>
      {facts && (
        <p className="flex items-start gap-2">
          <Icon icon={MapPin} className="mt-0.5 text-terrace" />
          <span className="min-w-0">{facts.meetingPoint[locale]}</span>
        </p>
      )}
      {place && (
        <>
          <p className="mt-3 flex flex-wrap gap-2">
            <MapLink href={mapLinks.directions(place)} icon={Route} label={t.directions} />
            <MapLink href={mapLinks.map(place)} icon={MapPin} label={t.openMap} />
          </p>
          {!place.isExact && <p className="mt-2 text-sm text-ink-soft">{t.villageOnly}</p>}
        </>
      )}
    </>
  )
}

function MapLink({ href, icon, label }: { href: string; icon: typeof MapPin; label: string }) {
  return (
    <LinkButton href={href} look="outline" rel="noopener nofollow" target="_blank">
      <Icon icon={icon} />
      {label}
    </LinkButton>
  )
}
