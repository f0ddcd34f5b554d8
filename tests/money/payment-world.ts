import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { ActionFunctionArgs } from '@remix-run/node'
import { jobHandlers } from '#app/jobs/jobs.server.ts'
import { startPayment } from '#app/features/payments/start-payment.server.ts'
import { action } from '#app/routes/webhooks/midtrans.ts'
import { db, pool } from '#app/server/db.server.ts'
import { configure } from '#app/server/env.server.ts'
import { useGateway } from '#app/server/gateways.server.ts'
import { createMidtransGateway } from '#integrations/payments/midtrans.server.ts'
import { aPurchase, type TestPurchase } from '#tests/factories/purchases.ts'
import { type MidtransEmulator, startMidtransEmulator } from '#tests/emulators/midtrans.ts'
import type { KnownPayment } from '#tests/emulators/midtrans/known-payments.ts'
import type { KnownPayment as Known } from './oracle.ts'
import { runPendingJobs } from '#tests/setup/pending-jobs.ts'

export const serverKey = 'SB-Mid-server-test'
const merchantId = 'G000000001'

export type PaymentWorld = MidtransEmulator & {
  webhookUrl: string
  known: () => Known[]
  /** How long we wait for each answer from now on. */
  waitAtMost: (timeoutMs: number) => void
}

/** Midtrans (our emulator) on one side, our webhook on the other, both over real HTTP. */
export async function startPaymentWorld(
  options: {
    timeoutMs?: number
    breaker?: { failures?: number; pauseMs?: number }
    knownPayments?: readonly KnownPayment[]
  } = {},
): Promise<PaymentWorld> {
  const webhook = await startWebhook(action)
  const emulator = await startMidtransEmulator({
    serverKey,
    merchantId,
    notificationUrl: webhook.url,
    ...(options.knownPayments && { knownPayments: options.knownPayments }),
  })
  // Patient, because a busy machine is not what these tests are about.
  const { timeoutMs = 10_000, breaker = { failures: Infinity } } = options
  // Offered in the checkout is what has settings.
  configure({ MIDTRANS_SERVER_KEY: serverKey, MIDTRANS_MERCHANT_ID: merchantId })
  const { snapUrl, coreUrl } = emulator
  const waitAtMost = (ms: number) => {
    const gateway = { serverKey, merchantId, snapUrl, coreUrl, timeoutMs: ms }
    useGateway(createMidtransGateway(gateway), breaker)
  }
  waitAtMost(timeoutMs)
  return {
    ...emulator,
    waitAtMost,
    webhookUrl: webhook.url,
    known: () => emulator.controls.transactions().map(knownOf),
    async stop() {
      await emulator.stop()
      await webhook.stop()
    },
  }
}

export function knownOf(
  tx: ReturnType<MidtransEmulator['controls']['transactions']>[number],
): Known {
  const { orderId, transactionId, refunds, status, fraud, method } = tx
  const isCaptured = status === 'capture' || status === 'settlement'
  return {
    orderId,
    transactionId,
    refunds,
    hasMoney: isCaptured
      ? fraud === 'accept'
      : ['refund', 'partial_refund', 'chargeback', 'partial_chargeback'].includes(status),
    isDisputed: status === 'chargeback' || status === 'partial_chargeback',
    isReviewed: isCaptured && fraud === 'challenge',
    amount: BigInt(Math.trunc(Number(tx.grossAmount))),
    story: `${method} ${status} ${fraud}`,
  }
}

type Webhook = (args: ActionFunctionArgs) => Promise<Response>

