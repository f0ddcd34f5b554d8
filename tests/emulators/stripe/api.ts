import type { IncomingMessage, ServerResponse } from 'node:http'
import { isBeforeEffect, misbehave } from '../shared/faults.ts'
import { readBody } from '../shared/http.ts'
import {
  disputesBody,
  type Expand,
  intentBody,
  refundBody,
  refundsBody,
  sessionBody,
} from './bodies.ts'
import * as lifecycle from './lifecycle.ts'
import { type ApiCall, ImpossibleStep, newId, type Session, type World } from './world.ts'

type Answer = { status: number; body: unknown }
type Call = { name: ApiCall; resource: string; id: string | null }

const smallest = 10_000
const largest = 999_999_999_999

/** Answers `/v1/…`; `false` when the request is for somebody else. */
export async function serveApi(
  world: World,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<boolean> {
  const call = callOf(request.method ?? '', url.pathname)
  if (!call) return false
  const form = new URLSearchParams(request.method === 'POST' ? await readBody(request) : url.search)
  const fault = world.faults.take(call.name)
  if (fault && isBeforeEffect(fault)) {
    await misbehave(fault, response)
    return true
  }
  if (request.headers.authorization !== `Bearer ${world.secretKey}`) {
    send(response, refusal(401, 'invalid_request_error', 'Invalid API Key provided'))
    return true
  }
  const key = request.method === 'POST' ? request.headers['idempotency-key'] : undefined
  const { answer, isReplayed } = await once(world, String(key ?? ''), form, () =>
    perform(world, call, form),
  )
  if (fault?.kind === 'error-500-after') {
    // What went wrong after the effect is what the key remembers from now on.
    answer.status = 500
    answer.body = { error: { type: 'api_error', message: 'An error occurred' } }
  }
  if (fault) await misbehave(fault, response, answer)
  else send(response, answer, isReplayed)
  return true
}

function callOf(method: string, path: string): Call | null {
  const parts =
    /^\/v1\/(checkout\/sessions|payment_intents|refunds|disputes)(?:\/([^/]+))?(\/expire)?$/.exec(
      path,
    )
  if (!parts) return null
  const [, resource = '', id = null, expire] = parts
  if (method === 'GET') return { name: 'status', resource, id }
  if (expire) return { name: 'cancel', resource, id }
  if (id !== null) return null
  if (resource === 'refunds') return { name: 'refund', resource, id }
  return resource === 'checkout/sessions' ? { name: 'create', resource, id } : null
}

/** The same key is the same answer, even a bad one; with other content it is refused. */
async function once(
  world: World,
  key: string,
  form: URLSearchParams,
  run: () => Promise<Answer>,
): Promise<{ answer: Answer; isReplayed: boolean }> {
  const input = form.toString()
  const known = key === '' ? undefined : world.idempotency.get(key)
  if (known && known.input !== input) {
    const text = 'Keys for idempotent requests can only be used with the same parameters'
    return { answer: refusal(400, 'idempotency_error', text), isReplayed: false }
  }
  if (key !== '' && world.callsRunning > 0) {
    world.callsRunning -= 1
    const text = 'There is currently another in-progress request using this idempotency key'
    const answer = refusal(409, 'idempotency_error', text, 'idempotency_key_in_use')
    return { answer, isReplayed: false }
  }
  if (known) return { answer: await known.answer, isReplayed: true }
  const answer = run()
  // From the first moment on, so that a second call at the same time waits for this one.
  if (key !== '') world.idempotency.set(key, { input, answer })
  return { answer: await answer, isReplayed: false }
}

async function perform(world: World, call: Call, form: URLSearchParams): Promise<Answer> {
  try {
    if (call.name === 'create') return createSession(world, form)
    if (call.name === 'refund') return await createRefund(world, form)
    if (call.resource === 'disputes') {
      return { status: 200, body: disputesBody(world, form.get('payment_intent')) }
    }
    if (call.resource === 'refunds') {
      const limit = Number(form.get('limit') ?? 10)
      const asked = { limit, after: form.get('starting_after') }
      return { status: 200, body: refundsBody(world, form.get('payment_intent') ?? '', asked) }
    }
    const expand: Expand = new Set(
      [...form].filter(([name]) => name.startsWith('expand[')).map(([, path]) => path),
    )
    const intent = world.intents.get(call.id ?? '')
    if (call.resource === 'payment_intents') {
      return intent ? { status: 200, body: intentBody(world, intent, expand) } : missing()
    }
    const session = world.sessions.get(call.id ?? '')
    if (!session) return missing()
    if (call.name === 'cancel') await lifecycle.expire(world, session)
    return { status: 200, body: sessionBody(world, session, expand) }
  } catch (error) {
    if (!(error instanceof ImpossibleStep)) throw error
    return refusal(400, 'invalid_request_error', error.message)
  }
}

function createSession(world: World, form: URLSearchParams): Answer {
  const text = (name: string) => form.get(name) ?? ''
  const items = itemsOf(form)
  const amount = items.reduce((sum, item) => sum + item.amount * item.quantity, 0)
  const now = world.clock.now()
  const expiresAt = Number(text('expires_at')) * 1_000
  const problem =
    (text('mode') !== 'payment' && 'Unknown mode') ||
    (items.length === 0 && 'You must pass line items') ||
    (items.some((item) => item.currency !== 'idr') && 'Another currency') ||
    (items.some((item) => !(item.amount >= 0) || !(item.quantity >= 1)) && 'Invalid line item') ||
    ((amount < smallest || amount > largest) && 'The amount is too small or too large') ||
    (!(expiresAt >= now + 30 * 60_000 - 1_000) && 'expires_at must be 30 minutes ahead or more') ||
    (expiresAt > now + 24 * 3_600_000 && 'expires_at must be within 24 hours')
  if (problem) return refusal(400, 'invalid_request_error', problem)
  const session: Session = {
    id: newId(world, 'cs_test'),
    orderId: text('client_reference_id'),
    amount,
    currency: 'idr',
    items,
    returnUrl: text('success_url'),
    metadata: mapOf(form, 'metadata'),
    intentMetadata: mapOf(form, 'payment_intent_data[metadata]'),
    createdAt: now,
    expiresAt,
    status: 'open',
  }
  world.sessions.set(session.id, session)
  lifecycle.watchExpiry(world, session)
  world.save()
  return { status: 200, body: sessionBody(world, session) }
}

function itemsOf(form: URLSearchParams) {
  const items = []
  for (let at = 0; form.has(`line_items[${at}][quantity]`); at++) {
    const field = (name: string) => form.get(`line_items[${at}]${name}`) ?? ''
    items.push({
      name: field('[price_data][product_data][name]'),
      amount: Number(field('[price_data][unit_amount]')),
      currency: field('[price_data][currency]'),
      quantity: Number(field('[quantity]')),
    })
  }
  return items
}

function mapOf(form: URLSearchParams, prefix: string): Record<string, string> {
  const entries = [...form].filter(([name]) => name.startsWith(`${prefix}[`))
  return Object.fromEntries(
    entries.map(([name, value]) => [name.slice(prefix.length + 1, -1), value]),
  )
}

async function createRefund(world: World, form: URLSearchParams): Promise<Answer> {
  const intent = world.intents.get(form.get('payment_intent') ?? '')
  if (!intent) return missing()
  const made = await lifecycle.refund(world, intent, {
    amount: Number(form.get('amount') ?? intent.amountReceived),
    metadata: mapOf(form, 'metadata'),
  })
  return { status: 200, body: refundBody(world, made) }
}

const missing = () => refusal(404, 'invalid_request_error', 'No such object', 'resource_missing')

function refusal(status: number, type: string, message: string, code?: string): Answer {
  return { status, body: { error: { type, message, ...(code && { code }) } } }
}

function send(response: ServerResponse, { status, body }: Answer, isReplayed = false): void {
  const text = JSON.stringify(body)
  response.writeHead(status, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(text),
    'request-id': 'req_emulator',
    ...(isReplayed && { 'idempotent-replayed': 'true' }),
  })
  response.end(text)
}
