import type { Admin } from '#app/i18n/id/admin.ts'
import { messagesFor } from '#app/i18n/messages.ts'

/** No page of this desk is for search engines. */
export function pageTitle(title: (t: Admin) => string) {
  const { common, admin } = messagesFor('id')
  return [{ title: `${title(admin)} · ${common.siteName}` }, { name: 'robots', content: 'noindex' }]
}
