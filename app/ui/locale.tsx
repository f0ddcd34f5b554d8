import { useLocation } from '@remix-run/react'
import { localeOfPath, type Locale } from '#app/core/locale.ts'
import type { Messages } from '#app/i18n/id.ts'
import { messagesFor } from '#app/i18n/messages.ts'

/** The language of the page being shown: its address says it, so no loader needs to. */
export function useLocale(): Locale {
  return localeOfPath(useLocation().pathname)
}

export function useMessages(): Messages {
  return messagesFor(useLocale())
}
