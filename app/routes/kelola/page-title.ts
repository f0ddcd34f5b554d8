import type { Kelola } from '#app/i18n/id/kelola.ts'
import { messagesFor } from '#app/i18n/messages.ts'

/** The console is Indonesian and belongs to nobody else: no page of it is for search engines. */
export function pageTitle(title: (t: Kelola) => string) {
  const { common, kelola } = messagesFor('id')
  return [
    { title: `${title(kelola)} · ${common.siteName}` },
    { name: 'robots', content: 'noindex' },
  ]
}
