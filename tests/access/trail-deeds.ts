import {
  findForms,
  type FoundForm,
  type Looker,
  routeOf,
  sendForm,
} from '#tests/bad-inputs/found-forms.ts'
import { wellFilled } from '#tests/bad-inputs/good-values.ts'
import { formsOf } from '#tests/bad-inputs/page-forms.ts'
import type { Visitor } from '#tests/bad-inputs/visitor.ts'
import type { OwnSite } from '#tests/journeys/setup/own-site.ts'
import { allRoutes, type Route } from './route-table.ts'
import { audiences, type Role, rules } from './rules.ts'
import type { Things } from './things.ts'
import { statesNow } from './trail-states.ts'
import { type Deed, type Trace, watchWrites } from './trail-watch.ts'

export type World = { site: OwnSite; things: Things; visitors: ReadonlyMap<string, Visitor> }

/** One form that somebody sent, and what the database did for it. */
export type Sent = { route: Route; who: Looker; status: number; deeds: readonly Deed[] }

/** What a person left in the trail; the clocks of the site are nobody. */
export const tracesIn = ({ traces }: Deed): Trace[] =>
  traces.filter(({ actorType }) => actorType !== 'system')

const hasTrail = ({ deeds }: Sent) => deeds.some((deed) => tracesIn(deed).length > 0)

/** The routes that left something in the trail. */
export const provenBy = (sent: readonly Sent[]): Set<Route> =>
  new Set(sent.filter(hasTrail).map(({ route }) => route))

/** Some things can only be done after others, which make a page show their form. */
const rounds = 3

type Which = {
  isTried: (route: Route) => boolean
  /** Looked for again after others were done. */
  isSought: (route: Route) => boolean
}

/**
 * Sends the forms as somebody who means them, then those that the pages show afterwards: for each route until
 * it has left something in the trail.
 */
export async function doEverything(
  world: World,
  forms: readonly FoundForm[],
  { isTried, isSought }: Which,
): Promise<Sent[]> {
  const since = await watchWrites(world.site)
  const sent: Sent[] = []
  const isOpen = (route: Route) => isTried(route) && !provenBy(sent).has(route)
  let now = forms
  for (let round = 0; round < rounds; round++) {
    for (const form of inOrder(now)) {
      const route = routeOf(form)
      if (!route || !isOpen(route)) continue
      await since()
      const status = await sendAndConfirm(world, { form, route })
      sent.push({ route, who: form.who, status, deeds: await since() })
    }
    const sought = allRoutes.filter((route) => isOpen(route) && isSought(route))
    now = round < rounds - 1 ? await formsFor(sought, world) : []
  }
  return sent
}

/** Once more where the answer asks whether it is meant; gives back what was answered at last. */
async function sendAndConfirm(
  { site, visitors }: World,
  { form, route }: { form: FoundForm; route: Route },
): Promise<number> {
  const visitor = visitors.get(form.who)
  if (!visitor) throw new Error(`Nobody is ${form.who}`)
  const send = async (each: FoundForm) => {
    const fields = await wellFilled(each, route.id, { site, visitor })
    return sendForm(visitor, each, Object.entries(fields))
  }
  const { body, status } = await send(form)
  const again = formsOf(body, form.action)
    .map((each): FoundForm => ({ ...form, ...each }))
    .find((each) => routeOf(each) === route)
  return again ? (await send(again)).status : status
}

/** Who tries a route again: the first of these who may. */
const doers = ['buyer', 'maker', 'manager', 'treasurer', 'admin', 'unitStaff'] as const

/** What leads to a route stands on its own page or on the one above it. */
async function formsFor(
  routes: readonly Route[],
  { site, things, visitors }: World,
): Promise<FoundForm[]> {
  const states = await statesNow(site)
  const found: FoundForm[] = []
  for (const doer of doers) {
    const own = routes.filter((route) => doers.find((each) => mayDo(route, each)) === doer)
    const pages = [...new Set(own.flatMap(pagesBefore))]
    const who: Looker[] = doer === 'admin' ? ['admin', 'otherAdmin'] : [doer]
    const forms = await findForms(
      visitors,
      { things, states, routes: pages, onEachPage: true },
      who,
    )
    found.push(...forms.filter((form) => own.some((route) => route === routeOf(form))))
  }
  return found
}

const mayDo = ({ id }: Route, who: Role) =>
  (audiences[rules[id]?.do ?? 'everybody'] as readonly Role[]).includes(who)

function pagesBefore(route: Route): Route[] {
  const above = allRoutes
    .filter(({ hasPage, address }) => hasPage && route.address.startsWith(`${address}/`))
    .toSorted((a, b) => b.address.length - a.address.length)
  return [...(route.hasPage ? [route] : []), ...above.slice(0, 1)]
}

/** Whoever left, has another password or is closed does nothing more; and an account has another number. */
const lastOfAll = [
  'lapak/account',
  'kelola/maker-account',
  'kelola/stock-take-discard',
  'kelola/maker-pause',
  'kelola/unit-close',
  'kelola/team-remove',
  'account/revoke-other-sessions',
  'account/change-password',
  'admin/person-officer-make',
  'admin/person-officer-end',
  'admin/person-disable',
  'admin/person-enable',
  'admin/shop-suspend',
]
const rank = (form: FoundForm) => lastOfAll.indexOf(routeOf(form)?.id ?? '')

const inOrder = (forms: readonly FoundForm[]) => forms.toSorted((a, b) => rank(a) - rank(b))
