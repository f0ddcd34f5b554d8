import { formatCalendarDate, formatDateTime } from '#app/core/dates.ts'
import type { Locale } from '#app/core/locale.ts'
import { paths } from '#app/core/paths.ts'
import { formatRupiah } from '#app/core/rupiah.ts'
import { nameOf } from '#app/features/catalog/line-name.ts'
import { getRequestFacts, type RequestFacts } from '#app/features/requests/queries.server.ts'
import { transaction } from '#app/server/db.server.ts'
import { env } from '#app/server/env.server.ts'
import { letterWords } from './letter-words.server.ts'
import { queueMessage } from './commands.server.ts'
import { addressOf } from './message-address.ts'

// Each function looks at how things stand now and says it once, however often it is called.

const toldToBuyer = ['asked', 'confirmed', 'declined', 'expired'] as const
const toldToShop = ['asked', 'withdrawn', 'expired'] as const

export async function tellBuyerOfRequest(requestId: string, status: string): Promise<void> {
  const request = await getRequestFacts(requestId)
  const what = toldToBuyer.find((each) => each === status)
  if (!what || request?.status !== what || !request.contact) return
  const { contact, locale } = request
  const t = letterWords(locale)
  const content = {
    // A guest may type anybody's address; a name is said to it only once that has cost money.
    greeting: t.greetingToStranger,
    ...t.request[what](factsOf(request, locale)),
    action: { label: t.request.open, url: env.APP_URL + paths.groupRequest(locale, request.token) },
    signature: t.signature,
  }
  await transaction((tx) =>
    queueMessage(tx, {
      ...addressOf(contact),
      content,
      dedupeKey: `request:${requestId}:${what}`,
      template: `request-${what}`,
      locale,
      requestId,
    }),
  )
}

/** Who asks stands in the console, behind the sign-in. */
export async function tellShopOfRequest(requestId: string, status: string): Promise<void> {
  const request = await getRequestFacts(requestId)
  const what = toldToShop.find((each) => each === status)
  if (!what || request?.status !== what) return
  const t = letterWords('id')
  const content = {
    greeting: t.shopGreeting(request.shop.name),
    ...t.shopRequest[what](factsOf(request, 'id')),
    action: {
      label: t.shopRequest.open,
      url: env.APP_URL + paths.kelolaRequest(request.number),
    },
    signature: t.signature,
  }
  await transaction((tx) =>
    queueMessage(tx, {
      ...addressOf(request.shop),
      content,
      dedupeKey: `shop-request:${requestId}:${what}`,
      template: `shop-request-${what}`,
      locale: 'id',
      shopId: request.shop.id,
      requestId,
    }),
  )
}

function factsOf(request: RequestFacts, locale: Locale) {
  const { number, shop, date, people, price, answer, answerBy, payBy, zone } = request
  const at = (time: Date | null) => (time ? formatDateTime(time, { locale, zone }) : '')
  return {
    number,
    shop: shop.name,
    title: nameOf(request, locale),
    date: formatCalendarDate(date, locale),
    people,
    price: price === null ? null : formatRupiah(price),
    answer,
    answerBefore: at(answerBy),
    payBefore: at(payBy),
  }
}
