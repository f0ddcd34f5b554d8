import { createHmac, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import type { MessageNews, ReadNewsResult } from './message-channel.ts'
import { refusalOf } from './whatsapp-errors.ts'

/** Meta signs each notification with the secret of the app, byte for byte as it was sent. */
export function readWhatsAppNews(
  rawBody: string,
  headers: Headers,
  { appSecret, phoneNumberId }: { appSecret: string; phoneNumberId: string },
): ReadNewsResult {
  if (!isSigned(rawBody, headers.get('X-Hub-Signature-256'), appSecret)) {
    return { ok: false, reason: 'bad-signature' }
  }
  const news = newsIn(rawBody, phoneNumberId)
  return news ? { ok: true, news } : { ok: false, reason: 'malformed' }
}

function isSigned(rawBody: string, header: string | null, appSecret: string): boolean {
  const [, given = ''] = /^sha256=([0-9a-f]{64})$/.exec(header ?? '') ?? []
  const expected = createHmac('sha256', appSecret).update(rawBody).digest()
  const bytes = Buffer.from(given, 'hex')
  return bytes.length === expected.length && timingSafeEqual(bytes, expected)
}

/** What the address of the webhook must answer when it is entered at Meta; null for a stranger. */
export function challengeFor(search: URLSearchParams, verifyToken: string): string | null {
  const isAsked = search.get('hub.mode') === 'subscribe'
  return isAsked && isSame(search.get('hub.verify_token') ?? '', verifyToken)
    ? (search.get('hub.challenge') ?? '')
    : null
}

/** Takes equally long however much of it is right, and does not tell how long the secret is. */
function isSame(given: string, expected: string): boolean {
  const digest = (text: string) => createHmac('sha256', 'compare').update(text).digest()
  return timingSafeEqual(digest(given), digest(expected))
}

const statuses = ['sent', 'delivered', 'read', 'failed'] as const

const notification = z.object({
  entry: z.array(
    z.object({
      changes: z.array(
        z.object({
          value: z.object({
            metadata: z.object({ phone_number_id: z.string() }),
            statuses: z
              .array(
                z.object({
                  id: z.string().min(1).max(500),
                  // Kinds that we do not follow, such as `deleted`, are no reason to refuse the rest.
                  status: z.enum(statuses).nullable().catch(null),
                  biz_opaque_callback_data: z.uuid().nullable().catch(null),
                  errors: z.array(z.object({ code: z.number() })).catch([]),
                }),
              )
              .optional(),
            messages: z
              .array(
                z.object({
                  from: z.string().regex(/^\d{6,20}$/),
                  text: z.object({ body: z.string() }).nullable().catch(null),
                }),
              )
              .optional(),
          }),
        }),
      ),
    }),
  ),
})

/** Null when it is none; empty when it is about another number of the same business. */
function newsIn(rawBody: string, phoneNumberId: string): MessageNews | null {
  const parsed = notification.safeParse(parseJson(rawBody))
  if (!parsed.success) return null
  const values = parsed.data.entry
    .flatMap(({ changes }) => changes.map(({ value }) => value))
    .filter(({ metadata }) => metadata.phone_number_id === phoneNumberId)
  return {
    statuses: values.flatMap((value) =>
      (value.statuses ?? []).flatMap(({ id, status, errors, biz_opaque_callback_data }) =>
        status
          ? [
              {
                reference: id,
                messageId: biz_opaque_callback_data,
                status,
                failure: status === 'failed' ? failureOf(errors[0]?.code ?? null) : null,
              },
            ]
          : [],
      ),
    ),
    received: values.flatMap((value) =>
      (value.messages ?? []).flatMap(({ from, text }) =>
        text ? [{ from: `+${from}`, text: text.body }] : [],
      ),
    ),
  }
}

const failureOf = (code: number | null) => ({
  reason: `WhatsApp ${code ?? 'failed'}`,
  about: refusalOf(code),
})

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
