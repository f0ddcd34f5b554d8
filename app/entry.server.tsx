import { PassThrough } from 'node:stream'
import {
  createReadableStreamFromReadable,
  type AppLoadContext,
  type EntryContext,
  type HandleErrorFunction,
} from '@remix-run/node'
import { isRouteErrorResponse, RemixServer } from '@remix-run/react'
import type { ReactElement } from 'react'
import { renderToPipeableStream, renderToStaticMarkup, renderToString } from 'react-dom/server'
import { pageCacheHeader } from '#app/server/http/page-cache-header.ts'
import { withoutTokens } from '#app/server/http/token-paths.ts'
import { openUnsent } from '#app/server/http/unsent-data.ts'
import { logger } from '#app/server/logger.server.ts'
import { FreezeContext, type Freezer } from '#app/ui/frozen.tsx'
import { NonceContext } from '#app/ui/nonce.ts'
import type { AnyPageHandle, PageCacheRule } from '#app/ui/page-handle.ts'

export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remix: EntryContext,
  context: AppLoadContext,
): Response | Promise<Response> {
  headers.set('Content-Type', 'text/html; charset=utf-8')
  keepRetryAfter(remix, headers)
  const { matches } = remix.staticHandlerContext
  const leaf = matches.at(-1)
  if (leaf) context.routeId = leaf.route.id
  const handles = matches.map(({ route }) => remix.routeModules[route.id]?.handle as AnyPageHandle)
  if (handles.some((handle) => handle?.hydrate)) {
    return renderHydrated(request, status, headers, remix, context)
  }
  const { staticHandlerContext } = remix
  staticHandlerContext.loaderData = openUnsent(staticHandlerContext.loaderData)
  const rule = status === 200 ? cacheRule(remix, handles) : null
  if (rule) headers.set(pageCacheHeader, `${rule.seconds};${rule.tags.join(' ')}`)
  // Without scripts on the page nobody reads the data stream, so it is not rendered either.
  const { serverHandoffStream: _unread, ...scriptless } = remix
  const html = renderToString(
    <FreezeContext.Provider value={freezer}>
      <RemixServer context={scriptless} url={request.url} />
    </FreezeContext.Provider>,
  )
  // Made of thousands of pieces, which a buffer puts together fastest.
  context.html = Buffer.from(`<!doctype html>${html}`)
  return new Response(null, { status, headers })
}

/** Remix drops the headers of an action's or a loader's answer, unless the page repeats them. */
function keepRetryAfter({ staticHandlerContext }: EntryContext, headers: Headers): void {
  const { actionHeaders, loaderHeaders } = staticHandlerContext
  for (const answered of [...Object.values(loaderHeaders), ...Object.values(actionHeaders)]) {
    const wait = answered.get('Retry-After')
    if (wait) headers.set('Retry-After', wait)
  }
}

/**
 * By way of a buffer it becomes one piece; as it is, every page would put thousands together again.
 * One character beyond Latin-1 would make the whole page twice as long in memory, so it is spelt out.
 */
function toText(part: ReactElement): string {
  const html = renderToStaticMarkup(part, { identifierPrefix: 'frozen' })
  const latin = html.replace(/[^\0-\u00ff]/gu, (each) => `&#${each.codePointAt(0)};`)
  return Buffer.from(latin).toString()
}

const frozen = new Map<string, string>()
const frozenOf = new WeakMap<object, Map<string, string | null>>()

const freezer: Freezer = {
  once(name, part) {
    const known = frozen.get(name)
    if (known !== undefined && !import.meta.env.DEV) return known
    const html = toText(part)
    frozen.set(name, html)
    return html
  },
  again(thing, name, part) {
    const texts = frozenOf.get(thing) ?? new Map<string, string | null>()
    const known = texts.get(name)
    if (known) return known
    const html = known === null ? toText(part) : null
    frozenOf.set(thing, texts.set(name, html))
    return html
  },
}

/** The deepest route that has something to say about caching decides for the whole page. */
function cacheRule(
  { staticHandlerContext: { matches, loaderData, errors } }: EntryContext,
  handles: readonly (AnyPageHandle | undefined)[],
): PageCacheRule | null {
  if (errors) return null
  const position = handles.findLastIndex((handle) => handle?.cache)
  const id = matches[position]?.route.id
  return (id && handles[position]?.cache?.(loaderData[id])) || null
}

/** Consoles wait for everything: the whole page arrives at once, then React takes over. */
function renderHydrated(
  request: Request,
  status: number,
  headers: Headers,
  remix: EntryContext,
  context: AppLoadContext,
): Promise<Response> {
  const nonce = context.scriptNonce()
  const { promise, resolve, reject } = Promise.withResolvers<Response>()
  const { pipe, abort } = renderToPipeableStream(
    <NonceContext.Provider value={nonce}>
      <RemixServer context={remix} url={request.url} nonce={nonce} />
    </NonceContext.Provider>,
    {
      nonce,
      onAllReady() {
        const body = new PassThrough()
        resolve(new Response(createReadableStreamFromReadable(body), { status, headers }))
        pipe(body)
      },
      onShellError: reject,
      onError: (error) =>
        logger.error({ err: error, requestId: context.requestId }, 'render failed'),
    },
  )
  setTimeout(abort, streamTimeout + 1000).unref()
  return promise
}

export const streamTimeout = 5000

/** A bug or an outage is logged here, once; the page shows the same request id. */
export const handleError: HandleErrorFunction = (error, { request, context }) => {
  // A form sent to a page that takes none, or an address that does not exist, is no bug of ours.
  if (request.signal.aborted || (isRouteErrorResponse(error) && error.status < 500)) return
  const { pathname } = new URL(request.url)
  logger.error(
    {
      err: error,
      requestId: context.requestId,
      method: request.method,
      // Who knows such an address may see the purchase, so the log must not know it.
      path: withoutTokens(pathname),
    },
    'request failed',
  )
}
