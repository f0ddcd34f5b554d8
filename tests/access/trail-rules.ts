import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { allRoutes, type Route } from './route-table.ts'
import { rules } from './rules.ts'
import { provenBy, type Sent, tracesIn } from './trail-deeds.ts'
import type { Deed, Trace } from './trail-watch.ts'
import {
  endings,
  heldElsewhere,
  namedByTheDeed,
  untoldTables,
  withoutTrail,
} from './without-trail.ts'

/** Rooms in which people change what others rely on. */
const isRoom = ({ id }: Route) => /^(account|lapak|kelola|admin)\//.test(id)

/** What a buyer does so that a desk has something to answer. */
const openers = ['purchase/complaint', 'purchase/complaint-reject']

/** Whether a route is to leave something in the trail when it is sent here. */
export const isToLeaveTrail = (route: Route): boolean =>
  Boolean(rules[route.id]?.do) &&
  !(route.id in endings) &&
  ((isRoom(route) && !(route.id in withoutTrail)) || openers.includes(route.id))

/** Whether nothing but its row here shows that it does. */
export const isHeldHere = ({ id }: Route): boolean => !(id in heldElsewhere)

/** Routes that left nothing and that no list knows, with who tried and what was answered. */
export function unprovenRoutes(sent: readonly Sent[]): string[] {
  const proven = provenBy(sent)
  return allRoutes
    .filter((route) => isToLeaveTrail(route) && !proven.has(route) && isHeldHere(route))
    .map((route) => {
      const tries = sent.filter((each) => each.route === route)
      return `${route.id}: ${tries.map(({ who, status }) => `${who} ${status}`).join(', ') || 'no form'}`
    })
}

/** What somebody changed without a word in the trail. */
export const untoldWrites = (sent: readonly Sent[]): string[] =>
  sent.flatMap(({ route, who, deeds }) =>
    deeds
      .filter(({ traces }) => traces.length === 0)
      .map(({ writes }) => writes.filter((write) => !(tableOf(write) in untoldTables)))
      .filter((writes) => writes.length > 0)
      .map((writes) => `${who} at ${route.id}: ${writes.join(', ')}`),
  )

/** Where the trail names another than who did it, or nobody. */
export const wronglyNamed = (
  sent: readonly Sent[],
  idOf: (who: Sent['who']) => string | null,
): string[] =>
  sent.flatMap(({ route, who, deeds }) => {
    const wanted = idOf(who)
    return deeds
      .flatMap(tracesIn)
      .filter(({ actorType, actorId }) => actorType !== 'provider' && actorId !== wanted)
      .map(({ action, actorId }) => `${who} at ${route.id}: ${action} by ${actorId}`)
  })

/** Where something was changed, and the trail does not say what it had been. */
export const withoutBefore = (sent: readonly Sent[]): string[] => [
  ...new Set(
    sent
      .filter(({ route }) => !(route.id in namedByTheDeed))
      .filter(({ deeds }) => deeds.some((deed) => changesRows(deed) && !saysBefore(deed)))
      .map(({ route }) => route.id),
  ),
]

const tableOf = (write: string) => write.split(' ')[0] ?? ''

const changesRows = (deed: Deed) =>
  tracesIn(deed).length > 0 &&
  deed.writes.some((write) => write.endsWith('update') && !(tableOf(write) in untoldTables))

const saysBefore = (deed: Deed) => tracesIn(deed).some(hasBefore)

function hasBefore({ from, to, details }: Trace): boolean {
  if (from !== null || to !== null) return true
  return Object.entries(details ?? {}).some(
    ([name, value]) =>
      name === 'before' || name.endsWith('Before') || String(value).includes(' → '),
  )
}

/** Entries of the lists that name no route, or no test that looks at the trail. */
export function brokenEntries(): string[] {
  const known = new Set(allRoutes.map(({ id }) => id))
  const named = Object.keys({ ...withoutTrail, ...heldElsewhere, ...endings, ...namedByTheDeed })
  const looksAtTrail = (file: string) => {
    const place = path.join(import.meta.dirname, '..', file)
    return (
      existsSync(place) &&
      /auditEntry|deedsOn|trailOf|audit_entries|expectInvariants/.test(readFileSync(place, 'utf8'))
    )
  }
  return [
    ...named.filter((id) => !known.has(id)),
    ...Object.values({ ...heldElsewhere, ...endings }).filter((file) => !looksAtTrail(file)),
  ]
}
