import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { dropForwardedHeaders, refusalFor } from './guard.ts'
import type { Policy } from './policy.ts'
import { sendRefusal } from './refusal-page.ts'
import type { SecurityHeaders } from './security-headers.ts'

export type Listener = (req: IncomingMessage, res: ServerResponse) => void
/** Answers by itself, or says false so that the next one is asked. */
export type FastAnswer = (req: IncomingMessage, res: ServerResponse) => boolean

type GuardedServer = {
  policy: Policy
  headers: SecurityHeaders
  /** Asked in order, before the application: static files, cached pages. */
  fast: readonly FastAnswer[]
  application: Listener
  onRefusal?: (status: number) => void
}

/** The one place every request comes through: guard, then what is quick, then the application. */
export function createGuardedServer(options: GuardedServer): Server {
  const { policy, headers, fast, application, onRefusal } = options
  return createServer(timeouts, (req, res) => {
    const refusal = refusalFor(req, policy)
    if (refusal) {
      onRefusal?.(refusal.status)
      return sendRefusal(refusal, headers, req, res)
    }
    if (req.method === 'OPTIONS') return answerOptions(req, res)
    for (const answer of fast) if (answer(req, res)) return
    if (policy.proxyHops === 0) dropForwardedHeaders(req)
    application(req, res)
  })
}

/** Only the public API may be read by other sites; there is nothing they may write. */
function answerOptions(req: IncomingMessage, res: ServerResponse): void {
  const open = req.url?.startsWith('/api/v1/')
  res.writeHead(204, {
    Allow: open ? 'GET, HEAD, OPTIONS' : 'GET, HEAD, POST, OPTIONS',
    ...(open && {
      'Access-Control-Allow-Origin': '*',
      'Access-Control-Allow-Methods': 'GET, HEAD, OPTIONS',
      'Access-Control-Max-Age': '86400',
    }),
  })
  res.end()
}

const timeouts = {
  headersTimeout: 10_000,
  requestTimeout: 20_000,
  connectionsCheckingInterval: 2_000,
  keepAliveTimeout: 65_000,
  maxHeaderSize: 32 * 1024,
}

export function listen(server: Server, port: number, host: string): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>()
  server.once('error', reject)
  server.listen(port, host, () => {
    server.off('error', reject)
    resolve((server.address() as AddressInfo).port)
  })
  return promise
}

/** No new visitors; those inside may finish, but not for longer than the grace period. */
export async function close(server: Server, graceInMs = 20_000): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  server.close(() => resolve())
  server.closeIdleConnections()
  const timer = setTimeout(() => server.closeAllConnections(), graceInMs)
  await promise
  clearTimeout(timer)
}
