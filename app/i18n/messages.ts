import type { Locale } from '#app/core/locale.ts'
import { en } from './en.ts'
import { id, type Messages } from './id.ts'

const catalogues: Record<Locale, Messages> = { id, en }

export function messagesFor(locale: Locale): Messages {
  return catalogues[locale]
}
