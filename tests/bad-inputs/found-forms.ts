import { sectionNames } from '#app/features/experiences/sections.ts'
import { sections as settingsSections } from '#app/features/shop-settings/sections.ts'
import { makerName, shopSlug } from '#tests/access/people.ts'
import { allRoutes, type Route } from '#tests/access/route-table.ts'
import { audiences, type Role, rules } from '#tests/access/rules.ts'
import { addressOf, type Things } from '#tests/access/things.ts'
import type { OwnSite } from '#tests/journeys/setup/own-site.ts'
import { isHeavy } from '#tests/money/random.ts'
import { multipart } from './file-checks.ts'
import { formsOf, type PageForm } from './page-forms.ts'
import type { Answer, Visitor } from './visitor.ts'

/** Who looks at the pages; the first to whom one shows a form tries it. */
export const lookers = [
  'guest',
  'buyer',
  'maker',
  'unitStaff',
  'treasurer',
  'manager',
  'officer',
  'admin',
] as const satisfies Role[]
/** Money needs two admins; the second finds what the first has begun. */
export type Looker = (typeof lookers)[number] | 'otherAdmin'

export type FoundForm = PageForm & { who: Looker; page: string }

const sectionsOf: Readonly<Record<string, readonly string[]>> = {
  '/kelola/wisata/:slug/:section': sectionNames,
  '/kelola/pengaturan/:part': Object.keys(settingsSections),
}

/** Things of the demo story in each of their states, because most forms are shown in one state only. */
export type States = Readonly<Record<string, readonly Things[]>>

export async function statesOf(site: OwnSite): Promise<States> {
  const things = async (sql: string) => site.sql<Record<string, string>>(sql)
  const ofShop = `JOIN shops s ON s.id = o.shop_id AND s.slug = '${shopSlug}'`
  const orders = await things(`SELECT DISTINCT ON (o.status, o.delivery_method)
      o.number AS "orderNumber", o.id AS "orderId", p.token, line.id AS "lineId"
    FROM orders o ${ofShop} JOIN purchases p ON p.id = o.purchase_id
    JOIN order_lines line ON line.order_id = o.id`)
  const unpaid =
    await things(`SELECT DISTINCT ON (p.status, a.provider, a.status) p.token, a.id AS "attemptId"
    FROM purchases p JOIN payment_attempts a ON a.purchase_id = p.id`)
  const visits =
    await things(`SELECT DISTINCT ON (b.status) b.id AS "bookingId", p.token AS "visitToken",
      o.number AS "orderNumber", p.token
    FROM bookings b JOIN purchases p ON p.id = b.purchase_id JOIN orders o ON o.purchase_id = p.id ${ofShop}`)
  const listings =
    await things(`SELECT DISTINCT ON (o.status) o.id AS "listingId" FROM listings o ${ofShop}
    JOIN makers m ON m.id = o.maker_id AND m.name = '${makerName}' WHERE o.kind = 'product'`)
  const purchases = [...orders, ...unpaid, ...visits]
  return {
    token: purchases,
    number: [...orders, ...visits],
    bookingId: visits,
    attemptId: unpaid,
    listingId: listings,
  }
}

function pagesOf(route: Route, things: Things, states: States): string[] {
  const names = [...route.address.matchAll(/:(\w+)/g)].flatMap(
    ([, name = '']) => states[name] ?? [],
  )
  const addresses = [{}, ...names].map((state) => addressOf(route, { ...things, ...state }))
  const sections = sectionsOf[route.address]
  const all = addresses.flatMap(
    (address) => sections?.map((name) => address.replace(/[^/]+$/, name)) ?? [address],
  )
  return [...new Set(all)]
}

/** An address without what it names, so that one form on a hundred pages is tried once. */
const shapeOf = (address: string) =>
  new URL(address, 'http://x').pathname
    .replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}|LB-[^/]+|[0-9]+/g, '…')
    .replace(/^\/(pembelian|permintaan|tiket)\/[^/]+/, '$1')

const keyOf = ({ method, action, fields }: PageForm) =>
  [method, shapeOf(action), ...Object.keys(fields).map(shapeOf).toSorted()].join(' ')

const maySee = ({ id }: Route, who: Looker) => {
  const audience = rules[id]?.see
  const role = who === 'otherAdmin' ? 'admin' : who
  return audience !== undefined && (audiences[audience] as readonly Role[]).includes(role)
}

type Where = {
  things: Things
  states: States
  routes?: readonly Route[]
  /** One form on a hundred pages is usually tried once. */
  onEachPage?: true
}

/**
 * Every form that our pages show to anybody, with what they have filled in. A thing in all of its states is looked
 * at by the first who may see it, and by everybody else only where time does not matter.
 */
export async function findForms(
  visitors: ReadonlyMap<string, Visitor>,
  { things, states, routes = allRoutes, onEachPage }: Where,
  who: readonly Looker[] = lookers,
): Promise<FoundForm[]> {
  const found = new Map<string, FoundForm>()
  const seen = new Set<string>()
  for (const looker of who) {
    const visitor = visitors.get(looker)
    if (!visitor) throw new Error(`Nobody is ${looker}`)
    for (const route of routes.filter((each) => maySee(each, looker))) {
      const inAllStates = isHeavy || onEachPage || !seen.has(route.id)
      seen.add(route.id)
      for (const page of pagesOf(route, things, inAllStates ? states : {})) {
        const { status, body } = await visitor.get(page)
        if (status >= 500) throw new Error(`${page}: ${status}`)
        for (const form of formsOf(body, page)) {
          const key = onEachPage ? `${page} ${keyOf(form)}` : keyOf(form)
          if (!found.has(key)) found.set(key, { ...form, who: looker, page })
        }
      }
    }
  }
  return [...found.values()]
}

/** The route that the form is sent to; of several that fit, the one that says most. */
export function routeOf({ method, action }: FoundForm): Route | undefined {
  if (method !== 'post') return undefined
  const { pathname } = new URL(action, 'http://x')
  const fits = ({ address }: Route) =>
    new RegExp(`^${address.replaceAll(/:\w+/g, '[^/]+')}$`).test(pathname)
  const named = ({ address }: Route) => address.split('/:').length
  return allRoutes
    .filter((route) => rules[route.id]?.do && fits(route))
    .toSorted((a, b) => named(a) - named(b))[0]
}

export type Entry = readonly [name: string, value: string]

/** As a browser sends it, whatever stands in its fields. */
export async function sendForm(
  visitor: Visitor,
  { method, action, isMultipart }: PageForm,
  entries: readonly Entry[],
): Promise<Answer> {
  if (method === 'get') {
    const query = new URLSearchParams(entries.map(([name, value]) => [name, value.slice(0, 1200)]))
    return visitor.get(`${new URL(action, visitor.origin).pathname}?${query}`)
  }
  if (!isMultipart) return visitor.post(action, entries)
  const form = new FormData()
  for (const [name, value] of entries) form.append(name, value)
  const { headers, body } = await multipart(form)
  return visitor.send('POST', action, { body, headers: { ...headers, origin: visitor.origin } })
}
