import type { IncomingMessage, ServerResponse } from 'node:http'
import { callCore } from './core-api.ts'
import { isBeforeEffect, misbehave } from '../shared/faults.ts'
import { readBody, sendJson } from '../shared/http.ts'
import { cancelSnapToken, createSnapSession, type ApiAnswer } from './snap-api.ts'
import { record } from '../shared/state.ts'
import { apiCalls, type ApiCall, type World } from './world.ts'

type Call = { name: ApiCall; id: string; isSnap: boolean }

const idempotencyMs = 5 * 60_000
const longestIdempotencyKey = 46

/** Answers Snap and Core calls; `false` when the request is for somebody else. */
export async function serveApi(
  world: World,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
): Promise<boolean> {
  const call = callOf(request.method ?? '', path)
  if (!call) return false
  const body = parse(await readBody(request))
  const idempotencyKey = header(request, 'idempotency-key')
  record(world.requests, { call: call.name, path, idempotencyKey, body })

  const fault = world.faults.take(call.name)
  if (fault && isBeforeEffect(fault)) {
    await misbehave(fault, response)
    return true
  }
  const answer = await withIdempotency(world, call, idempotencyKey, () =>
    perform(world, call, request, body),
  )
  if (fault) await misbehave(fault, response, answer)
  else sendJson(response, answer.status, answer.body)
  return true
}

function callOf(method: string, path: string): Call | null {
  if (method === 'POST' && path === '/snap/v1/transactions') {
    return { name: 'create', id: '', isSnap: true }
  }
  const token = /^\/snap\/v1\/transactions\/([^/]+)\/cancel$/.exec(path)?.[1]
  if (method === 'POST' && token) return { name: 'cancelToken', id: decode(token), isSnap: true }
  if (method === 'POST' && path === '/v2/charge') return { name: 'charge', id: '', isSnap: false }
  const parts = /^\/v2\/([^/]+)\/(refund\/online\/direct|[a-z]+)$/.exec(path)
  if (!parts?.[1] || !parts[2]) return null
  const name = parts[2].includes('/')
    ? 'directRefund'
    : apiCalls.find((known) => known === parts[2])
  if (!name || (name === 'status') !== (method === 'GET')) return null
  return { name, id: decode(parts[1]), isSnap: false }
}

async function perform(
  world: World,
  call: Call,
  request: IncomingMessage,
  body: unknown,
): Promise<ApiAnswer> {
  if (!isAuthorized(world, request)) return unauthorized(call)
  if (call.name === 'create') {
    return createSnapSession(world, body, notificationUrls(world, request))
  }
  if (call.name === 'cancelToken') return cancelSnapToken(world, call.id)
  const fields = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {}
  return callCore(world, call.name, call.id, fields)
}

function isAuthorized(world: World, request: IncomingMessage): boolean {
  const wanted = `Basic ${Buffer.from(`${world.serverKey}:`).toString('base64')}`
  return request.headers.authorization === wanted && !/\s/.test(world.serverKey)
}

function unauthorized({ isSnap }: Call): ApiAnswer {
  const message = 'Access denied due to unauthorized transaction'
  const body = isSnap
    ? { error_messages: [message, 'please check client or server key'] }
    : { status_code: '401', status_message: message, id: 'unauthorized' }
  return { status: 401, body }
}

function notificationUrls(world: World, request: IncomingMessage): string[] {
  const listed = (name: string) =>
    (header(request, name) ?? '')
      .split(',')
      .map((url) => url.trim())
      .filter((url) => url !== '')
      .slice(0, 3)
  const instead = listed('x-override-notification')
  if (instead.length > 0) return instead
  return [...world.defaultNotificationUrls, ...listed('x-append-notification')].slice(0, 3)
}

/** Only successes are kept, for five minutes, and under the key alone: whatever was asked with it. */
async function withIdempotency(
  world: World,
  call: Call,
  key: string | null,
  run: () => Promise<ApiAnswer>,
): Promise<ApiAnswer> {
  if (!key || call.isSnap || call.name === 'status' || key.length > longestIdempotencyKey) {
    return run()
  }
  const known = world.idempotency.get(key)
  if (known && world.clock.now() - known.at < idempotencyMs) {
    const running = { status: 202, body: { status_code: '202', status_message: 'In progress' } }
    return known.answer === 'running' ? running : (known.answer as ApiAnswer)
  }
  world.idempotency.set(key, { at: world.clock.now(), answer: 'running' })
  const answer = await run()
  const code = Number((answer.body as { status_code?: string }).status_code ?? answer.status)
  if (code < 300) world.idempotency.set(key, { at: world.clock.now(), answer })
  else world.idempotency.delete(key)
  return answer
}

function header(request: IncomingMessage, name: string): string | null {
  const value = request.headers[name]
  return typeof value === 'string' && value !== '' ? value : null
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

function parse(text: string): unknown {
  try {
    return text === '' ? null : JSON.parse(text)
  } catch {
    return null
  }
}
