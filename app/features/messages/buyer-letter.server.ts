import { paths } from '#app/core/paths.ts'
import type { Locale } from '#app/core/locale.ts'
import { messagesFor } from '#app/i18n/messages.ts'
import { letterWords } from './letter-words.server.ts'
import type { PurchaseFacts, Recipient } from './queries.server.ts'

/** A purchase whose buyer can still be written to, and the address our links start with. */
export type BuyerContext = { purchase: PurchaseFacts; buyer: Recipient; appUrl: string }

export const wordsFor = (locale: Locale) => letterWords(locale)

export const collectionLetters = ({ buyer }: BuyerContext) =>
  messagesFor(buyer.locale).collections.letters

/** How each letter to a buyer begins and ends. */
export function frame(context: BuyerContext) {
  const t = wordsFor(context.buyer.locale)
  return {
    // A guest may type anybody's address; a name is said to it only once that has cost money.
    greeting: context.purchase.isPaid ? t.greeting(context.buyer.name) : t.greetingToStranger,
    action: { label: t.openPurchase, url: purchaseUrl(context) },
    signature: t.signature,
  }
}

export function purchaseUrl({ appUrl, buyer, purchase }: BuyerContext): string {
  return appUrl + paths.purchase(buyer.locale, purchase.token)
}
