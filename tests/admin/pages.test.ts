import { readdirSync } from 'node:fs'
import path from 'node:path'
import type { ActionFunctionArgs } from '@remix-run/node'
import { beforeAll, expect, test } from 'vitest'
import { newId } from '#app/core/ids.ts'
import { openDiscrepancy } from '#app/features/discrepancies/commands.server.ts'
import { action as close } from '#app/routes/admin/case-close.tsx'
import { loader as casePage } from '#app/routes/admin/case.tsx'
import { loader as moneyPage } from '#app/routes/admin/money.tsx'
import { loader as overview } from '#app/routes/admin/overview.tsx'
import { action as lookUp } from '#app/routes/admin/people.tsx'
import { action as disable } from '#app/routes/admin/person-disable.tsx'
import { loader as personPage } from '#app/routes/admin/person.tsx'
import { loader as refundsPage } from '#app/routes/admin/refunds.tsx'
import { db, transaction } from '#app/server/db.server.ts'
import { aMember, aPerson, requestWith, signedInCookie } from '#tests/accounts/people.ts'
import { anAdmin, deedsOn, type TestAdmin } from './desk-people.ts'

type Handler = (args: ActionFunctionArgs) => Promise<unknown>
type Module = { loader?: Handler; action?: Handler }
type Handled = { name: string; method: 'GET' | 'POST'; handle: Handler }

const folder = path.resolve(import.meta.dirname, '../../app/routes/admin')
const handlers: Handled[] = []
let admin: TestAdmin
let cookie: string

beforeAll(async () => {
  admin = await anAdmin()
  cookie = (await signedInCookie(admin.id)).cookie
  for (const file of readdirSync(folder)) {
    const module = (await import(path.join(folder, file))) as Module
    // What only sends back to the list shows nothing.
    if (module.loader && !['job-retry.ts', 'jobs-retry.ts'].includes(file)) {
      handlers.push({ name: file, method: 'GET', handle: module.loader })
    }
    if (module.action) handlers.push({ name: file, method: 'POST', handle: module.action })
  }
})

const idNames = [
  'caseId',
  'attemptId',
  'refundId',
  'orderId',
  'userId',
  'jobId',
  'shopId',
  'reportId',
  'slug',
  'announcementId',
  'holiday',
]
const withId = (id: string) => Object.fromEntries(idNames.map((name) => [name, id]))

function args({
  cookie: of = cookie as string | null,
  id = '',
  form = null as object | null,
  search = '',
} = {}): ActionFunctionArgs {
  const body = form ? new URLSearchParams(form as Record<string, string>) : undefined
  const init = body ? { method: 'POST', body } : {}
  const request = requestWith(of, `/admin${search}`, init)
  return { request, params: withId(id), context: {} } as unknown as ActionFunctionArgs
}

/** What the browser would be told, thrown or returned. */
async function statusOf(answer: Promise<unknown>): Promise<number> {
  const said = await answer.catch((error: unknown) => error)
  if (said instanceof Response) return said.status
  if (said instanceof Error) throw said
  return (said as { init?: ResponseInit } | null)?.init?.status ?? 200
}

const isFound = ({ name, method }: Handled) => `${method} ${name}`

test('whoever is not an admin gets into no page and no deed of the desk', async () => {
  const outsiders = [
    await aPerson(),
    (await aMember('manager')).user,
    await aPerson({ platformRole: 'regencyOfficer' }),
  ]
  expect(handlers.length).toBeGreaterThan(25)
  for (const { id: userId } of outsiders) {
    const { cookie: of } = await signedInCookie(userId)
    for (const handler of handlers) {
      const form = handler.method === 'POST' ? {} : null
      const status = await statusOf(handler.handle(args({ cookie: of, id: newId(), form })))
      expect({ [isFound(handler)]: status }).toEqual({ [isFound(handler)]: 403 })
    }
  }
})

test('who is not signed in is asked to, and posts nothing', async () => {
  for (const handler of handlers) {
    const form = handler.method === 'POST' ? {} : null
    const status = await statusOf(handler.handle(args({ cookie: null, id: newId(), form })))
    expect({ [isFound(handler)]: status }).toEqual({ [isFound(handler)]: form ? 401 : 302 })
  }
})

