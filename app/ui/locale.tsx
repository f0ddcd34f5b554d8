import { createContext, useContext } from 'react'
import type { Locale } from '#app/core/locale.ts'
import type { Messages } from '#app/i18n/id.ts'
import { messagesFor } from '#app/i18n/messages.ts'

/** Given by the root layout: the address of a page says its language, so no loader needs to. */
export const LocaleContext = createContext<Locale>('id')

export function useLocale(): Locale {
  return useContext(LocaleContext)
}

export function useMessages(): Messages {
  return messagesFor(useLocale())
}
