import { expect, test } from '@playwright/test'
import type { Answer, Visitor } from '#tests/bad-inputs/visitor.ts'
import { OwnSite } from '#tests/journeys/setup/own-site.ts'
import { addPeople, visitorsOf } from './people.ts'
import { allRoutes, type Route } from './route-table.ts'
import { audiences, type Audience, type Role, roles, rules } from './rules.ts'
import {
  addressOf,
  addressOfNothing,
  canary,
  plantThings,
  type Things,
  withoutNames,
} from './things.ts'

// T1 and T3 of quality/reliability.md: every route × method × role × own or another BUM Desa, on the
// whole built site with the demo story. What is refused comes first, so that nothing has changed yet.

let site: OwnSite
let things: Things
let visitors: Map<Role, Visitor>

test.describe.configure({ mode: 'default' })

test.beforeAll(async () => {
  test.setTimeout(600_000)
  site = await OwnSite.withStory()
  await site.start({})
  await addPeople(site)
  things = await plantThings(site)
  visitors = await visitorsOf(site)
})

test.afterAll(async () => site?.remove())

type Method = 'GET' | 'POST'
const methods: readonly Method[] = ['GET', 'POST']
type Outcome = 'in' | 'sign-in' | 'forbidden' | 'not-found'

const audienceOf = ({ id }: Route, method: Method): Audience | undefined =>
  method === 'GET' ? rules[id]?.see : rules[id]?.do

const isLetIn = (route: Route, method: Method, role: Role): boolean =>
  (audiences[audienceOf(route, method) ?? 'everybody'] as readonly Role[]).includes(role)

function wanted(route: Route, method: Method, role: Role): Outcome {
  if (isLetIn(route, method, role)) {
    return isAnothers(route, role) ? 'not-found' : 'in'
  }
  if (role === 'nobody' || role === 'guest') return 'sign-in'
  const serves = ['supervisor', 'unitStaff', 'otherUnit'].includes(role)
  return rules[route.id]?.shopNamed && !serves ? 'not-found' : 'forbidden'
}

/** A second outsider asks only what the first may not do anywhere: the rest would be asked twice. */
const isAsked = (route: Route, method: Method, role: Role): boolean =>
  role !== 'otherTreasurer' ||
  (isLetIn(route, method, role) && !isLetIn(route, method, 'otherManager'))

/** A unit's own part of what bears the name of its BUM Desa is there, if only empty. */
const isAnothers = ({ id }: Route, role: Role) =>
  (rules[id]?.owned &&
    (role === 'otherManager' ||
      role === 'otherTreasurer' ||
      (role === 'otherUnit' && !rules[id]?.shopNamed))) ||
  (rules[id]?.makerOwned && role === 'otherMaker')

function outcomeOf(method: Method, { status, headers }: Answer): Outcome | `${number}` {
  if (status >= 500 || status === 405) return `${status}`
  if (method === 'GET' && headers.location?.startsWith('/masuk?')) return 'sign-in'
  if (method === 'POST' && status === 401) return 'sign-in'
  if (status === 403) return 'forbidden'
  return status === 404 ? 'not-found' : 'in'
}

async function ask(role: Role, method: Method, address: string): Promise<Answer> {
  const visitor = visitors.get(role)
  if (!visitor) throw new Error(`Nobody is ${role}`)
  return method === 'GET' ? visitor.get(address) : visitor.post(address, {})
}

type Case = { route: Route; role: Role; want: Outcome; address: string }

/** All of a route at once, one route after the other; what went wrong comes back in words. */
async function complaintsAbout(
  method: Method,
  isMeant: (each: Case) => boolean,
  isWrong: (each: Case, answer: Answer) => string | null,
  query = '',
): Promise<string[]> {
  const wrong: string[] = []
  for (const route of allRoutes.filter((each) => audienceOf(each, method))) {
    // A deed may end the sessions of who does it.
    if (method === 'POST') visitors = await visitorsOf(site)
    const address = addressOf(route, things) + query
    const cases = roles
      .filter((role) => isAsked(route, method, role))
      .map((role): Case => ({ route, role, address, want: wanted(route, method, role) }))
      .filter(isMeant)
    const found = await Promise.all(
      cases.map(async (each) => {
        const words = isWrong(each, await ask(each.role, method, address))
        return words === null ? [] : [`${each.role} ${method} ${route.address}: ${words}`]
      }),
    )
    wrong.push(...found.flat())
  }
  return wrong
}

for (const method of methods) {
  test(`${method}: who may not is refused, and nothing has changed`, async () => {
    const before = await deeds()
    const wrong = await complaintsAbout(
      method,
      ({ want }) => want !== 'in',
      ({ want, role }, answer) => {
        const got = outcomeOf(method, answer)
        if (got !== want) return `${got}, not ${want}`
        // A pengawas may read what they may not do, around the refusal; staff of a unit what is of it.
        return role !== 'supervisor' && role !== 'unitStaff' && answer.body.includes(canary)
          ? canary
          : null
      },
    )
    expect(wrong).toEqual([])
    expect(await deeds()).toEqual(before)
  })
}

