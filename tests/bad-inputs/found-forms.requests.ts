import { expect, test } from '@playwright/test'
import { accounts, addPeople, visitorsOf } from '#tests/access/people.ts'
import { allRoutes, type Route } from '#tests/access/route-table.ts'
import { rules } from '#tests/access/rules.ts'
import { addressOf, plantThings, type Things } from '#tests/access/things.ts'
import { doEverything } from '#tests/access/trail-deeds.ts'
import {
  brokenEntries,
  isHeldHere,
  isToLeaveTrail,
  unprovenRoutes,
  untoldWrites,
  withoutBefore,
  wronglyNamed,
} from '#tests/access/trail-rules.ts'
import { OwnSite } from '#tests/journeys/setup/own-site.ts'
import { isHeavy, withinMs } from '#tests/money/random.ts'
import { signedIn } from './buyer.ts'
import {
  type Entry,
  findForms,
  type FoundForm,
  type Looker,
  routeOf,
  sendForm,
  statesOf,
} from './found-forms.ts'
import { build, rows } from './rows.ts'
import type { Visitor } from './visitor.ts'
import { elsewhere, formsWrittenDown, jsonRoutes } from './written-forms.ts'

// Every form that our pages show to anybody is found by looking at these pages, and each of its fields gets
// what quality/bad-inputs.csv knows: nobody has to remember to write a new form down.

let site: OwnSite
let things: Things
let visitors: Map<string, Visitor>
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
  forms = [...found, ...formsWrittenDown(things)]
})
test.afterAll(() => site?.remove())

test('whatever changes something has a form that is tried here', () => {
  const tried = new Set(forms.map(routeOf))
  const isTried = (route: Route) =>
    route.id in jsonRoutes || route.id in elsewhere || tried.has(route)
  const untried = allRoutes.filter((route) => rules[route.id]?.do && !isTried(route))
  expect(untried.map(({ id }) => id)).toEqual([])
})

const values = rows.map(({ input }) => build(input)).filter(({ length }) => length < 20_000)
let turn = 0
/** What PostgreSQL does not take as a text, whatever the field is meant for. */
const noText = 'a\0b'
/** All of them where time does not matter, else the next one: together all are tried many times. */
const someValues = () => (isHeavy ? values : [noText, values[turn++ % values.length] ?? ''])

const send = (form: FoundForm, entries: readonly Entry[]) =>
  sendForm(visitorOf(form.who), form, entries)

function visitorOf(who: Looker) {
  const visitor = visitors.get(who)
  if (!visitor) throw new Error(`Nobody is ${who}`)
  return visitor
}

test('whatever somebody changes is in the trail, with who, what it was and what it is', async () => {
  test.setTimeout(withinMs(300_000))
  expect(brokenEntries()).toEqual([])
  // Without the worker, so that whatever is written was asked for.
  await site.keep()
  await site.start({}, ['--web'])
  const otherAdmin = await signedIn(site.url, { identifier: 'admin.kedua@example.com' })
  const everybody = new Map<string, Visitor>([...visitors, ['otherAdmin', otherAdmin]])
  const sent = await doEverything({ site, things, visitors: everybody }, forms, {
    isTried: isToLeaveTrail,
    isSought: isHeldHere,
  })
  const idOf = await idsOfPeople()
  await site.goBack()
  await site.start({})
  expect(untoldWrites(sent)).toEqual([])
  expect(unprovenRoutes(sent)).toEqual([])
  expect(wronglyNamed(sent, idOf)).toEqual([])
  expect(withoutBefore(sent)).toEqual([])
})

async function idsOfPeople() {
  const emails = { ...accounts, otherAdmin: 'admin.kedua@example.com' }
  const people = await site.sql<{ id: string; email: string }>('SELECT id, email FROM users')
  const idOf = new Map(people.map(({ id, email }) => [email, id]))
  return (who: Looker) => (who === 'guest' ? null : (idOf.get(emails[who] ?? '') ?? null))
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
    for (const [at, value] of values.entries()) {
      const shapes = [value, [value], Object.fromEntries(names.map((name) => [name, value])), [[]]]
      const bodies = [value, ...shapes.map((shape) => JSON.stringify(shape))]
      // The next way to send it for the next value, where time matters.
      const next = at % bodies.length
      for (const body of isHeavy ? bodies : bodies.slice(next, next + 1)) {
        const { status } = await visitor.post(address, body, { headers })
        expect(status, `${address} ${body.slice(0, 200)}`).toBeLessThan(500)
      }
    }
  }
})
