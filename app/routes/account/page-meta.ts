import type { MetaFunction } from '@remix-run/node'
import { localeOfPath } from '#app/core/locale.ts'
import type { Messages } from '#app/i18n/id.ts'
import { messagesFor } from '#app/i18n/messages.ts'

/** A title in the page's language, and nothing for search engines. */
export function accountMeta(
  title: (account: Messages['account'], all: Messages) => string,
): MetaFunction {
  return ({ location }) => {
    const all = messagesFor(localeOfPath(location.pathname))
    return [
      { title: `${title(all.account, all)} · Lumbung` },
      { name: 'robots', content: 'noindex' },
    ]
  }
}
