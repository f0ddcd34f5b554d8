import type { ActionFunctionArgs } from '@remix-run/node'
import { beforeEach, expect, test } from 'vitest'
import { notifyBuyer } from '#app/jobs/notify-buyer.server.ts'
import { action } from '#app/routes/purchase/find.tsx'
import { db } from '#app/server/db.server.ts'
import { emptyDatabase } from '#tests/setup/empty-database.ts'
import { runPendingJobs } from '#tests/setup/pending-jobs.ts'
import { aPurchase, aShop } from './desk-story.ts'

beforeEach(emptyDatabase)

const phone = '0811 1111 111'
const handlers = { 'notify-buyer': notifyBuyer as (payload: object) => Promise<void> }
const links = () => db.message.findMany({ where: { template: 'purchaseLink' } })
let addresses = 0

/** Presses the button, and tells what the browser is told. */
async function ask(
  fields: { number: string; phone: string },
  { clientIp = `203.0.113.${++addresses}`, page = '/cari-pembelian' } = {},
) {
  const body = new URLSearchParams(fields)
  const request = new Request(`http://localhost:3000${page}`, { method: 'POST', body })
  const context = { requestId: 'test', clientIp, scriptNonce: () => '' }
  const args = { request, params: {}, context } as unknown as ActionFunctionArgs
  const answer: unknown = await action(args).catch((thrown: unknown) => thrown)
  if (!(answer instanceof Response)) return answer
  return { status: answer.status, location: answer.headers.get('Location') }
}

const aLostPurchase = async (buyer = {}) => {
  const { id } = await aPurchase({ shops: [await aShop()], buyer })
  await runPendingJobs({ handlers })
  return db.purchase.findUniqueOrThrow({ where: { id } })
}

test('number and telephone that belong together send the link to where the receipt went', async () => {
  const { number, token } = await aLostPurchase()
  await ask({ number, phone })
  await runPendingJobs({ handlers })
  const [message, ...more] = await links()
  expect(more).toEqual([])
  expect(message).toMatchObject({ channel: 'email', recipient: 'pembeli@example.id' })
  expect(message!.text).toContain(`/pembelian/${token}`)
  // Nothing that opens the purchase stays behind once it is on its way.
  expect(message!.secret).toBe(token)
})

test('without an e-mail address it goes to the telephone', async () => {
  const { number } = await aLostPurchase({ email: null })
  await ask({ number, phone })
  await runPendingJobs({ handlers })
  expect(await links()).toMatchObject([{ channel: 'whatsapp', recipient: '+628111111111' }])
})

test('the answer and the work are the same for a wrong telephone and a number nobody has', async () => {
  const { number } = await aLostPurchase()
  const asked = [
    { number, phone },
    { number, phone: '0812 3456 7890' },
    { number: 'LB-22222222', phone },
  ]
  const answers = []
  const jobs = []
  for (const fields of asked) {
    answers.push(await ask(fields))
    jobs.push(await runPendingJobs({ handlers: { 'notify-buyer': notifyBuyer as never } }))
  }
  expect(answers).toEqual(
    asked.map(() => ({ status: 303, location: '/cari-pembelian?terkirim=1' })),
  )
  expect(jobs).toEqual(asked.map(() => ['notify-buyer']))
  expect(await links()).toHaveLength(1)
})

test('an asking that is worked off twice is one message, and a second asking another', async () => {
  const { number, id } = await aLostPurchase()
  const news = { type: 'purchase.linkAsked', purchaseId: id, askingId: 'satu' } as const
  await notifyBuyer(news)
  await notifyBuyer(news)
  expect(await links()).toHaveLength(1)
  await ask({ number, phone })
  await runPendingJobs({ handlers })
  expect(await links()).toHaveLength(2)
})

test('a number is asked for five times an hour, whether somebody has it or not', async () => {
  const { number } = await aLostPurchase()
  for (const asked of [number, 'LB-33333333']) {
    for (let i = 0; i < 5; i++)
      expect(await ask({ number: asked, phone })).toMatchObject({ status: 303 })
    expect(await ask({ number: asked, phone })).toMatchObject({ status: 429 })
  }
})

test('one address asks twenty times an hour', async () => {
  const clientIp = '198.51.100.7'
  const numbers = Array.from({ length: 20 }, (_, index) =>
    `LB-444444${index + 20}`.replaceAll(/[01]/g, 'A'),
  )
  for (const number of numbers) {
    expect(await ask({ number, phone }, { clientIp })).toMatchObject({ status: 303 })
  }
  expect(await ask({ number: 'LB-55555555', phone }, { clientIp })).toMatchObject({ status: 429 })
})

test('what is no number and no telephone is said beside the fields, in either language', async () => {
  const answer = await ask({ number: 'LB-1', phone: '123' }, { page: '/en/cari-pembelian' })
  expect(answer).toMatchObject({
    data: { wrong: ['number', 'phone'], typed: { number: 'LB-1', phone: '123' } },
    init: { status: 422 },
  })
  const { number } = await aLostPurchase()
  expect(await ask({ number, phone }, { page: '/en/cari-pembelian' })).toEqual({
    status: 303,
    location: '/en/cari-pembelian?terkirim=1',
  })
})
