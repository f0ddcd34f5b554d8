import { STATUS_CODES, type IncomingMessage, type ServerResponse } from 'node:http'
import { localeOfPath } from '#app/core/locale.ts'
import { messagesFor } from '#app/i18n/messages.ts'
import type { Refusal } from './guard.ts'
import type { SecurityHeaders } from './security-headers.ts'

/** What the guard refuses gets a short answer without any framework; a person can still read it. */
export function sendRefusal(
  { status, allow }: Refusal,
  headers: SecurityHeaders,
  req: IncomingMessage,
  res: ServerResponse,
): void {
  const locale = localeOfPath(req.url ?? '/')
  const { errors: t } = messagesFor(locale)
  const sentence = status === 404 ? t.notFound : status === 403 ? t.forbiddenForm : t.badRequest
  const text = `${status} ${STATUS_CODES[status] ?? ''}\n\n${sentence.title}.\n${sentence.text}\n`
  for (const [name, value] of headers.everywhere) res.setHeader(name, value)
  res.setHeader('Content-Security-Policy', `default-src 'none'; frame-ancestors 'none'`)
  res.setHeader('Content-Type', 'text/plain; charset=utf-8')
  res.setHeader('Content-Language', locale)
  res.setHeader('Cache-Control', 'no-store')
  if (allow) res.setHeader('Allow', allow)
  // A body that was not read would be taken for the next request on this connection.
  if (req.method === 'POST') res.setHeader('Connection', 'close')
  res.statusCode = status
  res.end(req.method === 'HEAD' ? undefined : text)
}
