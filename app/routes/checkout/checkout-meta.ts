import type { MetaFunction } from '@remix-run/node'
import { localeOfPath } from '#app/core/locale.ts'
import { messagesFor } from '#app/i18n/messages.ts'

export const checkoutMeta: MetaFunction = ({ location }) => [
  { title: `${messagesFor(localeOfPath(location.pathname)).checkout.title} · Lumbung` },
  { name: 'robots', content: 'noindex' },
]
