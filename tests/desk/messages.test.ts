import { rupiah } from '#app/core/rupiah.ts'
import { beforeEach, expect, test } from 'vitest'
import { deliverMessage } from '#app/features/messages/deliver-message.server.ts'
import { remindShopsOfUnacceptedOrders } from '#app/features/messages/tell-shop.server.ts'
import { cancelUnacceptedOrders } from '#app/features/orders/clock-commands.server.ts'
import {
  acceptOrder,
  handOverOrder,
  markDelivered,
  packOrder,
  refuseOrder,
} from '#app/features/orders/commands.server.ts'
import { cancelByBuyer } from '#app/features/orders/buyer-commands.server.ts'
import { closeUnpaidPurchase, undoPayment } from '#app/features/purchases/commands.server.ts'
import { recordEvent } from '#app/server/events.server.ts'
import { jobHandlers } from '#app/jobs/jobs.server.ts'
import { db, pool, transaction } from '#app/server/db.server.ts'
import { systemActor } from '#app/server/scopes.server.ts'
import type { MessageChannel } from '#integrations/messaging/message-channel.ts'
import { emptyDatabase } from '#tests/setup/empty-database.ts'
import { runPendingJobs } from '#tests/setup/pending-jobs.ts'
import { aPaidOrder, aPaidPurchase, aPurchase, aShop, moveAttemptTo } from './desk-story.ts'

beforeEach(emptyDatabase)

const downChannel: MessageChannel = {
  name: 'smtp',
  wakesPeople: true,
  readNews: null,
  check: async () => undefined,
  send: async () => {
    throw Object.assign(new Error('connect'), { code: 'ECONNREFUSED' })
  },
}

/** Only the jobs of this feature: nobody calls a payment provider here. */
const names = ['send-receipt', 'notify-buyer', 'notify-shop', 'deliver-message'] as const
const handlers = Object.fromEntries(names.map((name) => [name, jobHandlers[name]])) as Record<
  string,
  (payload: object) => Promise<void>
>
const sayEverything = () => runPendingJobs({ handlers })
const messagesLike = (template: string) => db.message.findMany({ where: { template } })

test('a paid purchase is one receipt with every rupiah, and one message to each BUM Desa', async () => {
  const shops = [await aShop({ name: 'BUM Desa Satu' }), await aShop({ name: 'BUM Desa Dua' })]
  const purchase = await aPaidPurchase({ shops })
  await sayEverything()
  await transaction(async (tx) => {
    await recordEvent(tx, { type: 'purchase.paid', purchaseId: purchase.id })
    await recordEvent(tx, { type: 'purchase.paid', purchaseId: purchase.id })
  })
  await sayEverything()
  const [receipt, ...more] = await messagesLike('purchasePaid')
  expect(more).toEqual([])
  expect(receipt).toMatchObject({
    channel: 'email',
    status: 'sent',
    recipient: 'pembeli@example.id',
  })
  expect(receipt!.text).toContain('BUM Desa Satu')
  expect(receipt!.text).toContain('Keripik singkong × 2: Rp20.000')
  expect(receipt!.text).toContain('Jumlah dibayar: Rp40.000')
  expect(receipt!.text).toContain(`/pembelian/${purchase.token}`)
  const toShops = await messagesLike('shop-order-new')
  expect(new Set(toShops.map(({ shopId }) => shopId))).toEqual(new Set(shops.map(({ id }) => id)))
  expect(toShops).toHaveLength(shops.length)
  // Who the buyer is stands in the console, behind the sign-in.
  for (const { text, html } of toShops) {
    expect(text + html).not.toMatch(/Pembeli\b|8111111111|pembeli@/)
    expect(text).toContain('/kelola/pesanan/LB-')
  }
})

// Greet every buyer by name and this is red.
test('a letter about money nobody has sent yet does not say the name a stranger may have typed', async () => {
  const purchase = await aPurchase({ shops: [await aShop()] })
  await transaction((tx) => recordEvent(tx, { type: 'purchase.placed', purchaseId: purchase.id }))
  await sayEverything()
  await transaction((tx) =>
    closeUnpaidPurchase(tx, { purchaseId: purchase.id, to: 'expired', actor: systemActor }),
  )
  await sayEverything()
  await aPaidPurchase({ shops: [await aShop()] })
  await sayEverything()
  const [placed] = await messagesLike('purchasePlaced')
  const [expired] = await messagesLike('purchaseExpired')
  const [paid] = await messagesLike('purchasePaid')
  expect(placed!.text).toMatch(/^Halo,\n/)
  expect(expired!.text).toMatch(/^Halo,\n/)
  expect(paid!.text).toMatch(/^Halo Pembeli/)
})

test('each step of an order is told once, in the language of the purchase', async () => {
  const { deed, orderId } = await aPaidOrder(await aShop(), { locale: 'en' })
  for (const step of [acceptOrder, packOrder, handOverOrder, markDelivered]) {
    await step(deed)
    await sayEverything()
  }
  const said = await db.message.findMany({
    where: { dedupeKey: { startsWith: `order:${orderId}:` } },
    orderBy: { id: 'asc' },
  })
  expect(said.map(({ template }) => template)).toEqual([
    'order-accepted',
    'order-packed',
    'order-handedOver',
    'order-delivered',
  ])
  expect(said[0]!.subject).toMatch(/^BUM Desa Maju accepted order LB-/)
  expect(said[2]!.text).toContain('ready at Balai desa')
})

