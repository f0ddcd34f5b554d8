import { receiveNotification, type Received } from '#app/features/payments/inbox.server.ts'
import { isInUse } from '#app/server/gateways.server.ts'
import { logger } from '#app/server/logger.server.ts'

const largestBodyBytes = 256 * 1024

/**
 * A provider repeats a notification until it hears 2xx, so a known one is 200 too, and one that we do not
 * follow as well. 503 is the answer it tries again most often: whatever failed here was our fault.
 */
const answers = {
  stored: 200,
  known: 200,
  irrelevant: 200,
  malformed: 400,
} as const satisfies Record<Exclude<Received, 'bad-signature'>, number>

/** As each provider says that its notifications are to be refused. */
const badSignature = { midtrans: 403, stripe: 400 } as const

export async function receiveWebhook(
  provider: keyof typeof badSignature,
  request: Request,
): Promise<Response> {
  if (request.method !== 'POST') return answer(405)
  // Of a provider that is not in use there are no news, and anybody's post is no outage of ours.
  if (!isInUse(provider)) return answer(404)
  const rawBody = await readBody(request)
  if (rawBody === null) return answer(413)
  try {
    const { headers } = request
    const received = await receiveNotification(provider, { rawBody, headers })
    return answer(received === 'bad-signature' ? badSignature[provider] : answers[received])
  } catch (error) {
    logger.error({ err: error }, 'a notification could not be stored')
    return answer(503, { 'Retry-After': '60' })
  }
}

/** The page that a curious browser gets. */
export const onlyForProviders = () => answer(405)

export const answer = (status: number, headers: Record<string, string> = {}) =>
  new Response(null, { status, headers: { ...headers, 'Cache-Control': 'no-store' } })

/** Counted while it arrives: a length that was declared may be a lie. */
export async function readBody(request: Request): Promise<string | null> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  const reader = request.body?.getReader()
  for (let part = await reader?.read(); part?.value; part = await reader?.read()) {
    bytes += part.value.byteLength
    if (bytes > largestBodyBytes) return null
    chunks.push(part.value)
  }
  return Buffer.concat(chunks).toString('utf8')
}
