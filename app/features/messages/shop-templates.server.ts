import { letterWords } from './letter-words.server.ts'
import { discountRow, postageRow, whatAndWhen, unsentRow } from './order-rows.server.ts'
import { formatDateTime } from '#app/core/dates.ts'
import { paths } from '#app/core/paths.ts'
import { formatRupiah } from '#app/core/rupiah.ts'
import { messagesFor } from '#app/i18n/messages.ts'
import type { CancelReason } from './order-letters.server.ts'
import type { MessageContent } from './message-layout.ts'
import type { HandOverReason } from '#app/features/orders/complaint.ts'
import type { OrderFacts, TicketCancellation } from './queries.server.ts'

/** BUM Desa are written to in Indonesian. Who the buyer is stands in the console, behind the sign-in. */
const locale = 'id'

export function shopNewOrder(order: OrderFacts, appUrl: string): MessageContent {
  const { letters } = messagesFor(locale).collections
  const facts = { ...deadline(order), total: formatRupiah(order.total) }
  const words = order.isDue ? letters.shopNewOrder(facts) : letterWords(locale).shopNewOrder(facts)
  return { ...frame(order, appUrl), ...words, groups: goodsOf(order) }
}

export function shopOrderExpiring(order: OrderFacts, appUrl: string): MessageContent {
  const t = letterWords(locale)
  return { ...frame(order, appUrl), ...t.shopOrderExpiring(deadline(order)) }
}

export function shopOrderCancelled(
  order: OrderFacts,
  reason: Exclude<CancelReason, 'notTaken'>,
  appUrl: string,
): MessageContent {
  const t = letterWords(locale).shopOrderCancelled
  const isGone = reason === 'reversed' && order.wasHandedOver
  return {
    ...frame(order, appUrl),
    subject: t.subject(order),
    paragraphs: [t[isGone ? 'reversedAfterHandOver' : reason]],
  }
}

/** What is wrong in one word of ours; the buyer's own words stand behind the sign-in. */
export function shopOrderComplained(order: OrderFacts, appUrl: string): MessageContent {
  const what = messagesFor(locale).purchase.complaint.kinds[order.complaintKind ?? 'other']
  const { number, complaintAnswerBy } = order
  const answerBefore = complaintAnswerBy ? formatDateTime(complaintAnswerBy, { locale }) : ''
  const words = letterWords(locale).shopOrderComplained({ number, what, answerBefore })
  return { ...frame(order, appUrl), ...words }
}

export function shopComplaintTaken(
  order: OrderFacts,
  why: HandOverReason,
  appUrl: string,
): MessageContent {
  const words = letterWords(locale).shopComplaintTaken[why]({ number: order.number })
  return { ...frame(order, appUrl), ...words }
}

type Collision = { shop: string; number: string; title: string; host: string }

/** Whose booking it is stands behind the sign-in. */
export function shopCalendarCollided(
  { shop, number, ...what }: Collision,
  appUrl: string,
): MessageContent {
  const words = letterWords(locale).shopCalendarCollided({ number, ...what })
  return { ...frame({ shop: { name: shop }, number }, appUrl), ...words }
}

export function shopTicketsCancelled(
  {
    order,
    line,
    cancellation: { count, remaining, isCalledOff },
  }: { order: OrderFacts; line: OrderFacts['lines'][number]; cancellation: TicketCancellation },
  appUrl: string,
): MessageContent {
  const t = letterWords(locale)
  const { number } = order
  const what = whatAndWhen(line, locale)
  const words = isCalledOff
    ? t.shopCalledOffMoneyBack({ number, what })
    : t.shopTicketsCancelled({ number, what, count, remaining })
  return { ...frame(order, appUrl), ...words }
}

export function shopVisitMoved(
  { order, line }: { order: OrderFacts; line: OrderFacts['lines'][number] },
  appUrl: string,
): MessageContent {
  const words = letterWords(locale).shopVisitMoved
  const what = whatAndWhen(line, locale)
  return { ...frame(order, appUrl), ...words({ number: order.number, what }) }
}

type Framed = { shop: { name: string }; number: string }

function frame(order: Framed, appUrl: string) {
  const t = letterWords(locale)
  return {
    greeting: t.shopGreeting(order.shop.name),
    action: { label: t.openOrder, url: appUrl + paths.kelolaOrder(order.number) },
    signature: t.signature,
  }
}

function deadline({ number, acceptBy }: OrderFacts) {
  return { number, acceptBefore: acceptBy ? formatDateTime(acceptBy, { locale }) : '' }
}

function goodsOf(order: OrderFacts) {
  const t = letterWords(locale)
  return [
    {
      title: order.number,
      rows: [
        ...order.lines.map((line) => ({
          label: t.line(whatAndWhen(line, locale), line.quantity),
          value: formatRupiah(line.total),
        })),
        ...discountRow(order, locale),
        ...unsentRow(order, locale),
        ...postageRow(order, locale),
        { label: t.total, value: formatRupiah(order.total), isTotal: true },
      ],
    },
  ]
}
