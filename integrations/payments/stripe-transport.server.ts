import Stripe from 'stripe'
import type { UnavailableReason } from '#integrations/unavailable-reason.ts'
import { GatewayUnavailable } from './payment-gateway.ts'

export type StripeConfig = {
  /** `sk_live_…` takes real money, `sk_test_…` does not. */
  secretKey: string
  /** Of the webhook endpoint: `whsec_…`. */
  webhookSecret: string
  /** Of the emulator; without it Stripe itself. */
  apiUrl?: string | undefined
  timeoutMs?: number
}

/** What Stripe answered: an object of its API, or why it refuses. `isReplayed`: the stored answer of an earlier call. */
export type Answer =
  | { ok: true; body: unknown; isReplayed: boolean }
  | { ok: false; status: number; code: string; isReplayed: boolean }

export type Transport = (
  operation: string,
  send: (stripe: Stripe) => Promise<{ lastResponse: { headers: Record<string, string> } }>,
) => Promise<Answer>

const defaultTimeoutMs = 5_000

export function createTransport(config: StripeConfig): Transport {
  const { timeoutMs = defaultTimeoutMs } = config
  const stripe = new Stripe(config.secretKey, {
    ...(config.apiUrl === undefined ? {} : addressOf(config.apiUrl)),
    timeout: timeoutMs,
    // Whoever asks again asks about the outcome first.
    maxNetworkRetries: 0,
    telemetry: false,
  })
  return async (operation, send) => {
    const deadline = new AbortController()
    try {
      const body = await Promise.race([send(stripe), rejectAfter(timeoutMs, deadline.signal)])
      return { ok: true, body, isReplayed: isReplayed(body.lastResponse.headers) }
    } catch (error) {
      return answerFromError(error, operation)
    } finally {
      deadline.abort()
    }
  }
}

/** The package's own limit is about silence, and a server that drips bytes never falls silent. */
function rejectAfter(ms: number, given: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const timer = setTimeout(() => reject(new DeadlinePassed()), ms)
    given.addEventListener('abort', () => clearTimeout(timer))
  })
}

class DeadlinePassed extends Error {}

/** Only plain values are taken from the package's errors; the error itself never becomes a `cause`. */
function answerFromError(error: unknown, operation: string): Answer {
  if (error instanceof DeadlinePassed) throw unavailable(operation, 'timeout', 'unknown')
  if (!(error instanceof Stripe.errors.StripeError)) throw error
  const { statusCode: status, headers = {} } = error
  if (error instanceof Stripe.errors.StripeConnectionError || status === undefined) {
    const isTimeout = error.message.includes('timeout')
    const isRefused = JSON.stringify(error.detail ?? '').includes('ECONNREFUSED')
    throw unavailable(operation, isTimeout ? 'timeout' : 'network', isRefused ? 'none' : 'unknown')
  }
  if (status === 429) throw unavailable(operation, 'rate-limited', 'none')
  // An earlier call with this key still runs: what becomes of it nobody knows yet.
  if (status === 409) throw unavailable(operation, 'rate-limited', 'unknown', 'key in use')
  if (status === 401 || status === 403) throw unavailable(operation, 'unauthorized', 'none')
  // Even an outage is stored under the idempotency key: asked again, it is told again for a day.
  if (status >= 400 && (status < 500 || isReplayed(headers))) {
    return { ok: false, status, code: error.code ?? error.type, isReplayed: isReplayed(headers) }
  }
  const reason = status >= 500 ? 'server-error' : 'unreadable'
  throw unavailable(operation, reason, 'unknown', `status ${status}`)
}

const isReplayed = (headers: Record<string, string>) => headers['idempotent-replayed'] === 'true'

export function unavailable(
  operation: string,
  reason: UnavailableReason,
  effect: 'none' | 'unknown',
  detail?: string,
): GatewayUnavailable {
  return new GatewayUnavailable({
    provider: 'stripe',
    operation,
    reason,
    effect,
    ...(detail === undefined ? {} : { detail }),
  })
}

function addressOf(text: string) {
  const { protocol, hostname, port } = new URL(text)
  const isSecure = protocol === 'https:'
  if (!isSecure && protocol !== 'http:') throw new TypeError('An API address is an http(s) URL')
  return {
    protocol: isSecure ? ('https' as const) : ('http' as const),
    host: hostname,
    port: port || (isSecure ? 443 : 80),
  }
}