/**
 * How many there are and which came last, so that a new one says what it is. Of people: what the clocks of
 * the site do meanwhile is nobody's asking.
 */
const deeds = () =>
  site.sql(
    `SELECT count(*) OVER (), subject_type, action, from_status, to_status, actor_type
     FROM audit_entries WHERE actor_type <> 'system' ORDER BY at DESC LIMIT 5`,
  )

for (const outsider of ['otherManager', 'otherTreasurer', 'otherUnit', 'otherMaker'] as const) {
  test(`what belongs to another is answered like what does not exist: ${outsider}`, async () => {
    const asked = allRoutes
      .filter((route) => isAnothers(route, outsider))
      .flatMap((route) => methods.map((method) => ({ route, method })))
      .filter(({ route, method }) => audienceOf(route, method) && isAsked(route, method, outsider))
      // Whoever may not do it anywhere is told so, whosever it is.
      .filter(({ route, method }) => isLetIn(route, method, outsider))
    expect(asked.length).toBeGreaterThan(1)
    for (const { route, method } of asked) {
      const [theirs, nothing] = await Promise.all([
        ask(outsider, method, addressOf(route, things)),
        ask(outsider, method, addressOfNothing(route, things)),
      ])
      expect([theirs.status, nothing.status], route.id).toEqual([404, 404])
      expect(linesOf(theirs)).toEqual(linesOf(nothing))
    }
  })
}

/** Without what every answer has of its own. */
const linesOf = ({ body, headers }: Answer) =>
  withoutNames(body, things)
    .replaceAll(headers['x-request-id'] ?? 'X', 'X')
    .replaceAll(/nonce="[^"]*"/g, '')
    .split('\n')

test('a loader asked for alone tells outsiders nothing', async () => {
  const wrong: string[] = []
  for (const route of allRoutes.filter(({ hasLoader }) => hasLoader)) {
    const address = addressOf(route, things)
    const alone = `${address === '/' ? '/_root' : address}.data?_routes=routes%2F${encodeURIComponent(route.id)}`
    const outsiders = roles.filter(
      (role) => isAsked(route, 'GET', role) && wanted(route, 'GET', role) !== 'in',
    )
    const answers = await Promise.all(outsiders.map((role) => ask(role, 'GET', alone)))
    for (const [index, { status, body }] of answers.entries()) {
      // 202 is how a single fetch is redirected.
      const isRefused = [202, 401, 403, 404].includes(status) && !body.includes(canary)
      if (!isRefused) wrong.push(`${outsiders[index]} ${alone}: ${status}`)
    }
  }
  expect(wrong).toEqual([])
})

test('what only one BUM Desa knows is nowhere else', async () => {
  const outsiders = ['nobody', 'buyer', 'otherMaker', 'otherManager', 'otherUnit', 'officer']
  // Plainly, and as a file that can be read here of what is called as the canary is.
  for (const query of ['', `?format=csv&cari=${canary.slice(0, 6)}`]) {
    const seen = await complaintsAbout(
      'GET',
      ({ route, role, want }) => want === 'in' && outsiders.includes(role) && !isOfHolder(route),
      (_, { body }) => (body.includes(canary) ? canary : null),
      query,
    )
    expect(seen).toEqual([])
  }
  for (const address of ['/cari?q=', '/api/saran?q=', '/api/v1/listings?q=']) {
    const { status, body } = await ask('nobody', 'GET', address + canary)
    expect(status).toBe(200)
    // The searched word itself comes back in the field.
    expect(body.replaceAll(canary, '')).not.toContain('belum tayang')
  }
})

/** The page of a purchase is its buyer's, and the demo's inbox is everybody's. */
const isOfHolder = ({ id }: Route) => /^purchase\/|demo-inbox$/.test(id)

for (const method of methods) {
  test(`${method}: who may is let in`, async () => {
    const wrong = await complaintsAbout(
      method,
      ({ route, want }) => want === 'in' && !mayBeAbsent(route),
      ({ route }, answer) => {
        const got = outcomeOf(method, answer)
        const isAbsent = got === 'not-found' && method === 'POST' && rules[route.id]?.thingInForm
        return got === 'in' || isAbsent ? null : got
      },
    )
    expect(wrong).toEqual([])
  })
}

/** Not there for anybody as we ask for it: an unknown address, a used-up link, an empty form. */
const mayBeAbsent = ({ id }: Route) =>
  /(not-found|reset-password|second-factor|received|cancel-order|occupancy-file|account\/(team-)?invitation|join-paper)$/.test(
    id,
  )
