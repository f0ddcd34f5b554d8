import CoreApi from 'midtrans-client/lib/coreApi.js'
import Snap from 'midtrans-client/lib/snap.js'
import type { ClientOptions, HttpClient } from 'midtrans-client/types'
import type { UnavailableReason } from '#integrations/unavailable-reason.ts'
import { GatewayUnavailable } from './payment-gateway.ts'

export type MidtransConfig = {
  serverKey: string
  merchantId: string
  /** `https://app.midtrans.com/snap/v1` or its sandbox or emulator. */
  snapUrl: string
  /** `https://api.midtrans.com` or its sandbox or emulator, without `/v2`. */
  coreUrl: string
  timeoutMs?: number
  /** Sent as `X-Override-Notification`; without it the address in Midtrans' dashboard is used. */
  notificationUrl?: string
}

/** What Midtrans answered: the code in the body where there is one, since HTTP says 200 to everything. */
export type Answer = { code: number; body: Record<string, unknown> }

export type Transport = {
  snap(operation: string, send: (snap: Snap) => Promise<unknown>): Promise<Answer>
  core(
    operation: string,
    send: (core: CoreApi) => Promise<unknown>,
    options?: { idempotencyKey?: string },
  ): Promise<Answer>
  /** Snap's token API is missing in the package. */
  cancelToken(token: string): Promise<Answer>
}

const defaultTimeoutMs = 5_000
const largestAnswerBytes = 1_000_000

export function createTransport(config: MidtransConfig): Transport {
  const { serverKey, timeoutMs = defaultTimeoutMs } = config
  if (!/^\S+$/.test(serverKey))
    throw new TypeError('The Midtrans server key is empty or has spaces')
  const snapUrl = cleanBaseUrl(config.snapUrl)
  const coreUrl = cleanBaseUrl(config.coreUrl)
  const options: ClientOptions = { isProduction: false, serverKey, clientKey: '' }

  // A client is made for each call: the package keeps headers and timeouts per client, so a shared
  // one would mix the idempotency keys of concurrent calls.
  async function perform<Client extends Snap | CoreApi>(
    operation: string,
    client: Client,
    headers: Record<string, string>,
    send: (client: Client) => Promise<unknown>,
  ): Promise<Answer> {
    // Set on the instance, never on the package's static fields: those belong to the whole process.
    client.apiConfig.getSnapApiBaseUrl = () => snapUrl
    client.apiConfig.getCoreApiBaseUrl = () => coreUrl
    const deadline = prepare(client.httpClient, { timeoutMs, headers, snapUrl })
    let body: unknown
    try {
      body = await send(client)
    } catch (error) {
      return answerFromError(error, { operation, timedOut: deadline.aborted })
    }
    return answerFromBody(body, operation)
  }

  const notificationHeaders: Record<string, string> = config.notificationUrl
    ? { 'X-Override-Notification': config.notificationUrl }
    : {}

  return {
    snap: (operation, send) => perform(operation, new Snap(options), notificationHeaders, send),
    core: (operation, send, { idempotencyKey } = {}) =>
      perform(
        operation,
        new CoreApi(options),
        idempotencyKey ? { 'Idempotency-Key': idempotencyKey } : {},
        send,
      ),
    cancelToken: (token) =>
      perform('cancelToken', new Snap(options), {}, (snap) =>
        snap.httpClient.request(
          'post',
          serverKey,
          `${snapUrl}/transactions/${encodeURIComponent(token)}/cancel`,
          {},
        ),
      ),
  }
}

function prepare(
  { http_client: { defaults } }: HttpClient,
  call: { timeoutMs: number; headers: Record<string, string>; snapUrl: string },
): AbortSignal {
  // axios' own timeout is about silence, and a server that drips bytes never falls silent.
  const deadline = AbortSignal.timeout(call.timeoutMs)
  defaults.signal = deadline
  // A redirect would carry the key elsewhere, and Midtrans never redirects its API.
  defaults.maxRedirects = 0
  defaults.maxContentLength = largestAnswerBytes
  if (isLoopback(call.snapUrl)) defaults.proxy = false
  Object.assign(defaults.headers.common, call.headers)
  return deadline
}

/**
 * The package's errors hold the whole request, server key included. Only two plain values and the
 * answer's body are taken from one; the error itself is dropped and never becomes a `cause`.
 */
function answerFromError(
  error: unknown,
  { operation, timedOut }: { operation: string; timedOut: boolean },
): Answer {
  const failure = fieldsOf(error)
  if (timedOut) throw unavailable(operation, 'timeout', 'unknown')
  const status = Number(failure.httpStatusCode ?? Number.NaN)
  if (!Number.isInteger(status)) {
    const refused = fieldsOf(failure.rawHttpClientData).code === 'ECONNREFUSED'
    throw unavailable(operation, 'network', refused ? 'none' : 'unknown')
  }
  refuseOutage(status, operation)
  const answer = answerFromBody(failure.ApiResponse, operation, status)
  if (answer.code < 400) throw unavailable(operation, 'unreadable', 'unknown', `status ${status}`)
  return answer
}

function answerFromBody(body: unknown, operation: string, httpStatus = 200): Answer {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw unavailable(operation, 'unreadable', 'unknown', `status ${httpStatus}`)
  }
  const fields = body as Record<string, unknown>
  if (!('status_code' in fields)) return { code: httpStatus, body: fields }
  const code = Number(fields.status_code)
  if (!Number.isInteger(code)) throw unavailable(operation, 'unreadable', 'unknown')
  // An outage, too, can come under HTTP 200.
  refuseOutage(code, operation)
  return { code, body: fields }
}

function refuseOutage(code: number, operation: string): void {
  if (code === 429) throw unavailable(operation, 'rate-limited', 'none')
  if (code >= 500) throw unavailable(operation, 'server-error', 'unknown', `code ${code}`)
  if (code === 401 || code === 403) throw unavailable(operation, 'unauthorized', 'none')
}

export function unavailable(
  operation: string,
  reason: UnavailableReason,
  effect: 'none' | 'unknown',
  detail?: string,
): GatewayUnavailable {
  return new GatewayUnavailable({
    provider: 'midtrans',
    operation,
    reason,
    effect,
    ...(detail === undefined ? {} : { detail }),
  })
}

/** The package puts ids into paths as they are: `../x` would call another address with our key. */
export function pathId(id: string): string {
  if (!isSafeId(id)) throw new TypeError('This cannot be a payment id')
  return encodeURIComponent(id)
}

export function isSafeId(id: string): boolean {
  return /^[A-Za-z0-9\-_~.]{1,50}$/.test(id) && /[A-Za-z0-9]/.test(id)
}

function cleanBaseUrl(text: string): string {
  const url = new URL(text)
  const plain = /^https?:$/.test(url.protocol) && !url.username && !url.search && !url.hash
  if (!plain) throw new TypeError('A Midtrans address must be a plain http(s) URL')
  return url.href.replace(/\/+$/, '')
}

function isLoopback(url: string): boolean {
  return ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(url).hostname)
}

function fieldsOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}