/** The route itself behind a bare server, as Remix would call it. */
export async function startWebhook(
  webhook: Webhook,
): Promise<{ url: string; stop: () => Promise<void> }> {
  const server = createServer((req, res) => {
    void readBody(req).then(async (body) => {
      const headers = req.headers as Record<string, string>
      const request = new Request('http://localhost/webhooks', { method: 'POST', body, headers })
      const response = await webhook({ request, params: {}, context: {} as never })
      res.writeHead(response.status).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/webhooks/midtrans`,
    async stop() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

export function callWebhook(body: string | Uint8Array<ArrayBuffer>): Promise<Response> {
  const request = new Request('http://localhost/webhooks/midtrans', { method: 'POST', body })
  return action({ request, params: {}, context: {} as never })
}

async function readBody(req: IncomingMessage): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = []
  for await (const chunk of req) chunks.push(chunk as Uint8Array)
  return new Uint8Array(Buffer.concat(chunks))
}

const moneyJobs = ['start-payment', 'apply-provider-event', 'check-payment', 'send-refund'] as const

/** Only what moves money; messages have their own tests. */
export function runMoneyJobs(): Promise<string[]> {
  const handlers = Object.fromEntries(moneyJobs.map((name) => [name, jobHandlers[name]]))
  return runPendingJobs({ handlers: handlers as never })
}

export type OpenPurchase = TestPurchase & { orderId: string }

/** A purchase whose payment page is open; `orderId` is what the provider knows it by. */
export async function anOpenPurchase(
  lines?: Parameters<typeof aPurchase>[0],
  changes?: Parameters<typeof aPurchase>[1],
): Promise<OpenPurchase> {
  const purchase = await aPurchase(lines, changes)
  let started = await startPayment(purchase.attemptId)
  for (let tries = 0; tries < 5 && started.state === 'waiting'; tries++) {
    await pool.query('UPDATE payment_attempts SET next_check_at = now() WHERE id = $1', [
      purchase.attemptId,
    ])
    started = await startPayment(purchase.attemptId)
  }
  if (started.state !== 'ready') throw new Error(`The payment page is ${started.state}`)
  // A page that was lost on the way was replaced, and its attempt with it.
  const attempt = (await attemptsOf(purchase.purchaseId)).at(-1)!
  return { ...purchase, attemptId: attempt.id, orderId: attempt.providerOrderId }
}

export const attemptOf = (id: string) => db.paymentAttempt.findUniqueOrThrow({ where: { id } })
export const attemptsOf = (purchaseId: string) =>
  db.paymentAttempt.findMany({ where: { purchaseId }, orderBy: { createdAt: 'asc' } })
export const refundsOf = (purchaseId: string) =>
  db.refund.findMany({ where: { purchaseId }, orderBy: { createdAt: 'asc' } })
export const purchaseOf = (id: string) => db.purchase.findUniqueOrThrow({ where: { id } })

/** As if this many minutes had passed for a purchase, its holds and its attempts. */
export async function letTimePass(purchaseId: string, minutes: number): Promise<void> {
  for (const [table, column] of [
    ['purchases', 'id'],
    ['holds', 'purchase_id'],
    ['payment_attempts', 'purchase_id'],
  ]) {
    await pool.query(
      `UPDATE ${table} SET expires_at = expires_at - make_interval(mins => $2) WHERE ${column} = $1`,
      [purchaseId, minutes],
    )
  }
  await pool.query(
    `UPDATE payment_attempts SET next_check_at = next_check_at - make_interval(mins => $2)
     WHERE purchase_id = $1`,
    [purchaseId, minutes],
  )
  await pool.query(
    `UPDATE purchases SET created_at = created_at - make_interval(mins => $2) WHERE id = $1`,
    [purchaseId, minutes],
  )
}

/** What the provider holds of ours for a purchase, as our ledger says it. */
export async function bookedAtProvider(purchaseId: string): Promise<bigint> {
  const { rows } = await pool.query<{ booked: bigint }>(
    `SELECT coalesce(sum(CASE WHEN f.kind = 'provider' THEN p.amount ELSE -p.amount END), 0)::bigint AS booked
     FROM postings p JOIN ledger_transactions t ON t.id = p.transaction_id
     JOIN ledger_accounts f ON f.id = p.from_account_id
     JOIN ledger_accounts g ON g.id = p.to_account_id
     WHERE t.purchase_id = $1 AND (f.kind = 'provider') <> (g.kind = 'provider')`,
    [purchaseId],
  )
  return rows[0]!.booked
}
