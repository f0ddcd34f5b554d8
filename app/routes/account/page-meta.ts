import type { MetaFunction } from '@remix-run/node'
import { localeOfPath } from '#app/core/locale.ts'
import type { Account } from '#app/i18n/id/account.ts'
import { messagesFor } from '#app/i18n/messages.ts'

/** A title in the page's language, and nothing for search engines. */
export function accountMeta(title: (account: Account) => string): MetaFunction {
  return ({ location }) => {
    const { account } = messagesFor(localeOfPath(location.pathname))
    return [{ title: `${title(account)} · Lumbung` }, { name: 'robots', content: 'noindex' }]
  }
}
