import type { ReactNode } from 'react'
import { formatPhone } from '#app/core/phone.ts'
import { paths } from '#app/core/paths.ts'
import { listed } from '#app/core/text.ts'
import type { VisitUnit } from '#app/core/visit-unit.ts'
import { nameOf } from '#app/features/catalog/line-name.ts'
import { Alert } from '#app/ui/alert.tsx'
import { Card } from '#app/ui/card.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import type { Party } from '../party.ts'
import type { Visit } from '../visit.ts'
import { RefundPromises } from './refund-rules.tsx'
import type { RefundPromise } from '../refund-tiers.ts'
import { mapLinks, type Place } from '../visit-facts.ts'
import { visitText, whereText } from '../visit-text.ts'
import { OnSiteText, useAddOnsText } from './party-text.tsx'

export type TicketCardProps = {
  qr: { size: number; path: string }
  code: string
  isCancelled: boolean
  isCalledOff: boolean
  isOver: boolean
  visit: Visit
  zone: string
  unit: VisitUnit
  arriveBy: string
  departBy: string | null
  count: number
  unitNames: readonly string[]
  party: Party
  orderNumber: string
  /** What still comes back to who gives it up. */
  refunds: readonly RefundPromise[]
  title: { id: string; en: string }
  label: { id: string; en: string }
  slug: string
  village: { name: string; district: string }
  /** As the page of the listing says it now; null: nobody has said. */
  meetingPoint: { id: string; en: string } | null
  bring: { id: readonly string[]; en: readonly string[] }
  place: Place | null
  shop: { name: string; phone: string; isSample: boolean }
}

/** What is shown at the gate, on a screen or on a sheet of A6. */
export function TicketCard({ ticket }: { ticket: TicketCardProps }) {
  const locale = useLocale()
  const { tickets: t, bookings, visitUnits } = useMessages()
  const { visit, shop } = ticket
  const when = visitText(visit, locale, bookings)
  const addOns = useAddOnsText(ticket.party)
  return (
    <Card as="article" className="keep-together overflow-hidden">
      <header className="border-b border-line p-4 print:p-0 print:pb-2">
        <p className="text-sm font-semibold text-terrace">{t.title}</p>
        <h1 className="font-display text-2xl leading-tight font-bold">
          <a href={paths.experience(locale, ticket.slug)} className="text-ink no-underline">
            {nameOf(ticket, locale)}
          </a>
        </h1>
        <p className="mt-1 text-lg font-semibold">{when}</p>
      </header>
      {ticket.isCancelled ? (
        <div className="p-4">
          <Alert tone="bad" title={ticket.isCalledOff ? t.calledOffTitle : t.cancelledTitle}>
            {ticket.isCalledOff ? t.calledOffText : t.cancelledText}
          </Alert>
        </div>
      ) : (
        <TicketCode {...ticket} />
      )}
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1.5 p-4 print:gap-y-0.5 print:px-0 print:py-1">
        <Fact name={t.howMany}>
          <strong>{visitUnits.count(ticket.count, ticket.unit)}</strong>
          {ticket.unitNames.length > 0 && ` (${ticket.unitNames.join(', ')})`}
        </Fact>
        {addOns && <Fact name={t.withIt}>{addOns}</Fact>}
        {ticket.party.onSite.amount > 0n && (
          <Fact name={t.payment}>
            <OnSiteText onSite={ticket.party.onSite} />
          </Fact>
        )}
        <Fact name={t.when}>
          {bookings.arriveBy(startOf(ticket))}
          {ticket.departBy && ` ${bookings.departBy(ticket.departBy)}`} {t.clock(ticket.zone)}
        </Fact>
        <WhereFact ticket={ticket} />
        {ticket.bring[locale].length > 0 && (
          <Fact name={bookings.facts.bring}>
            <span className="print:block print:max-h-[2lh] print:overflow-hidden">
              {listed(ticket.bring[locale], locale)}
            </span>
          </Fact>
        )}
        <Fact name={t.operator}>
          {shop.name}, <ShopPhone {...shop} />
        </Fact>
        <Fact name={t.order}>{ticket.orderNumber}</Fact>
        {!ticket.isCancelled && !ticket.isOver && (
          // On paper the ticket is one page of A6, and nobody cancels from there.
          <Fact name={t.cancelling} className="print:hidden">
            <RefundPromises promises={ticket.refunds} />
          </Fact>
        )}
      </dl>
    </Card>
  )
}

/** The way there is a link on a screen, and on paper the words. */
function WhereFact({ ticket: { village, meetingPoint, place } }: { ticket: TicketCardProps }) {
  const locale = useLocale()
  const { tickets: t, bookings } = useMessages()
  return (
    <Fact name={t.where}>
      <span className="print:block print:max-h-[3lh] print:overflow-hidden">
        {whereText({ village, meetingPoint }, locale, t)}
      </span>
      {place && (
        <a
          href={mapLinks.directions(place)}
          rel="noopener nofollow"
          target="_blank"
          className="no-print flex min-h-11 items-center font-semibold"
        >
          {bookings.facts.directions}
        </a>
      )}
    </Fact>
  )
}

type CodeProps = Pick<TicketCardProps, 'qr' | 'code' | 'isOver'>

/** What the gate reads, and what is typed where it cannot. */
export function TicketCode({ qr, code, isOver }: CodeProps) {
  const { tickets: t } = useMessages()
  return (
    <div className="grid justify-items-center gap-2 border-b border-line p-4 text-center print:gap-1 print:p-1">
      {isOver && <Alert title={t.overTitle} />}
      <svg
        viewBox={`0 0 ${qr.size} ${qr.size}`}
        role="img"
        aria-label={t.qr}
        shapeRendering="crispEdges"
        className="h-auto w-full max-w-80 rounded-xl bg-white print:max-w-[40mm]"
      >
        <path fill="#000" d={qr.path} />
      </svg>
      <p className="no-print text-sm text-ink-soft">{t.show}</p>
      <p>
        <span className="block text-sm text-ink-soft">{t.code}</span>
        <strong className="font-mono text-lg whitespace-nowrap">{code}</strong>
      </p>
    </div>
  )
}

type FactProps = { name: string; className?: string; children: ReactNode }

function Fact({ name, className = '', children }: FactProps) {
  return (
    <>
      <dt className={`text-ink-soft ${className}`}>{name}</dt>
      <dd className={`min-w-0 wrap-anywhere ${className}`}>{children}</dd>
    </>
  )
}

/** The invented number of a sample shop may be a stranger's, so it is not to be dialled. */
function ShopPhone({ phone, isSample }: { phone: string; isSample: boolean }) {
  const text = <span className="whitespace-nowrap">{formatPhone(phone)}</span>
  return isSample ? text : <a href={`tel:${phone}`}>{text}</a>
}

function startOf({ visit, arriveBy }: TicketCardProps): string {
  return visit.kind === 'day' && visit.startsAt ? visit.startsAt : arriveBy
}
