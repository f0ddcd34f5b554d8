import { setTimeout as sleep } from 'node:timers/promises'
import { startMidtransEmulator, type MidtransEmulator } from '#tests/emulators/midtrans.ts'
import { atReview } from '#tests/bad-inputs/buyer.ts'
import { newRandom, size, withinMs } from '#tests/money/random.ts'
import { goodsOfShops, type Good } from './setup/goods.ts'
import { OwnSite } from './setup/own-site.ts'
import { enqueueNow, expect, test } from './setup/site.ts'

const serverKey = 'SB-Mid-server-killed-site'
const merchantId = 'G000000002'

// K1, with everything that `npm start` starts: web, worker and embedded PostgreSQL.
test('a site killed while people buy starts again and has lost nothing', async () => {
  test.setTimeout(withinMs(480_000))
  const random = newRandom()
  const site = await OwnSite.prepare()
  const emulator = await startMidtransEmulator({
    serverKey,
    merchantId,
    notificationUrl: `${site.url}/webhooks/midtrans`,
  })
  const start = () =>
    site.start({
      MIDTRANS_SERVER_KEY: serverKey,
      MIDTRANS_MERCHANT_ID: merchantId,
      MIDTRANS_SNAP_URL: emulator.snapUrl,
      MIDTRANS_CORE_URL: emulator.coreUrl,
    })
  try {
    for (let kill = 0; kill < size(4, 50); kill++) {
      await start()
      const crowd = startCrowd(site.url, await goodsOfShops(site, 8))
      await crowd.firstSale
      await sleep(random.below(2_000))
      // In every second round the power fails: the database is killed as well.
      await site.kill({ withDatabase: kill % 2 === 1 })
      await crowd.gone
    }
    await start()
    await emulator.controls.idle()
    await letMinutesPass(site)
    await expect(async () => expect(await forgotten(site, emulator)).toEqual([])).toPass({
      timeout: 120_000,
      intervals: [1_000],
    })
    expect(site.run('app/server/audit-invariants.ts')).toMatchObject({ status: 0 })
  } finally {
    await emulator.stop()
    await site.remove()
  }
})

/** Buyers who come, buy and pay until the site is gone. */
function startCrowd(origin: string, goods: readonly Good[]) {
  const first = Promise.withResolvers<void>()
  const buyer = async (number: number) => {
    for (let visit = 0; ; visit++) {
      const good = goods[(number + visit) % goods.length]!
      const { visitor, ...seen } = await atReview(origin, good)
      const answer = await visitor.post('/checkout/tinjau', { ...seen, consent: 'on' })
      const paymentPage = answer.headers.location ?? ''
      if (!paymentPage.includes('/snap/')) continue
      await press(`${paymentPage}/choose`, 'method=qris')
      await press(`${paymentPage}/pay`)
      first.resolve()
    }
  }
  const gone = Promise.allSettled(Array.from({ length: 6 }, (_, number) => buyer(number)))
  return { firstSale: first.promise, gone }
}

const press = (address: string, body = '') =>
  fetch(address, { method: 'POST', body, redirect: 'manual' })

/** Leases of the killed worker run out, and every open payment is due to be looked at. */
async function letMinutesPass(site: OwnSite): Promise<void> {
  await site.sql(
    `UPDATE jobs.job SET state = 'created', start_after = now() WHERE state IN ('active', 'retry')`,
  )
  await site.sql(
    'UPDATE payment_attempts SET next_check_at = now() WHERE next_check_at IS NOT NULL',
  )
  await enqueueNow(site, 'reconcile-payments')
}

/** Payments that the provider has and the site does not have as paid, or as gone back. */
async function forgotten(site: OwnSite, { controls }: MidtransEmulator): Promise<string[]> {
  const rows = await site.sql<{ order_id: string }>(
    `SELECT provider_order_id AS order_id FROM payment_attempts WHERE status IN ('paid', 'unexpected')`,
  )
  const known = new Set(rows.map(({ order_id: orderId }) => orderId))
  return controls
    .transactions()
    .filter(({ status, orderId }) => status === 'settlement' && !known.has(orderId))
    .map(({ orderId }) => orderId)
}
