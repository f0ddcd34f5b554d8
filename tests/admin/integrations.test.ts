import type { ActionFunctionArgs } from '@remix-run/node'
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { searchEngine } from '#app/server/search-engine.server.ts'
import { problemOf } from '#app/routes/admin/connection-problem.ts'
import { trailIdOf } from '#app/routes/admin/integration-list.server.ts'
import { action, loader } from '#app/routes/admin/integrations.tsx'
import { db } from '#app/server/db.server.ts'
import { useCouriers } from '#app/server/couriers.server.ts'
import { configure } from '#app/server/env.server.ts'
import { PictureStoreUnavailable } from '#integrations/images/picture-store.ts'
import { smtpChannel } from '#integrations/messaging/smtp.server.ts'
import { GatewayUnavailable } from '#integrations/payments/payment-gateway.ts'
import { createRajaOngkir } from '#integrations/shipping/rajaongkir.server.ts'
import { signedInCookie } from '#tests/accounts/people.ts'
import { places, placesIn } from '#tests/emulators/couriers/places.ts'
import { startRajaOngkirEmulator } from '#tests/emulators/rajaongkir.ts'
import { aLetter } from '#tests/messages/a-letter.ts'
import { useWhatsApp } from '#tests/messages/whatsapp-world.ts'
import { anAdmin, deedsOn } from './desk-people.ts'

let cookie: string
beforeEach(async () => {
  cookie = (await signedInCookie((await anAdmin()).id)).cookie
})

const call = (form?: Record<string, string>) =>
  ({
    request: new Request('http://localhost:3000/admin/integrations', {
      headers: { Cookie: cookie },
      ...(form && { method: 'POST', body: new URLSearchParams(form) }),
    }),
    params: {},
    context: {},
  }) as ActionFunctionArgs

const shown = async () => (await loader(call())).integrations
const search = async () => (await shown()).find(({ capability }) => capability === 'search')!

test('each capability says what is in use, and none says a secret', async () => {
  const secret = 'sangat-rahasia'
  configure({ MIDTRANS_SERVER_KEY: `SB-${secret}`, MIDTRANS_MERCHANT_ID: 'M1' })
  onTestFinished(() =>
    configure({ MIDTRANS_SERVER_KEY: undefined, MIDTRANS_MERCHANT_ID: undefined }),
  )
  const all = await shown()
  const capabilities = ['payments', 'search', 'pictures', 'shipping', 'messages']
  expect([...new Set(all.map(({ capability }) => capability))]).toEqual(capabilities)
  expect(JSON.stringify(all)).not.toContain(secret)
})

test('a test is noted in the trail, says how it went, and a failed one keeps the last success', async () => {
  const id = trailIdOf('search-postgres')
  const before = (await deedsOn(id)).length
  const answer = (await action(call({ service: 'search-postgres' }))) as Response
  expect(answer.headers.get('Location')).toBe('/admin/integrations?diuji=search-postgres')
  const worked = await search()
  expect(worked.test).toMatchObject({ isWorking: true, problem: null })
  const error = new Error('refused by sangat-rahasia@host')
  const check = vi.spyOn(searchEngine(), 'check').mockRejectedValue(error)
  onTestFinished(() => check.mockRestore())
  await action(call({ service: 'search-postgres' }))
  expect(await search()).toMatchObject({
    test: { isWorking: false, problem: 'no-answer' },
    succeededAt: worked.test!.at,
  })
  expect((await deedsOn(id)).slice(before)).toEqual(['tested:working', 'tested:failing'])
  const trail = await db.auditEntry.findMany({ where: { subjectId: id } })
  expect(JSON.stringify(trail)).not.toContain('rahasia')
})

