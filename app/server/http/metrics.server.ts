import { createHash, timingSafeEqual } from 'node:crypto'
import type { AppLoadContext } from '@remix-run/node'
import {
  collectDefaultMetrics,
  Counter,
  Gauge,
  type GaugeConfiguration,
  Histogram,
  Registry,
} from 'prom-client'
import { pool } from '#app/server/db.server.ts'
import { env } from '#app/server/env.server.ts'
import { singleton } from '#app/server/singleton.server.ts'
import { queueLagInSeconds } from './health.server.ts'
import type { PageCache } from './page-cache.ts'
import type { Answered } from './remix-handler.ts'

/** A gauge registers itself; nobody needs to hold it. */
function addGauge<T extends string>(configuration: GaugeConfiguration<T>): Gauge<T> {
  return new Gauge(configuration)
}

const metrics = singleton('metrics', () => {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry })
  addGauge({
    name: 'lumbung_database_connections',
    help: 'Connections of the pool by what they do',
    labelNames: ['state'],
    registers,
    collect() {
      this.set({ state: 'idle' }, pool.idleCount)
      this.set({ state: 'busy' }, pool.totalCount - pool.idleCount)
      this.set({ state: 'awaited' }, pool.waitingCount)
    },
  })
  addGauge({
    name: 'lumbung_queue_lag_seconds',
    help: 'Age of the oldest job that could run',
    registers,
    async collect() {
      this.set(await queueLagInSeconds().catch(() => -1))
    },
  })
  return {
    registry,
    requests: new Histogram({
      name: 'lumbung_request_seconds',
      help: 'Time to answer a request that reached the application, by route',
      labelNames: ['route', 'method', 'status'],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
      registers,
    }),
    refusals: new Counter({
      name: 'lumbung_guard_refusals_total',
      help: 'Requests the guard refused, by status',
      labelNames: ['status'],
      registers,
    }),
  }
})

export const { refusals } = metrics

export function observeAnswer({ routeId, method, status }: Answered, seconds: number): void {
  metrics.requests.observe({ route: routeId, method, status: String(status) }, seconds)
}

/** The cache counts by itself, because its hits are too quick to count elsewhere. */
export function observePageCache(cache: PageCache): void {
  metrics.registry.removeSingleMetric('lumbung_page_cache_total')
  addGauge({
    name: 'lumbung_page_cache_total',
    help: 'Public pages by how the page cache answered',
    labelNames: ['result'],
    registers: [metrics.registry],
    collect() {
      for (const [result, count] of Object.entries(cache.counts)) this.set({ result }, count)
    },
  })
}

export async function metricsPage(): Promise<{ text: string; contentType: string }> {
  return { text: await metrics.registry.metrics(), contentType: metrics.registry.contentType }
}

const loopback = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1'])

export function mayReadMetrics(request: Request, { clientIp }: AppLoadContext): boolean {
  if (!env.METRICS_TOKEN) return loopback.has(clientIp) && !env.isLive
  const given = request.headers.get('Authorization')?.replace(/^Bearer /, '') ?? ''
  return timingSafeEqual(digest(given), digest(env.METRICS_TOKEN))
}

const digest = (text: string) => createHash('sha256').update(text).digest()
