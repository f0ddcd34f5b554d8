import type { AddressInfo } from 'node:net'
import type { RouteConfigEntry } from '@remix-run/route-config'
import type { ServerBuild } from '@remix-run/node'
import { createApplication } from '#app/server/http/application.ts'
import { env } from '#app/server/env.server.ts'
import { PageCache } from '#app/server/http/page-cache.ts'
import { listenForDroppedPages } from '#app/server/http/page-cache-listener.server.ts'
import { policyFor } from '#app/server/http/policy.ts'
import { createRemixHandler, serveCached } from '#app/server/http/remix-handler.ts'
import { securityHeadersFor } from '#app/server/http/security-headers.ts'
import { close, createGuardedServer } from '#app/server/http/server.ts'

type Site = { origin: string; stop: () => Promise<void> }

/** Guard, page cache, Express and Remix as in production, over real HTTP, from the sources. */
export async function startStorefront(areas: readonly string[] = publicAreas): Promise<Site> {
  const policy = policyFor({ appUrl: env.APP_URL })
  const headers = securityHeadersFor(policy)
  const cache = new PageCache()
  const remix = createRemixHandler({
    build: await buildFromSources(areas),
    mode: 'production',
    policy,
    headers,
    cache,
  })
  const server = createGuardedServer({
    policy,
    headers,
    fast: [(req, res) => serveCached(cache, remix.refresh, req, res)],
    application: createApplication({ handle: remix.handle, headers }),
  })
  const listener = listenForDroppedPages(env.DATABASE_URL ?? '', cache)
  await listener.ready
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  // The guard knows us by the port of our address, which is not the one we got.
  policyHosts(policy.hosts, port)
  return {
    origin: `http://127.0.0.1:${port}`,
    async stop() {
      await close(server, 0)
      await listener.stop()
    },
  }
}

function policyHosts(hosts: ReadonlySet<string>, port: number): void {
  for (const name of ['127.0.0.1', 'localhost']) (hosts as Set<string>).add(`${name}:${port}`)
}

const publicAreas = ['storefront', 'api', 'system']

/** The routes of these areas as Remix's bundler would hand them over; the others are left out. */
async function buildFromSources(areas: readonly string[]): Promise<ServerBuild> {
  const [{ default: config }, root, entry] = await Promise.all([
    import('#app/routes.ts'),
    import('#app/root.tsx'),
    import('#app/entry.server.tsx'),
  ])
  const routes: Record<string, unknown> = {
    root: { id: 'root', path: '', module: root },
  }
  const manifest: Record<string, unknown> = { root: { ...manifestOf('root'), path: '' } }
  const add = async (entries: readonly RouteConfigEntry[], parentId: string): Promise<void> => {
    for (const { id: given, file, path, index, caseSensitive, children } of entries) {
      if (!areas.some((folder) => file.startsWith(`routes/${folder}/`))) continue
      const id = given ?? file.replace(/\.tsx?$/, '')
      const module = await import(`../../app/${file}`)
      routes[id] = { id, parentId, path, index, caseSensitive, module }
      manifest[id] = { ...manifestOf(id), parentId, path, index, caseSensitive }
      if (children) await add(children, id)
    }
  }
  await add(config as RouteConfigEntry[], 'root')
  return {
    entry: { module: entry },
    routes,
    assets: { entry: { imports: [], module: '' }, routes: manifest, url: '', version: '1' },
    assetsBuildDirectory: '',
    publicPath: '/',
    basename: '/',
    isSpaMode: false,
    mode: 'production',
    future: {
      v3_fetcherPersist: true,
      v3_relativeSplatPath: true,
      v3_throwAbortReason: true,
      v3_singleFetch: true,
      v3_routeConfig: true,
      v3_lazyRouteDiscovery: false,
      unstable_optimizeDeps: false,
    },
  } as unknown as ServerBuild
}

function manifestOf(id: string) {
  const has = { hasAction: false, hasLoader: true, hasClientAction: false, hasClientLoader: false }
  return { id, module: '', imports: [], hasErrorBoundary: id === 'root', ...has }
}
