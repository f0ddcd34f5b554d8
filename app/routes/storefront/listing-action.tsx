import { useSearchParams } from '@remix-run/react'
import { CalendarDays } from 'lucide-react'
import { monthAddress } from '#app/features/bookings/components/month-address.ts'
import { PriceCalendar } from '#app/features/bookings/components/price-calendar.tsx'
import type { VisitMonth } from '#app/features/bookings/visit-month.ts'
import { datedAddress, parseDatedWish } from '#app/features/bookings/free-visit.ts'
import { BuyBox } from '#app/features/catalog/components/buy-box.tsx'
import type { ListingPage, ListingVariant } from '#app/features/catalog/listing-page.ts'
import { AwayNotice } from '#app/features/makers/components/away-notice.tsx'
import { HolidayNotice } from '#app/features/opening-hours/components/holiday-notice.tsx'
import { ClosedNotice } from '#app/features/shops/components/closed-notice.tsx'
import { WhatsAppLink } from '#app/features/shops/components/whatsapp-link.tsx'
import { Alert } from '#app/ui/alert.tsx'
import { LinkButton } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { Price } from '#app/ui/price.tsx'
import { useSite } from '#app/ui/site.tsx'
import { listingPathOf } from './listing-meta.ts'

/** What can be done with it right now: buy, ask for a date, or wait. */
type ListingActionProps = { listing: ListingPage; month: VisitMonth | null }

export function ListingAction({ listing, month }: ListingActionProps) {
  const { storefront: t } = useMessages()
  const { shop, variants, kind, maker, madeToOrder } = listing
  const isOnlyAsked = kind === 'experience' && !listing.hasCalendar && !listing.takesRequests
  const isSoldOut = kind === 'product' && variants.every(({ available }) => available === 0)
  return (
    <Card className="grid gap-4 p-4 md:p-5">
      {shop.status === 'closed' && (
        <ClosedNotice
          title={t.listing.closedTitle(shop.name)}
          reason={shop.closedReason}
          reopensOn={shop.reopensOn}
          text={t.listing.closedText}
        />
      )}
      {shop.status === 'open' && kind === 'product' && <HolidayNotice holidays={shop.holidays} />}
      {shop.status === 'open' && kind === 'product' && !isSoldOut && maker.away && (
        <AwayNotice away={maker.away} />
      )}
      {shop.status === 'open' && isSoldOut && (
        <Alert tone="attention" title={madeToOrder ? t.listing.fullTitle : t.listing.soldOutTitle}>
          <p>{(madeToOrder ? t.listing.fullText : t.listing.soldOutText)(shop.name)}</p>
        </Alert>
      )}
      {shop.status === 'open' && kind === 'product' && !isSoldOut && <BuyBox listing={listing} />}
      {month && <ChooseDay listing={listing} month={month} />}
      {isOnlyAsked && <Booking listing={listing} />}
      {!isOnlyAsked && <Question listing={listing} />}
    </Card>
  )
}

function Question({ listing }: { listing: ListingPage }) {
  const locale = useLocale()
  const { storefront: t } = useMessages()
  const url = useSite().url + listingPathOf(listing, locale)
  return (
    <WhatsAppLink
      phone={listing.shop.phone}
      text={t.listing.askText(listing.title[locale], url)}
      label={t.listing.ask}
      isSample={listing.isSample}
    />
  )
}

/**
 * The month with the next free day. This page is kept for a moment and shown to everybody; the page a day
 * leads to never is, and who comes from a search by date finds that opened there.
 */
function ChooseDay({ listing, month }: { listing: ListingPage; month: VisitMonth }) {
  const locale = useLocale()
  const { bookings: t, requests } = useMessages()
  const { slug, variants, addOns, title, unit, takesRequests, depositPercent } = listing
  const [asked] = useSearchParams()
  const wish = parseDatedWish(asked)
  const says = takesRequests
    ? { title: requests.openTitle, text: requests.openText, go: requests.open }
    : { title: t.bookTitle, text: t.bookText, go: t.seeCalendar }
  return (
    <div className="grid gap-4">
      {variants.length > 1 && <Options variants={variants} title={title[locale]} />}
      {addOns.length > 0 && <Options variants={addOns} title={title[locale]} heading={t.addOns} />}
      <div>
        <h2 className="text-lg font-semibold">{says.title}</h2>
        <p className="mt-1 text-ink-soft">{says.text}</p>
        {depositPercent !== null && <p className="mt-2">{t.deposit(depositPercent)}</p>}
      </div>
      <div className="-mx-2 md:mx-0">
        <PriceCalendar slug={slug} month={month} variants={variants} unit={unit} />
      </div>
      <LinkButton
        href={monthAddress(month.mode)(locale, slug, wish ? datedAddress(wish) : {})}
        look="action"
        size="large"
        wide
      >
        <Icon icon={CalendarDays} size={22} />
        {says.go}
      </LinkButton>
    </div>
  )
}

type OptionsProps = {
  variants: readonly Pick<ListingVariant, 'id' | 'label' | 'price'>[]
  title: string
  heading?: string
}

function Options({ variants, title, heading }: OptionsProps) {
  const locale = useLocale()
  const { storefront: t } = useMessages()
  return (
    <div>
      <h2 className="font-semibold">{heading ?? t.listing.options}</h2>
      <ul className="mt-1">
        {variants.map(({ id, label, price }) => (
          <li
            key={id}
            className="flex justify-between gap-4 border-b border-line py-2 last:border-0"
          >
            <span>{label[locale] || title}</span>
            <Price amount={price} className="font-semibold" />
          </li>
        ))}
      </ul>
    </div>
  )
}

/** Dates are agreed with the people who run it; the link opens their WhatsApp with the question begun. */
function Booking({ listing }: { listing: ListingPage }) {
  const locale = useLocale()
  const { storefront: t } = useMessages()
  const url = useSite().url + listingPathOf(listing, locale)
  const { variants, title, shop, isSample } = listing
  return (
    <div className="grid gap-4">
      {variants.length > 1 && <Options variants={variants} title={title[locale]} />}
      <div>
        <h2 className="text-lg font-semibold">{t.listing.bookTitle}</h2>
        <p className="mt-1 text-ink-soft">{t.listing.bookText}</p>
      </div>
      <WhatsAppLink
        phone={shop.phone}
        text={t.listing.bookAskText(title[locale], url)}
        label={t.listing.bookAsk}
        isSample={isSample}
        look="action"
      />
    </div>
  )
}
