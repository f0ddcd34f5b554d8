import autocannon from 'autocannon'
import { canReadProcessorTime } from './processor-time.ts'
import type { Helper } from './helper.ts'

export type Target = {
  server: Helper
  port: number
  /** Asked for in turn, or made up for each request. */
  paths: readonly string[] | (() => string)
  headers?: Record<string, string>
  connections: number
}

export type Sample = {
  perSecond: number
  /** Milliseconds of processor time of one request, in the server and in PostgreSQL. */
  serverMs: number
  databaseMs: number
  /** Requests per second of one core for server and PostgreSQL together; measured by the clock where the machine does not tell processor time. */
  perCoreSecond: number
}

/** Visitors come for some seconds; what that cost the server and the database. */
export async function visit(
  target: Target,
  seconds: number,
  databaseSeconds: () => number,
): Promise<Sample> {
  const { server } = target
  const before = { server: server.processorSeconds(), database: databaseSeconds() }
  const { served, took } = await send(target, seconds)
  const spent = {
    server: server.processorSeconds() - before.server,
    database: databaseSeconds() - before.database,
  }
  // The machine counts in hundredths of a second; less than a few of them is no measurement.
  if (served === 0 || (canReadProcessorTime && spent.server < 0.03)) {
    return visit(target, seconds * 2, databaseSeconds)
  }
  const serverMs = (spent.server * 1000) / served
  const databaseMs = (spent.database * 1000) / served
  const perSecond = served / took
  return {
    perSecond,
    serverMs,
    databaseMs,
    perCoreSecond: canReadProcessorTime ? 1000 / (serverMs + databaseMs) : perSecond,
  }
}

async function send(
  { port, paths, headers, connections }: Target,
  seconds: number,
): Promise<{ served: number; took: number }> {
  const result = await autocannon({
    url: `http://127.0.0.1:${port}`,
    connections,
    duration: seconds,
    // It only looks at the clock this often, and a round is short.
    sampleInt: 50,
    requests:
      typeof paths === 'function'
        ? [{ setupRequest: (request) => ({ ...request, path: paths() }) }]
        : paths.map((path) => ({ path })),
    ...(headers && { headers }),
  })
  const failed = result.errors + result.timeouts + result.non2xx
  if (failed > 0) throw new Error(`${failed} requests failed of ${firstOf(paths)} at port ${port}`)
  return { served: result.requests.total, took: result.duration }
}

function firstOf(paths: Target['paths']): string | undefined {
  return typeof paths === 'function' ? paths() : paths[0]
}

/** V8 makes code fast once it has run often, so both sides get many visits first. */
async function warmUp(target: Target, seconds: number): Promise<void> {
  const visits = seconds < 1 ? 20 : 1_500
  const until = performance.now() + 5_000
  for (let served = 0; served < visits && performance.now() < until;) {
    served += (await send(target, Math.min(1, seconds))).served
  }
}

export type Comparison = {
  ours: Sample
  base: Sample
  /** Of what one core serves in a second, ours to base. */
  ratio: number
  /** The same by the clock alone. */
  ratioByClock: number
  ratios: readonly number[]
}

/** Short rounds, one after the other and in turn, so that a busy moment of the machine hits both. */
export async function compare(
  { ours, base }: { ours: Target; base: Target },
  { rounds, seconds }: { rounds: number; seconds: number },
  databaseSeconds: () => number,
): Promise<Comparison> {
  const pairs: { ours: Sample; base: Sample }[] = []
  for (const target of [ours, base]) await warmUp(target, seconds)
  for (let round = 0; round < rounds; round++) {
    const oursFirst = round % 2 === 0
    const first = await visit(oursFirst ? ours : base, seconds, databaseSeconds)
    const second = await visit(oursFirst ? base : ours, seconds, databaseSeconds)
    pairs.push(oursFirst ? { ours: first, base: second } : { ours: second, base: first })
  }
  const ratios = pairs.map((pair) => pair.ours.perCoreSecond / pair.base.perCoreSecond)
  return {
    ours: medianSample(pairs.map((pair) => pair.ours)),
    base: medianSample(pairs.map((pair) => pair.base)),
    ratio: median(ratios),
    ratioByClock: median(pairs.map((pair) => pair.ours.perSecond / pair.base.perSecond)),
    ratios,
  }
}

function medianSample(samples: readonly Sample[]): Sample {
  const of = (name: keyof Sample) => median(samples.map((sample) => sample[name]))
  return {
    perSecond: of('perSecond'),
    serverMs: of('serverMs'),
    databaseMs: of('databaseMs'),
    perCoreSecond: of('perCoreSecond'),
  }
}

export function median(values: readonly number[]): number {
  return percentile(values, 0.5)
}

/** By nearest rank: the smallest value that so large a share of all is not above. Half: between the middle two. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  if (share === 0.5 && sorted.length % 2 === 0 && sorted.length > 0) {
    return ((sorted[sorted.length / 2 - 1] ?? 0) + (sorted[sorted.length / 2] ?? 0)) / 2
  }
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN
}

/** That of each round, and of those the middle one: one busy moment of the machine is not what is measured. */
export function percentileOfRounds(rounds: readonly (readonly number[])[], share: number): number {
  return median(rounds.map((round) => percentile(round, share)))
}
