import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import {
  createRequestHandler,
  writeReadableStreamToWritable,
  type AppLoadContext,
  type RequestHandler,
  type ServerBuild,
} from '@remix-run/node'
import { newCode } from '#app/core/ids.ts'
import { withRequestMemory } from '#app/server/request-memory.server.ts'
import { bodyLimit, pathOf } from './guard.ts'
import { type CachedPage, cacheKey, type PageCache, sendCached } from './page-cache.ts'
import { pageCacheHeader } from './page-cache-header.ts'
import { clientIpOf, type Policy } from './policy.ts'
import { sliceRoutes } from './route-slices.ts'
import type { SecurityHeaders } from './security-headers.ts'

export type Answered = { routeId: string; method: string; status: number; requestId: string }

type HandlerOptions = {
  build: ServerBuild | (() => Promise<ServerBuild>)
  mode: string
  policy: Policy
  headers: SecurityHeaders
  cache: PageCache
  /** Called once per request that reached Remix, for metrics and the log. */
  onAnswer?: (answer: Answered, seconds: number) => void
}

type Rendered = { response: Response; context: AppLoadContext; nonce: () => string | undefined }

/** A structured header: the quotes belong to it. */
const speculationRules = '"/speculation-rules.json"'

const processCode = newCode(6)
let answered = 0

/** Unique over all processes and short enough to be read out on the phone. */
function nextRequestId(): string {
  return `${processCode}-${(++answered).toString(36).toUpperCase()}`
}

/** Made once: an abort without a reason builds an error with a stack for every page. */
const answerSent = new Error('The answer was sent, or nobody waits for it any more')

/** Cookies the page's own script reads; they change nothing in the HTML. */
const harmlessCookies = new Set(['cart_count', 'user_name'])

/** Answers by Remix, and keeps what a route declares to be the same for everybody. */
export function createRemixHandler(options: HandlerOptions) {
  const { build, mode, policy, headers, cache, onAnswer } = options
  const remix =
    typeof build === 'function' ? createRequestHandler(build, mode) : sliced(build, mode)
  const refreshing = new Set<string>()

  async function render(request: Request, clientIp: string): Promise<Rendered> {
    let nonce: string | undefined
    const context: AppLoadContext = {
      requestId: nextRequestId(),
      clientIp,
      scriptNonce: () => (nonce ??= randomBytes(16).toString('base64')),
    }
    const response = await withRequestMemory(() => remix(request, context))
    return { response, context, nonce: () => nonce }
  }

  /** Null when the route does not allow it, or the answer carries something personal. */
  async function keep(key: string, { response, context }: Rendered, moment: number) {
    const rule = response.headers.get(pageCacheHeader)
    const isPublic =
      response.status === 200 &&
      !response.headers.has('Set-Cookie') &&
      !/private|no-store/.test(response.headers.get('Cache-Control') ?? '')
    if (!rule || !isPublic || !context.html) return null
    const [seconds = '0', tags = ''] = rule.split(';', 2)
    const page = {
      html: context.html,
      headers: publicHeaders(pathOf(key)),
      tags: tags.split(' ').filter(Boolean),
      seconds: Number(seconds),
    }
    return cache.keep(key, page, moment)
  }

  function publicHeaders(path: string): string[] {
    const security = [...headers.everywhere, ...headers.forPath(path)].flat()
    const csp = headers.contentSecurityPolicy()
    if (csp) security.push('Content-Security-Policy', csp)
    return [
      'Content-Type',
      'text/html; charset=utf-8',
      'Speculation-Rules',
      speculationRules,
      ...security,
    ]
  }

  /** Renders a page as nobody in particular, so that nothing personal can get into the copy. */
  async function refresh(key: string): Promise<void> {
    if (refreshing.has(key)) return
    refreshing.add(key)
    const controller = new AbortController()
    try {
      const moment = cache.moment
      const request = new Request(policy.origin + key, { signal: controller.signal })
      await keep(key, await render(request, 'page cache'), moment)
    } finally {
      refreshing.delete(key)
      controller.abort(answerSent)
    }
  }

  async function handle(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const started = performance.now()
    const url = req.url ?? '/'
    const body = await readBody(req, bodyLimit(url, policy))
    if (body === 'too large') {
      res.writeHead(413, { Connection: 'close', 'Content-Type': 'text/plain' }).end('413')
      return
    }
    if (hasTooManyFields(req, body)) {
      res.writeHead(400, { Connection: 'close', 'Content-Type': 'text/plain' }).end('400')
      return
    }
    const key = req.method === 'GET' ? cacheKey(url) : null
    const { request, finished } = toRequest(req, res, policy.origin + (key ?? url), body)
    const moment = cache.moment
    const clientIp = clientIpOf(
      req.headers['x-forwarded-for'] as string | undefined,
      req.socket.remoteAddress,
      policy.proxyHops,
    )
    const rendered = await render(request, clientIp)
    const { response, context } = rendered
    const cacheable = key !== null && response.headers.has(pageCacheHeader)
    const anonymous = hasOnlyHarmlessCookies(req.headers.cookie)
    const kept = cacheable && anonymous ? await keep(key, rendered, moment) : null
    if (kept) {
      cache.count('miss')
      sendCached(kept, req, res)
    } else {
      if (cacheable && !anonymous) void refresh(key).catch(() => undefined)
      await send(rendered, pathOf(url), req, res)
    }
    finished()
    const { requestId, routeId = 'resource' } = context
    const answer = { routeId, requestId, method: req.method ?? '', status: response.status }
    onAnswer?.(answer, (performance.now() - started) / 1000)
  }

  async function send(
    { response, context, nonce }: Rendered,
    path: string,
    req: IncomingMessage,
    res: ServerResponse,
  ) {
    res.statusCode = response.status
    for (const [name, value] of headers.everywhere) res.setHeader(name, value)
    for (const [name, value] of headers.forPath(path)) res.setHeader(name, value)
    const isPage = response.headers.get('Content-Type')?.startsWith('text/html') ?? false
    const csp = headers.contentSecurityPolicy(nonce())
    if (csp) res.setHeader('Content-Security-Policy', csp)
    if (isPage && response.status < 400) {
      res.setHeader('Speculation-Rules', speculationRules)
    }
    res.setHeader('X-Request-Id', context.requestId)
    res.setHeader('Cache-Control', headers.defaultCacheControl(path, req.method))
    for (const [name, value] of response.headers) {
      if (name !== 'set-cookie' && name !== 'x-page-cache') res.setHeader(name, value)
    }
    const cookies = response.headers.getSetCookie()
    if (cookies.length > 0) res.setHeader('Set-Cookie', cookies)
    if (req.method === 'HEAD') {
      res.end()
    } else if (!response.body) {
      res.end(context.html)
    } else {
      await writeReadableStreamToWritable(response.body, res)
    }
  }

  return { handle, refresh }
}

