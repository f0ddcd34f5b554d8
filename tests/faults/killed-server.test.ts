import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { reconcilePayments } from '#app/features/payments/reconcile.server.ts'
import { declaredEdges } from '#app/jobs/declared-edges.ts'
import { db, pool } from '#app/server/db.server.ts'
import { findViolations } from '#app/server/invariants.server.ts'
import { freePort } from '#app/server/postgres-cluster.server.ts'
import { useGateway } from '#app/server/gateways.server.ts'
import { createMidtransGateway } from '#integrations/payments/midtrans.server.ts'
import { type MidtransEmulator, startMidtransEmulator } from '#tests/emulators/midtrans.ts'
import { aVariant } from '#tests/factories/shops.ts'
import { expectTruth } from '#tests/money/oracle.ts'
import { knownOf, runMoneyJobs } from '#tests/money/payment-world.ts'
import { isHeavy, newRandom, size, withinMs } from '#tests/money/random.ts'

const serverKey = 'SB-Mid-server-test'
const merchantId = 'G000000001'
let emulator: MidtransEmulator
let port: number
let variantIds: string[]

beforeAll(async () => {
  port = await freePort()
  emulator = await startMidtransEmulator({
    serverKey,
    merchantId,
    notificationUrl: `http://127.0.0.1:${port}/webhooks/midtrans`,
  })
  const { snapUrl, coreUrl } = emulator
  useGateway(createMidtransGateway({ serverKey, merchantId, snapUrl, coreUrl }))
  const variants = await Promise.all(Array.from({ length: 3 }, () => aVariant({ stock: 100_000 })))
  variantIds = variants.map(({ id }) => id)
})
afterAll(() => emulator.stop())

function getReady(seed: number): ChildProcess {
  return spawn(
    process.execPath,
    ['tests/faults/shop-process.ts', `${port}`, emulator.url, `${seed}`, ...variantIds],
    {
      stdio: ['pipe', 'pipe', 'inherit'],
      env: {
        ...process.env,
        DATABASE_POOL_SIZE: '8',
        NODE_COMPILE_CACHE: path.join(os.tmpdir(), 'node-compile-cache'),
        MIDTRANS_SERVER_KEY: serverKey,
        MIDTRANS_MERCHANT_ID: merchantId,
        MIDTRANS_SNAP_URL: emulator.snapUrl,
        MIDTRANS_CORE_URL: emulator.coreUrl,
      },
    },
  )
}

/** A shop that ends by itself is a failure, not something to wait for. */
async function firstSale(shop: ChildProcess): Promise<void> {
  await Promise.race([
    once(shop.stdout!, 'data'),
    once(shop, 'exit').then(() => Promise.reject(new Error('The shop closed by itself'))),
  ])
}

// K1
test(
  'a server killed at any moment loses no payment and breaks nothing',
  async () => {
    const random = newRandom()
    let next = getReady(random.below(2 ** 31))
    for (let kill = 0; kill < size(5, 500); kill++) {
      const shop = next
      shop.stdin!.write('open\n')
      await firstSale(shop)
      next = getReady(random.below(2 ** 31))
      await sleep(20 + random.below(isHeavy ? 2_980 : 1_480))
      shop.kill('SIGKILL')
      await once(shop, 'exit')
      // No server lives long enough here to be handed the jobs of a killed one: age is judged at the end.
      const broken = await findViolations(declaredEdges, 'quick')
      expect(broken.filter(({ id }) => id !== 'I13')).toEqual([])
    }
    next.kill('SIGKILL')
    await recover()
    expect(await findViolations(declaredEdges)).toEqual([])

    const purchases = await db.purchase.findMany({ select: { id: true, total: true } })
    const known = () => emulator.controls.transactions().map(knownOf)
    for (const { id, total } of purchases) await expectTruth({ known }, { purchaseId: id, total })
    const paid = await db.purchase.count({ where: { status: 'paid' } })
    process.stdout.write(`${purchases.length} purchases, ${paid} paid, none lost\n`)
    expect(paid).toBeGreaterThan(size(1, 500))
    expect(await db.refund.count({ where: { status: 'requested' } })).toBe(0)
    expect(await waitingMoneyJobs()).toBe(0)
  },
  withinMs(120_000),
)

/** What the next server would do, without waiting for the minutes that leases and timers take. */
async function recover(): Promise<void> {
  await emulator.controls.idle()
  await pool.query(
    `UPDATE jobs.job SET state = 'created', start_after = now() WHERE state IN ('active', 'retry')`,
  )
  await runMoneyJobs()
  await pool.query(
    'UPDATE payment_attempts SET next_check_at = now() WHERE next_check_at IS NOT NULL',
  )
  while ((await reconcilePayments()) > 0) await runMoneyJobs()
}

async function waitingMoneyJobs(): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM jobs.job
     WHERE name IN ('apply-provider-event', 'send-refund', 'start-payment', 'check-payment')
       AND state IN ('created', 'retry', 'active', 'failed')`,
  )
  return rows[0]!.count
}
