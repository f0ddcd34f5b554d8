import { formatDateTime } from '#app/core/dates.ts'
import { paths } from '#app/core/paths.ts'
import { formatRupiah } from '#app/core/rupiah.ts'
import {
  type BuyerContext,
  collectionLetters,
  frame,
  purchaseUrl,
  wordsFor,
} from './buyer-letter.server.ts'
import type { MessageContent, MessageRow } from './message-layout.ts'
import { discountRow, postageRow, whatAndWhen, unsentRow } from './order-rows.server.ts'

export function purchasePlaced(context: BuyerContext): MessageContent {
  const { purchase, buyer } = context
  const payBefore = formatDateTime(purchase.expiresAt, buyer)
  const words = wordsFor(buyer.locale).purchasePlaced({ number: purchase.number, payBefore })
  return {
    ...frame(context),
    ...words,
    groups: billOf(context, { total: 'total' }),
    action: { label: words.action, url: purchaseUrl(context) },
  }
}

/** It stands, and is paid when the buyer has the goods. */
export function purchaseAgreed(context: BuyerContext): MessageContent {
  const { number, total } = context.purchase
  const t = collectionLetters(context)
  const words = t.agreed({ number, total: formatRupiah(total) })
  return { ...frame(context), ...words, groups: billOf(context, { total: 'total' }) }
}

/** The receipt: every rupiah, for each BUM Desa. */
export function purchasePaid(context: BuyerContext): MessageContent {
  const { purchase, buyer } = context
  const t = wordsFor(buyer.locale)
  const { number, orders, isCollected } = purchase
  const { after, ...words } = isCollected
    ? { ...collectionLetters(context).collected({ number }), after: [] }
    : t.purchasePaid({ number, shops: orders.length })
  return {
    ...frame(context),
    ...words,
    groups: billOf(context, { total: 'totalPaid' }),
    after: [...after, t.keepLink],
  }
}

export function purchaseExpired(context: BuyerContext): MessageContent {
  const { purchase, buyer, appUrl } = context
  const words = wordsFor(buyer.locale).purchaseExpired({ number: purchase.number })
  return {
    ...frame(context),
    ...words,
    action: { label: words.action, url: appUrl + paths.home(buyer.locale) },
  }
}

/** Two people looked at the statement, and what a proof showed is not there. */
export function transferRejected(context: BuyerContext): MessageContent {
  const { purchase, buyer } = context
  const words = wordsFor(buyer.locale).transferRejected({ number: purchase.number })
  return {
    ...frame(context),
    ...words,
    action: { label: words.action, url: purchaseUrl(context) },
  }
}

export function linkAgain(context: BuyerContext): MessageContent {
  const t = wordsFor(context.buyer.locale)
  const words = t.purchaseLink({ number: context.purchase.number })
  return { ...frame(context), ...words, after: [...words.after, t.keepLink] }
}

function billOf(
  { purchase, buyer: { locale } }: BuyerContext,
  { total }: { total: 'total' | 'totalPaid' },
): { title: string; rows: MessageRow[] }[] {
  const t = wordsFor(locale)
  const orders = purchase.orders.map((order) => ({
    title: `${order.shop.name} (${order.number})`,
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
  }))
  const sum = { label: t[total], value: formatRupiah(purchase.total), isTotal: true }
  return [...orders, { title: purchase.number, rows: [sum] }]
}
