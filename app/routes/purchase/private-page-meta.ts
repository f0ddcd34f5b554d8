import type { MetaFunction } from '@remix-run/node'
import { localeOfPath } from '#app/core/locale.ts'
import type { Messages } from '#app/i18n/id.ts'
import { messagesFor } from '#app/i18n/messages.ts'

/** Whoever has the address of such a page is the buyer: no search engine and no other site may learn it. */
export const privatePage = [
  { name: 'robots', content: 'noindex' },
  { name: 'referrer', content: 'no-referrer' },
]

export const privatePageMeta =
  (title: (t: Messages['purchase']) => string): MetaFunction =>
  ({ location }) => [
    { title: `${title(messagesFor(localeOfPath(location.pathname)).purchase)} · Lumbung` },
    ...privatePage,
  ]
