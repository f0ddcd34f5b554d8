import { existsSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import type { ServerBuild } from '@remix-run/node'
import type { Express } from 'express'
import { env } from '#app/server/env.server.ts'
import { createApplication } from './application.ts'
import { observeAnswer, observePageCache, refusals } from './metrics.server.ts'
import { PageCache } from './page-cache.ts'
import { listenForDroppedPages } from './page-cache-listener.server.ts'
import { policyFor } from './policy.ts'
import { createRemixHandler, serveCached } from './remix-handler.ts'
import { securityHeadersFor } from './security-headers.ts'
import { close, createGuardedServer, listen } from './server.ts'
import { StaticFiles } from './static-files.ts'

export type WebOptions = {
  port?: number
  host?: string
  /** Where a payment form may send the buyer: the hosted payment pages. */
  paymentOrigins?: readonly string[]
  /** Adds what is not Remix, such as generated pictures; guard and headers already stand in front. */
  extend?: (app: Express) => void
}

export type RunningWeb = { url: string; port: number; stop: () => Promise<void> }

const root = path.resolve(import.meta.dirname, '../../..')

/** Serves the built application. Rejects with EADDRINUSE when the port is taken. */
export async function startWeb(options: WebOptions = {}): Promise<RunningWeb> {
  const port = options.port ?? env.PORT
  const policy = policyFor({
    appUrl: env.APP_URL,
    port,
    proxyHops: env.TRUST_PROXY,
    ...(options.paymentOrigins && { paymentOrigins: options.paymentOrigins }),
  })
  const headers = securityHeadersFor(policy)
  const cache = new PageCache()
  observePageCache(cache)
  const build = await loadBuild()
  const remix = createRemixHandler({
    build,
    mode: 'production',
    policy,
    headers,
    cache,
    onAnswer: observeAnswer,
  })
  const files = new StaticFiles(path.join(root, 'build/client'), headers)
  const server = createGuardedServer({
    policy,
    headers,
    fast: [
      (req, res) => serveCached(cache, remix.refresh, req, res),
      (req, res) => files.serve(req, res),
    ],
    application: createApplication({ handle: remix.handle, headers, ...options }),
    onRefusal: (status) => refusals.inc({ status: String(status) }),
  })
  const listener = listenForDroppedPages(env.DATABASE_URL ?? '', cache)
  await listener.ready
  const listening = await listen(server, port, options.host ?? env.HOST).catch(async (error) => {
    await listener.stop()
    throw error
  })
  return {
    url: env.APP_URL,
    port: listening,
    async stop() {
      await close(server)
      await listener.stop()
    },
  }
}

async function loadBuild(): Promise<ServerBuild> {
  const file = path.join(root, 'build/server/index.js')
  if (!existsSync(file)) throw new Error('There is no build yet: run "npm run build" first')
  return (await import(pathToFileURL(file).href)) as ServerBuild
}