const lists = new Set([
  'layout.tsx',
  'overview.tsx',
  'money.tsx',
  'refunds.tsx',
  'complaints.tsx',
  'jobs.tsx',
  'trail.tsx',
  'shops.tsx',
  'reports.tsx',
  'categories.tsx',
  'announcements.tsx',
  'holidays.tsx',
])
const withoutId = new Set([
  ...lists,
  'integrations.tsx',
  'people.tsx',
  'deliveries.tsx',
  'shop-new.tsx',
  'category-new.tsx',
  'announcement-new.tsx',
  'holiday-new.tsx',
  'stray-new.tsx',
  'jobs-retry.ts',
])
/** What each form needs to be more than a bad form. */
const goodForm = {
  preset: 'noMoney',
  number: 'LB-22222222',
  reason: 'Alasan contoh',
  reference: 'BRI 12345',
  date: '2026-11-24',
  amount: '75.000',
  account: '4567',
  destination: newId(),
  bank: 'BRI',
  accountNumber: '001201234567',
  holder: 'Pembeli Contoh',
  outcome: 'upheld',
  name: 'Direktur Contoh',
  phone: '0812-3456-7890',
  labelId: 'Contoh',
  labelEn: 'Sample',
  labelJv: 'Conto',
  parent: '-',
  position: '1',
}

test.each(['unknown', "' OR 1=1 --", '../../etc', ''])(
  'a thing named %j is as absent as one that never was',
  async (name) => {
    const id = name === 'unknown' ? newId() : name
    for (const handler of handlers.filter((each) => !withoutId.has(each.name))) {
      const form = handler.method === 'POST' ? goodForm : null
      const status = await statusOf(handler.handle(args({ id, form })))
      expect({ [isFound(handler)]: status }).toEqual({ [isFound(handler)]: 404 })
    }
  },
)

test('any address of a list answers, whatever stands behind its question mark', async () => {
  for (const search of [
    '?keadaan=selesai',
    '?keadaan=x&sebelum=y',
    '?tahun=2027',
    '?tahun=99999999999&selesai=x',
    `?sebelum=${newId()}`,
    '?sebelum=%00',
    `?sebelum=1764000000000000_${newId()}`,
    `?sebelum=1764000000000000_${'-'.repeat(36)}`,
  ]) {
    for (const handler of handlers.filter(({ name }) => lists.has(name))) {
      expect(await statusOf(handler.handle(args({ search })))).toBe(200)
    }
  }
  expect((await refundsPage(args({ search: '?keadaan=zzz' }))).query.keadaan).toBe('kirim')
  expect((await moneyPage(args({ search: '?keadaan=selesai' }))).query.keadaan).toBe('selesai')
})

async function anUnknownOrder(): Promise<string> {
  const dedupeKey = `unknown:midtrans:${newId()}`
  const details = { providerOrderId: 'LB-1', transactionId: 'tx-1', claimed: 'paid' }
  const opened = { kind: 'unknownOrder', attemptId: null, amount: 75_000n as never } as const
  await transaction((tx) => openDiscrepancy(tx, { ...opened, dedupeKey, details }))
  return (await db.discrepancy.findUniqueOrThrow({ where: { dedupeKey } })).id
}

test('a case is closed with a reason, and a second press changes nothing', async () => {
  const id = await anUnknownOrder()
  const before = (await overview(args())).waiting.cases.unknownOrder!
  expect(await statusOf(close(args({ id, form: {} })))).toBe(400)
  expect(await statusOf(close(args({ id, form: { preset: 'other', note: ' ' } })))).toBe(400)
  const good = { preset: 'belongsElsewhere', note: 'Diteruskan' }
  expect(await statusOf(close(args({ id, form: good })))).toBe(302)
  expect(await statusOf(close(args({ id, form: good })))).toBe(409)
  expect(await deedsOn(id)).toEqual(['resolved'])
  expect((await overview(args())).waiting.cases.unknownOrder ?? 0).toBe(before - 1)
  const { found } = await casePage(args({ id }))
  expect(found).toMatchObject({ resolution: 'belongsElsewhere', resolvedBy: 'Admin Contoh' })
})

test('a person is looked up by a form, and no number or address reaches the address bar', async () => {
  const person = await aPerson({ phone: '+6281377776666' })
  const answer = await lookUp(args({ form: { identifier: '0813-7777-6666' } }))
  expect((answer as Response).headers.get('Location')).toBe(`/admin/orang/${person.id}`)
  expect(await statusOf(lookUp(args({ form: { identifier: '081200009999' } })))).toBe(404)
  expect(await statusOf(lookUp(args({ form: { identifier: 'x' } })))).toBe(400)
  expect(await statusOf(disable(args({ id: person.id, form: {} })))).toBe(302)
  expect(await statusOf(disable(args({ id: person.id, form: {} })))).toBe(409)
  const seen = await personPage(args({ id: person.id }))
  expect(seen).toMatchObject({ isSelf: false, person: { disabledAt: expect.any(Date) } })
})
