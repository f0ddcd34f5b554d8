import type { Messages } from '#app/i18n/id.ts'
import { messagesFor } from '#app/i18n/messages.ts'

/** A console is Indonesian and belongs to nobody else: no page of it is for search engines. */
export function consoleTitle(title: (t: Messages) => string) {
  const t = messagesFor('id')
  return [{ title: `${title(t)} · ${t.common.siteName}` }, { name: 'robots', content: 'noindex' }]
}
