import {
  BadgeCheck,
  HandCoins,
  PackageCheck,
  QrCode,
  ShieldCheck,
  ShoppingBasket,
} from 'lucide-react'
import { paths } from '#app/core/paths.ts'
import { RegencyChoropleth } from '#app/features/regions/components/regency-choropleth.tsx'
import type { DistrictSummary } from '#app/features/regions/region-pages.ts'
import { shadeSteps } from '#app/features/regions/shade.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { Frozen, FrozenPart } from '#app/ui/frozen.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { KawungPattern, ParangPattern } from '#app/ui/patterns.tsx'

const stepIcons = [ShoppingBasket, QrCode, PackageCheck] as const
const trustIcons = [BadgeCheck, ShieldCheck, HandCoins] as const

/** The promise of the house: many villages, one cart, one payment. */
export function HowItWorks() {
  return (
    <Frozen name="how it works">
      <Steps />
    </Frozen>
  )
}

function Steps() {
  const { storefront: t } = useMessages()
  return (
    <section className="band relative my-14 overflow-hidden bg-band text-on-band md:my-20">
      <ParangPattern className="absolute inset-x-0 top-0 h-3 text-action" size={12} />
      <KawungPattern className="absolute inset-0 text-on-band opacity-[0.05]" size={64} />
      <div className="relative mx-auto max-w-6xl px-4 py-14 md:py-20">
        <h2 className="font-display text-3xl font-bold md:text-4xl">{t.home.howTitle}</h2>
        <ol className="mt-8 grid gap-8 md:grid-cols-3 md:gap-10">
          {t.home.steps.map(({ title, text }, index) => (
            <li key={title} className="flex gap-4 md:block">
              <span className="relative grid size-16 shrink-0 place-items-center rounded-2xl bg-action text-on-action">
                <Icon icon={stepIcons[index] ?? ShoppingBasket} size={30} />
                <span className="absolute -top-2 -right-2 grid size-7 place-items-center rounded-full bg-gold-soft text-sm font-bold text-ink">
                  {index + 1}
                </span>
              </span>
              <div className="md:mt-5">
                <h3 className="text-xl font-semibold">{title}</h3>
                <p className="mt-1 text-on-band-soft">{text}</p>
              </div>
            </li>
          ))}
        </ol>
      </div>
      <ParangPattern className="absolute inset-x-0 bottom-0 h-3 text-action" size={12} />
    </section>
  )
}

export function MapTeaser({ districts }: { districts: readonly DistrictSummary[] }) {
  return (
    <FrozenPart thing={districts} name="map teaser">
      <Teaser districts={districts} />
    </FrozenPart>
  )
}

function Teaser({ districts }: { districts: readonly DistrictSummary[] }) {
  const locale = useLocale()
  const { storefront: t } = useMessages()
  const steps = shadeSteps(districts.map(({ listings }) => listings))
  return (
    <section className="relative grid items-center gap-6 overflow-hidden rounded-3xl border border-line bg-surface p-6 shadow-card md:grid-cols-2 md:p-10">
      <div>
        <h2 className="font-display text-2xl font-bold md:text-3xl">{t.home.mapTitle}</h2>
        <p className="mt-3 text-lg text-ink-soft">{t.home.mapText}</p>
        <p className="mt-6">
          <LinkButton href={paths.map(locale)} look="terrace">
            {t.home.mapAction}
          </LinkButton>
        </p>
      </div>
      <RegencyChoropleth districts={districts} steps={steps} plain className="max-h-80" />
    </section>
  )
}

export function Trust() {
  return (
    <Frozen name="trust">
      <Reasons />
    </Frozen>
  )
}

function Reasons() {
  const { storefront: t } = useMessages()
  return (
    <section>
      <h2 className="font-display text-2xl font-bold md:text-3xl">{t.home.trustTitle}</h2>
      <ul className="mt-5 grid gap-6 md:grid-cols-3 md:gap-8">
        {t.home.trust.map(({ title, text }, index) => (
          <li key={title} className="flex gap-4">
            <span className="grid size-12 shrink-0 place-items-center rounded-full bg-terrace-soft text-terrace">
              <Icon icon={trustIcons[index] ?? BadgeCheck} size={26} />
            </span>
            <div>
              <h3 className="text-lg font-semibold">{title}</h3>
              <p className="mt-1 text-ink-soft">{text}</p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}
