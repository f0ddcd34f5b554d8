import type { ReactNode } from 'react'
import { paths } from '#app/core/paths.ts'
import type { Category } from '#app/features/catalog/category.ts'
import { RefundRules } from '#app/features/bookings/components/refund-rules.tsx'
import { MeetingPlace } from '#app/features/bookings/components/meeting-place.tsx'
import { VisitFactsList } from '#app/features/bookings/components/visit-facts.tsx'
import type { VisitDetails } from '#app/features/bookings/visit-facts.ts'
import { DeliveryBox } from '#app/features/catalog/components/delivery-box.tsx'
import { OpeningHours } from '#app/features/opening-hours/components/opening-hours.tsx'
import { RatingText } from '#app/features/catalog/components/rating-text.tsx'
import { PermitList } from '#app/features/catalog/components/permit-list.tsx'
import type { ListingPage } from '#app/features/catalog/listing-page.ts'
import { seasonText } from '#app/features/catalog/season.ts'
import { ReportLink } from '#app/ui/report-link.tsx'
import { QuestionList } from '#app/features/questions/components/question-list.tsx'
import { ReviewList } from '#app/features/reviews/components/review-list.tsx'
import { Fact } from '#app/features/shops/components/shop-identity.tsx'
import { LinkButton } from '#app/ui/button.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import type { ListingData } from './listing-data.ts'

type ListingDetailsProps = Omit<Extract<ListingData, { found: true }>, 'found' | 'more'>

export function ListingDetails(props: ListingDetailsProps) {
  const { listing, category, refundTiers, visit, today } = props
  const locale = useLocale()
  const {
    bookings,
    storefront: t,
    shopSettings,
    reviews: reviewTexts,
    questions,
    moderation,
  } = useMessages()
  const { kind, shop, description } = listing
  const isProduct = kind === 'product'
  return (
    <div className="grid divide-y divide-line [&>section]:py-5 [&>section:first-child]:pt-0">
      <Part title={isProduct ? t.listing.about : t.listing.aboutExperience}>
        <p className="text-lg leading-relaxed whitespace-pre-line">{description[locale]}</p>
      </Part>
      <Part title={t.listing.facts}>
        <Facts listing={listing} category={category} />
      </Part>
      {visit && <VisitParts {...visit.details} />}
      {refundTiers && (
        <Part title={bookings.refund.title}>
          <RefundRules tiers={refundTiers} />
        </Part>
      )}
      {isProduct && (
        <Part title={t.listing.permits}>
          <PermitList listing={listing} today={today} />
        </Part>
      )}
      {isProduct && (
        <Part title={t.listing.delivery}>
          {listing.isLocalOnly && (
            <p className="mb-3">
              <strong>{t.listing.localOnly}.</strong> {t.listing.localOnlyText}
            </p>
          )}
          <DeliveryBox
            pickupPoints={shop.pickupPoints}
            deliversTo={shop.deliversTo}
            minimumOrder={shop.minimumOrder}
            courierFreeFrom={shop.courierFreeFrom}
            couriers={shop.couriers}
          />
          {shop.hours.length > 0 && (
            <div className="mt-4">
              <p className="font-medium">{shopSettings.shown.hours}</p>
              <OpeningHours hours={shop.hours} />
            </div>
          )}
        </Part>
      )}
      <Part title={reviewTexts.title}>
        <ReviewsOf listing={listing} reviews={props.reviews} />
      </Part>
      <Part title={questions.title}>
        <QuestionsOf slug={listing.slug} questions={props.questions} />
      </Part>
      <p className="pt-3">
        <ReportLink word="barang" id={listing.id} label={moderation.reportListing} />
      </p>
    </div>
  )
}

type ReviewsOfProps = Pick<ListingDetailsProps, 'listing' | 'reviews'>

function ReviewsOf({ listing: { slug, title, shop, rating }, reviews }: ReviewsOfProps) {
  const locale = useLocale()
  const { reviews: t } = useMessages()
  if (!rating) return <p className="text-ink-soft">{t.none}</p>
  return (
    <>
      <p className="mb-4 text-lg">
        <RatingText rating={rating} />
      </p>
      <ReviewList reviews={reviews} title={title[locale]} shopName={shop.name} />
      <a
        href={paths.reviews(locale, slug)}
        className="inline-flex min-h-11 items-center font-semibold text-terrace"
      >
        {t.all(rating.count)}
      </a>
    </>
  )
}

type QuestionsOfProps = Pick<ListingDetailsProps, 'questions'> & { slug: string }

function QuestionsOf({ slug, questions }: QuestionsOfProps) {
  const locale = useLocale()
  const { questions: t } = useMessages()
  const isEmpty = questions.length === 0
  return (
    <>
      {isEmpty ? (
        <p className="mb-4 text-ink-soft">{t.none}</p>
      ) : (
        <QuestionList questions={questions} />
      )}
      <p className="flex flex-wrap items-center gap-x-5 gap-y-2">
        <LinkButton href={paths.askQuestion(locale, slug)} look="outline">
          {t.ask}
        </LinkButton>
        {!isEmpty && (
          <a
            href={paths.questions(locale, slug)}
            className="inline-flex min-h-11 items-center font-semibold text-terrace"
          >
            {t.all}
          </a>
        )}
      </p>
    </>
  )
}

function VisitParts({ facts, place, durationMinutes }: VisitDetails) {
  const { bookings: t } = useMessages()
  return (
    <>
      {facts && (
        <Part title={t.facts.title}>
          <VisitFactsList facts={facts} durationMinutes={durationMinutes} />
        </Part>
      )}
      {(facts || place) && (
        <Part title={t.facts.place}>
          <MeetingPlace facts={facts} place={place} />
        </Part>
      )}
    </>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h2 className="mb-3 font-display text-xl font-bold">{title}</h2>
      {children}
    </section>
  )
}

function Facts({ listing, category }: { listing: ListingPage; category: Category | null }) {
  const locale = useLocale()
  const { common, storefront: t } = useMessages()
  const { kind, maker, village, district, shelfLifeDays, leadTimeDays, season, variants } = listing
  const isProduct = kind === 'product'
  const months = season && seasonText(season, locale)
  const weights = variants.map(({ weightGrams }) => weightGrams).filter((grams) => grams > 0)
  return (
    <dl className="grid grid-cols-1 gap-x-6 gap-y-3 sm:grid-cols-2">
      <Fact term={isProduct ? t.listing.maker : t.listing.host}>{maker.name}</Fact>
      <Fact term={isProduct ? t.listing.village : t.listing.place}>
        {village.name}, {common.districtOf(district.name)}
      </Fact>
      {category && (
        <Fact term={t.listing.category}>
          <a
            href={paths.category(locale, category.slug)}
            className="text-terrace underline underline-offset-2"
          >
            {category.label[locale]}
          </a>
        </Fact>
      )}
      {shelfLifeDays !== null && (
        <Fact term={t.listing.shelfLife}>{t.listing.days(shelfLifeDays)}</Fact>
      )}
      {isProduct && (
        <Fact term={t.listing.leadTime}>
          {leadTimeDays > 0 ? t.listing.leadTimeValue(leadTimeDays) : t.listing.readyStock}
        </Fact>
      )}
      {months && <Fact term={t.listing.season}>{months}</Fact>}
      {isProduct && weights.length > 0 && (
        <Fact term={t.listing.weight}>{weights.map(weightText).join(' / ')}</Fact>
      )}
    </dl>
  )
}

function weightText(grams: number): string {
  return grams < 1000 ? `${grams} g` : `${String(grams / 1000).replace('.', ',')} kg`
}
