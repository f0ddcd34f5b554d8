import { expect, test } from '@playwright/test'
import { addPeople, visitorsOf } from '#tests/access/people.ts'
import { allRoutes } from '#tests/access/route-table.ts'
import { type Role, rules } from '#tests/access/rules.ts'
import { addressOf, plantThings, type Things } from '#tests/access/things.ts'
import { OwnSite } from '#tests/journeys/setup/own-site.ts'
import { isHeavy, withinMs } from '#tests/money/random.ts'
import { multipart } from './file-checks.ts'
import { findForms, type FoundForm, leadsTo, type Looker, statesOf } from './found-forms.ts'
import { build, rows } from './rows.ts'
import type { Visitor } from './visitor.ts'
import { elsewhere, jsonRoutes, writtenForms } from './written-forms.ts'

// Every form that our pages show to anybody is found by looking at these pages, and each of its fields gets
// what quality/bad-inputs.csv knows: nobody has to remember to write a new form down.

let site: OwnSite
let things: Things
let visitors: Map<Role, Visitor>
let forms: FoundForm[]
test.describe.configure({ mode: 'default' })

test.beforeAll(async () => {
  test.setTimeout(withinMs(300_000))
  site = await OwnSite.withStory()
  await site.start({})
  await addPeople(site)
  things = await plantThings(site)
  visitors = await visitorsOf(site)
  const cart = { variantId: things.variantId ?? '', quantity: '1' }
  await visitors.get('guest')?.post('/keranjang/tambah', cart)
  const found = await findForms(visitors, { things, states: await statesOf(site) })
  forms = [...found, ...written()]
})
test.afterAll(() => site?.remove())

const written = (): FoundForm[] =>
  Object.entries(writtenForms).map(([id, { who, fields = {}, isMultipart = false }]) => {
    const route = allRoutes.find((each) => each.id === id)
    if (!route) throw new Error(`No route ${id}`)
    const action = addressOf(route, things)
    return { who, page: 'written-forms.ts', method: 'post', action, isMultipart, fields }
  })

test('whatever changes something has a form that is tried here', () => {
  const isTried = ({ id, address }: (typeof allRoutes)[number]) =>
    id in jsonRoutes || id in elsewhere || forms.some((form) => leadsTo(form, { address }))
  const untried = allRoutes.filter((route) => rules[route.id]?.do && !isTried(route))
  expect(untried.map(({ id }) => id)).toEqual([])
})

const values = rows.map(({ input }) => build(input)).filter(({ length }) => length < 20_000)
let turn = 0
/** What PostgreSQL does not take as a text, whatever the field is meant for. */
const noText = 'a\0b'
/** All of them where time does not matter, else the next one: together all are tried many times. */
const someValues = () => (isHeavy ? values : [noText, values[turn++ % values.length] ?? ''])

type Entry = readonly [name: string, value: string]

async function send({ who, method, action, isMultipart }: FoundForm, entries: readonly Entry[]) {
  const visitor = visitorOf(who)
  if (method === 'get') {
    const query = new URLSearchParams(entries.map(([name, value]) => [name, value.slice(0, 1200)]))
    return visitor.get(`${new URL(action, site.url).pathname}?${query}`)
  }
  if (!isMultipart) return visitor.post(action, entries)
  const form = new FormData()
  for (const [name, value] of entries) form.append(name, value)
  const { headers, body } = await multipart(form)
  return visitor.send('POST', action, { body, headers: { ...headers, origin: visitor.origin } })
}

function visitorOf(who: Looker) {
  const visitor = visitors.get(who)
  if (!visitor) throw new Error(`Nobody is ${who}`)
  return visitor
}

test('no value of the sheet in any field of any form is answered with an error of ours', async () => {
  test.setTimeout(withinMs(600_000))
  const failed: string[] = []
  for (const form of forms) {
    for (const name of [...Object.keys(form.fields), '__proto__']) {
      for (const value of someValues()) {
        const { status } = await send(form, Object.entries({ ...form.fields, [name]: value }))
        const where = `${form.action} of ${form.page} (${form.who})`
        if (status >= 500) failed.push(`${where} ${name}=${JSON.stringify(value)}: ${status}`)
      }
    }
  }
  expect(failed).toEqual([])
})

test('nothing that a phone may send later is answered with an error of ours', async () => {
  test.setTimeout(withinMs(120_000))
  const visitor = visitorOf('manager')
  const headers = { 'content-type': 'application/json' }
  for (const [id, names] of Object.entries(jsonRoutes)) {
    const route = allRoutes.find((each) => each.id === id)
    const address = addressOf(route!, things)
    for (const value of values) {
      const shapes = [value, [value], Object.fromEntries(names.map((name) => [name, value])), [[]]]
      for (const body of [value, ...shapes.map((shape) => JSON.stringify(shape))]) {
        const { status } = await visitor.post(address, body, { headers })
        expect(status, `${address} ${body.slice(0, 200)}`).toBeLessThan(500)
      }
    }
  }
})
