import path from 'node:path'
import type { ServerBuild } from '@remix-run/node'
import { env } from '#app/server/env.server.ts'
import { createApplication } from './application.ts'
import { observeAnswer } from './metrics.server.ts'
import { PageCache } from './page-cache.ts'
import { policyFor } from './policy.ts'
import { createRemixHandler } from './remix-handler.ts'
import { securityHeadersFor } from './security-headers.ts'
import { close, createGuardedServer, listen } from './server.ts'
import type { RunningWeb, WebOptions } from './web.ts'

/** The same server with Vite in the middle: sources instead of the build, and no page cache. */
export async function startDev(options: WebOptions = {}): Promise<RunningWeb> {
  const { createServer } = await import('vite')
  const root = path.resolve(import.meta.dirname, '../../..')
  const vite = await createServer({
    root,
    configFile: path.join(root, 'remix.config.js'),
    server: { middlewareMode: true },
  })
  const port = options.port ?? env.PORT
  const policy = policyFor({ appUrl: env.APP_URL, port, proxyHops: env.TRUST_PROXY })
  const headers = securityHeadersFor(policy, { development: true })
  const build = () => vite.ssrLoadModule('virtual:remix/server-build') as Promise<ServerBuild>
  const nothing = { bytes: 1, entries: 1 }
  const cache = new PageCache({ pages: nothing, madeUp: nothing })
  const remix = createRemixHandler({
    build,
    mode: 'development',
    policy,
    headers,
    cache,
    onAnswer: observeAnswer,
  })
  const application = createApplication({
    handle: remix.handle,
    headers,
    middleware: [vite.middlewares],
    ...options,
  })
  const server = createGuardedServer({ policy, headers, fast: [], application })
  const listening = await listen(server, port, options.host ?? env.HOST)
  return {
    url: env.APP_URL,
    port: listening,
    async stop() {
      await vite.close()
      await close(server, 1_000)
    },
  }
}
