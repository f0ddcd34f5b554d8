import { createHash } from 'node:crypto'
import { searchEngine } from '#app/server/search-engine.server.ts'
import { recordAudit } from '#app/server/audit.server.ts'
import { parcelCouriers } from '#app/server/couriers.server.ts'
import { db, pool } from '#app/server/db.server.ts'
import { gatewayOf } from '#app/server/gateways.server.ts'
import { logger } from '#app/server/logger.server.ts'
import { messageChannelFor } from '#app/server/message-channels.server.ts'
import { payoutWatch } from '#app/server/payouts.server.ts'
import { configuredProviders } from '#app/server/payment-providers.server.ts'
import { pictureStore } from '#app/server/pictures.server.ts'
import type { Actor } from '#app/server/scopes.server.ts'
import { problemOf } from './connection-problem.ts'

/** A service that is in use now. Another kind of it is another entry of `activeIntegrations`. */
type Active = {
  capability: 'payments' | 'search' | 'pictures' | 'shipping' | 'messages' | 'payouts'
  adapter: string
  /** Throws when it cannot be used now; null when it is a part of ourselves that cannot be away. */
  check: (() => Promise<unknown>) | null
  /** What of `lastUses` went through it. */
  uses: readonly string[]
}

function activeIntegrations(): Active[] {
  const [engine, store] = [searchEngine(), pictureStore()]
  const [couriers, payouts] = [parcelCouriers(), payoutWatch()]
  return [
    ...configuredProviders().map((provider) => ({
      capability: 'payments' as const,
      adapter: provider,
      check: gatewayOf(provider).check,
      uses: [provider],
    })),
    {
      capability: 'search',
      adapter: engine.name,
      check: () => engine.check(),
      // Of another engine only itself knows what it took.
      uses: engine.name === 'postgres' ? ['search'] : [],
    },
    { capability: 'pictures', adapter: store.name, check: () => store.check(), uses: [] },
    { capability: 'shipping', adapter: 'village', check: null, uses: [] },
    ...(couriers
      ? [
          {
            capability: 'shipping' as const,
            adapter: couriers.provider,
            check: () => couriers.check(),
            uses: [],
          },
        ]
      : []),
    ...(payouts
      ? [
          {
            capability: 'payouts' as const,
            adapter: payouts.provider,
            uses: [],
            check: () => payouts.check(),
          },
        ]
      : []),
    ...channelsInUse(),
  ]
}

/** By which letters leave; both ways may lead to the same inbox, which is one. */
function channelsInUse(): Active[] {
  const ways = (['email', 'whatsapp'] as const).map((way) => {
    return { way, channel: messageChannelFor(way) }
  })
  const byAdapter = Map.groupBy(ways, ({ channel }) => channel.name)
  return [...byAdapter].map(([adapter, leading]) => {
    const { channel } = leading[0]!
    return {
      capability: 'messages' as const,
      adapter,
      check: channel.wakesPeople ? () => channel.check() : null,
      uses: leading.map(({ way }) => way),
    }
  })
}

const nameOf = ({ capability, adapter }: Active) => `${capability}-${adapter}`

/** The trail knows things by a UUID; of one adapter it is always the same. */
export function trailIdOf(name: string): string {
  const hash = createHash('sha256').update(`integration ${name}`).digest('hex')
  return hash.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5')
}

type Details = { milliseconds?: number; problem?: string }
type Tested = { trailId: string; status: string; at: Date; details: Details | null }

/** Every service in use, how its last tests went, and when it last did something. No settings of it. */
export async function listIntegrations() {
  const active = activeIntegrations()
  const [tests, used] = await Promise.all([lastTests(active), lastUses()])
  return active.map((each) => {
    const own = tests.filter(({ trailId }) => trailId === trailIdOf(nameOf(each)))
    const last = own.toSorted((a, b) => b.at.getTime() - a.at.getTime())[0]
    const { milliseconds = null, problem = null } = last?.details ?? {}
    return {
      name: nameOf(each),
      capability: each.capability,
      adapter: each.adapter,
      canBeTested: each.check !== null,
      test: last
        ? { at: last.at, isWorking: last.status === 'working', milliseconds, problem }
        : null,
      succeededAt: own.find(({ status }) => status === 'working')?.at ?? null,
      usedAt: latest(each.uses.map((use) => used[use] ?? null)),
    }
  })
}

/** Of each service the last test that worked and the last that did not. */
async function lastTests(active: readonly Active[]): Promise<Tested[]> {
  const { rows } = await pool.query<Tested>(
    `SELECT DISTINCT ON (subject_id, to_status) subject_id AS "trailId", to_status AS status, at, details
     FROM audit_entries WHERE subject_id = ANY($1::uuid[]) ORDER BY subject_id, to_status, sequence DESC`,
    [active.map((each) => trailIdOf(nameOf(each)))],
  )
  return rows
}

const latest = (times: readonly (Date | null)[]): Date | null =>
  times.reduce((last, time) => (time && (!last || time > last) ? time : last), null)

async function lastUses(): Promise<Record<string, Date | null>> {
  const { rows } = await pool.query<{ name: string; at: Date | null }>(`
    SELECT provider AS name, max(received_at) AS at FROM provider_events
    WHERE received_at > now() - interval '90 days' GROUP BY provider
    UNION ALL SELECT channel::text, max(sent_at) FROM messages
    WHERE created_at > now() - interval '90 days' GROUP BY channel
    UNION ALL SELECT 'search', max(indexed_at) FROM search_documents`)
  return Object.fromEntries(rows.map(({ name, at }) => [name, at]))
}

/** Asks the service for something harmless and notes who asked and how it went; false when there is none. */
export async function testIntegration(name: string, actor: Actor): Promise<boolean> {
  const integration = activeIntegrations().find((each) => nameOf(each) === name)
  if (!integration?.check) return false
  const started = performance.now()
  const failure = await integration.check().then(
    () => null,
    (error: unknown) => ({ error }),
  )
  if (failure) logger.warn({ err: failure.error, service: name }, 'a connection does not work')
  await recordAudit(db, [
    {
      subject: { type: 'integration', id: trailIdOf(name) },
      action: 'tested',
      to: failure ? 'failing' : 'working',
      actor,
      details: {
        service: name,
        milliseconds: Math.round(performance.now() - started),
        ...(failure && { problem: problemOf(failure.error) }),
      },
    },
  ])
  return true
}
