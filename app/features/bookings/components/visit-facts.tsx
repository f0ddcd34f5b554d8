import { Backpack, Check, type LucideIcon, X } from 'lucide-react'
import { Fact } from '#app/features/shops/components/shop-identity.tsx'
import { formatDuration } from '#app/core/dates.ts'
import { listed } from '#app/core/text.ts'
import { Icon } from '#app/ui/icon.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import type { VisitFacts } from '../visit-facts.ts'

type VisitFactsProps = { facts: VisitFacts; durationMinutes: number | null }

/** What to bring, what the price is for and what not, and who may come. */
export function VisitFactsList({ facts, durationMinutes }: VisitFactsProps) {
  const locale = useLocale()
  const { bookings } = useMessages()
  const t = bookings.facts
  const { bring, included, excluded, health, minimumAge } = facts
  return (
    <div className="grid gap-5">
      <div className="grid gap-5 sm:grid-cols-2">
        <Things title={t.included} things={included[locale]} icon={Check} />
        <Things title={t.excluded} things={excluded[locale]} icon={X} />
        <Things title={t.bring} things={bring[locale]} icon={Backpack} />
      </div>
      <dl className="grid grid-cols-1 gap-x-6 gap-y-3 sm:grid-cols-2">
        {durationMinutes !== null && (
          <Fact term={t.duration}>{formatDuration(durationMinutes, locale)}</Fact>
        )}
        <Fact term={t.age}>{minimumAge > 0 ? t.ageFrom(minimumAge) : t.anyAge}</Fact>
        {health[locale] && <Fact term={t.health}>{health[locale]}</Fact>}
        <Fact term={t.insurance}>{facts.isInsured ? t.insured : t.notInsured}</Fact>
        <Fact term={t.parking}>{t.parkingFees[facts.parking]}</Fact>
        <Fact term={t.weather}>{t.weatherRules[facts.weather]}</Fact>
        {facts.languages.length > 0 && (
          <Fact term={t.languages}>
            {listed(
              facts.languages.map((each) => t.languageNames[each]),
              locale,
            )}
          </Fact>
        )}
      </dl>
    </div>
  )
}

type ThingsProps = { title: string; things: readonly string[]; icon: LucideIcon }

function Things({ title, things, icon }: ThingsProps) {
  if (things.length === 0) return null
  return (
    <div>
      <h3 className="mb-1.5 font-semibold">{title}</h3>
      <ul className="grid gap-1">
        {things.map((thing) => (
          <li key={thing} className="flex items-start gap-2">
            <Icon icon={icon} size={18} className="mt-1 text-terrace" />
            <span className="min-w-0">{thing}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}