test('a refused order says why and how much comes back; the BUM Desa is not told what it did', async () => {
  const { deed } = await aPaidOrder(await aShop())
  await refuseOrder({ ...deed, refusal: { preset: 'damaged', words: 'Kena hujan' } })
  await sayEverything()
  const [message] = await messagesLike('order-cancelled')
  expect(message!.text).toContain('Barang rusak atau tidak layak dikirim. Kena hujan')
  expect(message!.text).toContain('Rp20.000')
  expect(await messagesLike('shop-order-cancelled')).toEqual([])
})

test('a buyer who cancels, and a clock that ends, are told to the BUM Desa', async () => {
  const shop = await aShop()
  const { purchase, orderId } = await aPaidOrder(shop)
  const late = await aPaidOrder(shop)
  const actor = { type: 'buyer', id: null } as const
  await cancelByBuyer({ purchaseToken: purchase.token, orderId, actor, seen: rupiah(20_000) })
  await pool.query(`UPDATE orders SET accept_by = now() WHERE id = $1`, [late.orderId])
  await cancelUnacceptedOrders()
  await sayEverything()
  const texts = (await messagesLike('shop-order-cancelled')).map(({ text }) => text).join()
  expect(texts).toContain('Pembeli membatalkan pesanan ini')
  expect(texts).toContain('tidak dijawab dalam 2×24 jam')
})

test('a payment taken back after the goods left is told as what it is', async () => {
  const { deed, purchase } = await aPaidOrder(await aShop())
  for (const step of [acceptOrder, packOrder, handOverOrder]) await step(deed)
  await transaction(async (tx) => {
    await moveAttemptTo(tx, purchase.attemptId, 'reversed')
    await undoPayment(tx, {
      purchaseId: purchase.id,
      attemptId: purchase.attemptId,
      at: new Date(),
      actor: { type: 'provider', id: null },
      isAllBack: false,
    })
  })
  await sayEverything()
  const [message] = await messagesLike('shop-order-cancelled')
  expect(message!.text).toContain('padahal barangnya sudah Anda serahkan')
  expect(message!.text).not.toContain('kembali ke rak')
})

test('an unanswered order is reminded of once, when its last day begins', async () => {
  const { orderId } = await aPaidOrder(await aShop())
  expect(await remindShopsOfUnacceptedOrders()).toBe(0)
  await pool.query(`UPDATE orders SET accept_by = now() + interval '23 hours' WHERE id = $1`, [
    orderId,
  ])
  expect(await remindShopsOfUnacceptedOrders()).toBe(1)
  expect(await remindShopsOfUnacceptedOrders()).toBe(0)
  expect(await messagesLike('shop-order-expiring')).toHaveLength(1)
})

test('a purchase nobody paid is told once, and its orders are not told as cancelled', async () => {
  const purchase = await aPurchase({ shops: [await aShop()] })
  await transaction((tx) =>
    closeUnpaidPurchase(tx, { purchaseId: purchase.id, to: 'expired', actor: systemActor }),
  )
  await sayEverything()
  const templates = (await db.message.findMany()).map(({ template }) => template)
  expect(templates).toEqual(['purchaseExpired'])
})

test('a name with markup, line breaks or a template in it stays a name', async () => {
  const name = '<img src=x onerror=alert(1)> {{7*7}}\r\nBcc: lain@example.id'
  await aPaidOrder(await aShop({ name: 'Toko "Ani" <b>&</b>\r\nX: y' }), { buyer: { name } })
  await sayEverything()
  const [receipt] = await messagesLike('purchasePaid')
  expect(receipt!.html).toContain('&lt;img src=x onerror=alert(1)&gt; {{7*7}} Bcc: lain@example.id')
  expect(receipt!.html).not.toMatch(/<img|<b>/)
  expect(receipt!.text).toContain('Halo <img src=x onerror=alert(1)> {{7*7}} Bcc: lain@example.id,')
  for (const { subject } of await db.message.findMany()) expect(subject).not.toMatch(/[\r\n]/)
})

test('who left no e-mail address is written to by telephone, and who was erased not at all', async () => {
  const shop = await aShop()
  await aPaidOrder(shop, { buyer: { email: null } })
  await sayEverything()
  expect(await messagesLike('purchasePaid')).toMatchObject([
    { channel: 'whatsapp', recipient: '+628111111111' },
  ])
  const { purchase } = await aPaidOrder(shop)
  await db.buyerDetails.delete({ where: { purchaseId: purchase.id } })
  await sayEverything()
  expect(await messagesLike('purchasePaid')).toHaveLength(1)
})

test('a channel that fails is tried again; a refused address is the end of it', async () => {
  await aPaidOrder(await aShop())
  await runPendingJobs({ handlers: { ...handlers, 'deliver-message': async () => undefined } })
  const [first] = await messagesLike('purchasePaid')
  await expect(deliverMessage(first!.id, () => downChannel)).rejects.toThrow('connect')
  expect(await db.message.findUnique({ where: { id: first!.id } })).toMatchObject({
    status: 'queued',
    failure: 'ECONNREFUSED',
  })
  let sent = 0
  const refusing = (): MessageChannel => ({
    name: 'smtp',
    wakesPeople: true,
    readNews: null,
    check: async () => undefined,
    send: async () => {
      sent++
      return { outcome: 'refused', reason: 'EENVELOPE 550', about: 'address' }
    },
  })
  await deliverMessage(first!.id, refusing)
  await deliverMessage(first!.id, refusing)
  expect(sent).toBe(1)
  expect(await db.message.findUnique({ where: { id: first!.id } })).toMatchObject({
    status: 'failed',
  })
})
