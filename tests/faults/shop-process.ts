import { createServer } from 'node:http'
import { flushCompileCache } from 'node:module'
import { setTimeout as sleep } from 'node:timers/promises'
import { newId } from '#app/core/ids.ts'
import { placePurchase } from '#app/features/checkout/commands.server.ts'
import { refuseOrder } from '#app/features/orders/commands.server.ts'
import { startPayment } from '#app/features/payments/start-payment.server.ts'
import { startWorker } from '#app/jobs/worker.server.ts'
import { action } from '#app/routes/webhooks/midtrans.ts'
import { db } from '#app/server/db.server.ts'
import { mintScope } from '#app/server/scopes.server.ts'
import { aCart, aCheckout } from '#tests/factories/purchases.ts'
import { randomFrom } from '#tests/money/random.ts'

// A shop that is open until it is killed: its webhook, its worker, and a crowd of buyers who place,
// pay and sometimes are refused. Told by its arguments: port, address of the emulator, seed of what the
// buyers do, variants. Opens when it hears a word, so that it can get ready while the one before it still lives.

const [port = '', emulatorUrl = '', seed = '', ...variantIds] = process.argv.slice(2)
const random = randomFrom(Number(seed))
// Else it would be written at an end that a killed process does not have.
flushCompileCache()
const variants = await db.variant.findMany({ where: { id: { in: variantIds } } })

const server = createServer((req, res) => {
  const chunks: Uint8Array[] = []
  req.on('data', (chunk: Uint8Array) => chunks.push(chunk))
  req.on('end', () => {
    const body = new Uint8Array(Buffer.concat(chunks))
    const request = new Request('http://localhost/webhooks/midtrans', { method: 'POST', body })
    void action({ request, params: {}, context: {} as never }).then((response) =>
      res.writeHead(response.status).end(),
    )
  })
})
await new Promise((resolve) => process.stdin.once('data', resolve))
await new Promise<void>((resolve) => server.listen(Number(port), '127.0.0.1', resolve))
await startWorker()

/** The buyer at the provider's page; a page that was closed in the meantime is no error here. */
async function pay(orderId: string): Promise<void> {
  const method = random.chance(0.8) ? 'qris' : 'bca_va'
  await fetch(`${emulatorUrl}/_emulator/pay`, {
    method: 'POST',
    body: JSON.stringify({ orderId, method }),
  }).then((response) => response.arrayBuffer())
}

async function buyer(): Promise<void> {
  for (;;) {
    const bought = variants.filter(() => random.chance(0.6))
    const cart = await aCart(
      (bought.length > 0 ? bought : variants).map((variant) => ({ variant })),
    )
    const placed = await placePurchase(cart.scope, await aCheckout(cart))
    if (!placed.ok || !placed.value.attemptId) continue
    const started = await startPayment(placed.value.attemptId)
    const attempt = await db.paymentAttempt.findUniqueOrThrow({
      where: { id: placed.value.attemptId },
    })
    process.stdout.write('sold\n')
    if (started.state === 'ready' && random.chance(0.8)) await pay(attempt.providerOrderId)
    if (random.chance(0.3)) await refuseOne(placed.value.purchaseId)
    await sleep(20)
  }
}

async function refuseOne(purchaseId: string): Promise<void> {
  const order = await db.order.findFirst({ where: { purchaseId } })
  if (!order) return
  await refuseOrder({
    shopId: mintScope.shop(order.shopId),
    orderId: order.id,
    actor: { type: 'staff', id: newId() },
    refusal: { preset: 'outOfStock', words: null },
  })
}

await Promise.all(Array.from({ length: 4 }, buyer))