/** One Remix per slice of the site; see there why. */
function sliced(build: ServerBuild, mode: string): RequestHandler {
  const sliceFor = sliceRoutes(build)
  const handlers = new Map<ServerBuild, RequestHandler>()
  return (request, context) => {
    const slice = sliceFor(new URL(request.url).pathname)
    const handler = handlers.get(slice) ?? createRequestHandler(slice, mode)
    handlers.set(slice, handler)
    return handler(request, context)
  }
}

/** Serves a kept page; one that is no longer fresh is served once more while a new one is made. */
export function serveCached(
  cache: PageCache,
  refresh: (key: string) => Promise<void>,
  req: IncomingMessage,
  res: ServerResponse,
): boolean {
  if (req.method !== 'GET' && req.method !== 'HEAD') return false
  const url = req.url ?? ''
  const page: CachedPage | undefined = cache.find(url)
  if (!page) return false
  const now = Date.now()
  if (now > page.freshUntil) {
    if (now > page.staleUntil) return false
    cache.count('stale')
    const key = cacheKey(url)
    if (key !== null) void refresh(key).catch(() => undefined)
  } else {
    cache.count('hit')
  }
  sendCached(page, req, res)
  return true
}

function hasOnlyHarmlessCookies(header: string | undefined): boolean {
  if (!header) return true
  return header.split(';').every((pair) => harmlessCookies.has(pair.split('=', 1)[0]?.trim() ?? ''))
}

/** The whole body before anything looks at it, so a slow or endless one occupies nothing. */
async function readBody(req: IncomingMessage, limit: number): Promise<Buffer | null | 'too large'> {
  if (req.method === 'GET' || req.method === 'HEAD') return null
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of req as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (bytes > limit) return 'too large'
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

const mostFields = 250

/**
 * Node reads a form in a time that grows with the square of its fields: one megabyte of `a&a&…` stops
 * the process for eight seconds. No form of ours has more than a few dozen.
 */
function hasTooManyFields(req: IncomingMessage, body: Buffer | null): boolean {
  if (!body || !/urlencoded/i.test(req.headers['content-type'] ?? '')) return false
  let fields = 1
  for (let at = body.indexOf('&'); at !== -1; at = body.indexOf('&', at + 1)) {
    if (++fields > mostFields) return true
  }
  return false
}

function toRequest(req: IncomingMessage, res: ServerResponse, url: string, body: Buffer | null) {
  const headers = new Headers()
  for (const [name, value] of Object.entries(req.headers)) {
    if (Array.isArray(value)) for (const each of value) headers.append(name, each)
    else if (value !== undefined) headers.set(name, value)
  }
  // The guard took `null` for one of our own pages without a referrer; Remix would call it an attack.
  if (headers.get('origin') === 'null') headers.delete('origin')
  const controller = new AbortController()
  const stop = () => controller.abort(answerSent)
  res.once('close', stop)
  const init = { method: req.method ?? 'GET', headers, signal: controller.signal }
  const request = new Request(url, body ? { ...init, body: new Uint8Array(body) } : init)
  // Remix keeps a timer of five seconds for every page unless its request has ended.
  return { request, finished: stop }
}