test('couriers are shown beside the villages’ own, tested by the button, and their key by nobody', async () => {
  const shipping = async () => {
    const all = await shown()
    return all.filter(({ capability }) => capability === 'shipping')
  }
  expect((await shipping()).map(({ name }) => name)).toEqual(['shipping-village'])
  const emulator = await startRajaOngkirEmulator({
    apiKey: 'sangat-rahasia',
    ...placesIn(Object.values(places)),
  })
  const using = (apiKey: string) =>
    useCouriers(createRajaOngkir({ apiKey, baseUrl: emulator.url, timeoutMs: 30_000 }))
  onTestFinished(async () => {
    useCouriers(null)
    await emulator.stop()
  })
  for (const [key, test] of [
    ['sangat-rahasia', { isWorking: true, problem: null }],
    ['salah', { isWorking: false, problem: 'refused' }],
  ] as const) {
    using(key)
    await action(call({ service: 'shipping-rajaongkir' }))
    expect((await shipping())[1]).toMatchObject({ canBeTested: true, test })
  }
  expect(JSON.stringify(await shipping())).not.toMatch(/rahasia|salah/)
})

test('what is not in use or cannot be tested is said so, and nobody tests without end', async () => {
  for (const service of ['search-meilisearch', 'shipping-village', '']) {
    expect(await action(call({ service }))).toMatchObject({ init: { status: 400 } })
  }
  const tries = Array.from({ length: 25 }, () => action(call({ service: 'pictures-local' })))
  const refused = (await Promise.allSettled(tries)).filter(({ status }) => status === 'rejected')
  // Three of the twenty were spent above.
  expect(refused).toHaveLength(8)
})

test('why it failed is said in one of three ways', async () => {
  const gateway = (reason: 'unauthorized' | 'timeout' | 'unreadable') =>
    new GatewayUnavailable({ provider: 'midtrans', operation: 'status', reason, effect: 'none' })
  expect(problemOf(gateway('unauthorized'))).toBe('refused')
  expect(problemOf(gateway('timeout'))).toBe('no-answer')
  expect(problemOf(gateway('unreadable'))).toBe('unusable')
  expect(problemOf(new PictureStoreUnavailable('', 401))).toBe('refused')
  const nobody = smtpChannel({ url: 'smtp://user:rahasia@127.0.0.1:1', from: 'a@b.id' })
  expect(problemOf(await nobody.check().catch((error: unknown) => error))).toBe('no-answer')
})

test('WhatsApp has its own button, and a token that is not taken is told as that', async () => {
  const whatsapp = await useWhatsApp()
  const found = async () => (await shown()).find(({ name }) => name === 'messages-whatsapp')
  await action(call({ service: 'messages-whatsapp' }))
  expect(await found()).toMatchObject({ adapter: 'whatsapp', test: { isWorking: true } })
  configure({ WHATSAPP_TOKEN: 'rahasia-yang-lama' })
  await action(call({ service: 'messages-whatsapp' }))
  expect(await found()).toMatchObject({ test: { isWorking: false, problem: 'refused' } })
  const page = JSON.stringify(await shown())
  for (const secret of ['rahasia-yang-lama', whatsapp.appSecret]) expect(page).not.toContain(secret)
})

test('each way of sending says when it last sent', async () => {
  await useWhatsApp()
  const sentAt = async (name: string) => (await shown()).find((each) => each.name === name)?.usedAt
  const [mail] = (await shown()).filter(({ capability }) => capability === 'messages')
  await aLetter({ channel: 'whatsapp', recipient: '+6281234567890' })
  await db.message.updateMany({ data: { sentAt: new Date('2026-11-20T01:00:00Z') } })
  await aLetter({ channel: 'email', recipient: 'ibu@contoh.id' })
  await db.message.updateMany({
    where: { channel: 'email' },
    data: { sentAt: new Date('2026-11-21T01:00:00Z') },
  })
  expect(await sentAt('messages-whatsapp')).toEqual(new Date('2026-11-20T01:00:00Z'))
  expect(await sentAt(mail!.name)).toEqual(new Date('2026-11-21T01:00:00Z'))
})
