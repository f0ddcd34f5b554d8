import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { add, rupiah, subtract } from '#app/core/rupiah.ts'
import {
  GatewayUnavailable,
  type OpenedPayment,
  type PaymentGateway,
  type PaymentRequest,
  type ProviderPayment,
} from './payment-gateway.ts'

/** What a provider's emulator must be able to do so that the gateway can be tried against it. */
export type GatewayUnderTest = {
  gateway: PaymentGateway
  /** The same with a key that is not ours; `null` where there is none. */
  stranger: PaymentGateway | null
  buyer: {
    chooses(orderId: string): Promise<unknown>
    pays(orderId: string): Promise<unknown>
    isDenied(orderId: string): Promise<unknown>
    letsExpire(orderId: string): Promise<unknown>
  }
  provider: {
    /** The next call fails; with `after`, only once it took effect. */
    dropsConnection(when: 'before' | 'after'): void
    isDown(): void
    confirmsRefunds(orderId: string): Promise<unknown>
    /** The last notification sent about this order, and the same with a broken signature. */
    lastNotification(orderId: string): { rawBody: string; headers: Headers }
    forged(orderId: string): { rawBody: string; headers: Headers }
  }
  stop(): Promise<void>
}

let orders = 0

export function aPaymentRequest(changes: Partial<PaymentRequest> = {}): PaymentRequest {
  orders += 1
  return {
    orderId: `DS-TEST-${process.pid}-${orders}`,
    amount: rupiah(72_000),
    lines: [
      { name: 'Kopi Robusta Wlingi 250 g', price: rupiah(30_000), quantity: 2 },
      { name: 'Ongkos kirim', price: rupiah(17_000), quantity: 1 },
      { name: 'Potongan', price: rupiah(-5_000), quantity: 1 },
    ],
    buyer: { name: 'Pembeli Contoh', phone: '+6281234567890', email: 'pembeli@example.com' },
    askedAt: new Date(),
    expiresInMinutes: 15,
    finishUrl: 'http://127.0.0.1:15579/pembelian/abc',
    locale: 'id',
    ...changes,
  }
}

/**
 * Every gateway passes this, whoever is behind it. Where people are (`isRemote` false), there is no page to
 * close, no connection to drop and no notification; money can always come, and goes back by hand.
 */
export function describeGateway(
  name: string,
  make: () => Promise<GatewayUnderTest>,
  { isRemote }: { isRemote: boolean },
): void {
  const remotely = test.runIf(isRemote)
  describe(`${name}, as any payment gateway`, () => {
    let it: GatewayUnderTest
    beforeAll(async () => {
      it = await make()
    })
    afterAll(() => it.stop())

    async function opened() {
      const request = aPaymentRequest()
      const created = await it.gateway.createPayment(request)
      if (!created.ok) throw new Error(created.reason)
      return { request, ...created, orderId: request.orderId }
    }
    async function statusOf(payment: OpenedPayment): Promise<ProviderPayment> {
      const status = await it.gateway.fetchStatus(payment)
      if (status === 'not-started') throw new Error(`${payment.orderId} has not started`)
      return status
    }
    async function paid() {
      const page = await opened()
      await it.buyer.pays(page.orderId)
      return { ...(await statusOf(page)), page }
    }

    test('it says whether it can be used now', async () => {
      const { check } = it.gateway
      expect(check === null).toBe(!isRemote)
      if (!check) return
      await check()
      it.provider.isDown()
      await expect(check()).rejects.toThrow(GatewayUnavailable)
      const refused = it.stranger?.check?.()
      await expect(refused).rejects.toMatchObject({ reason: 'unauthorized' })
    })

    remotely('a created payment has a page and has not started', async () => {
      const payment = await opened()
      const page = await fetch(payment.redirectUrl)
      expect(page.status).toBe(200)
      expect(await it.gateway.fetchStatus(payment)).toBe('not-started')
    })

    test('a paid payment is paid in full, in rupiah, to us, under either id', async () => {
      const { page: _, ...payment } = await paid()
      expect(payment).toMatchObject({ state: 'paid', amount: 72_000n, currency: 'IDR' })
      expect(payment.merchantId).toBe(it.gateway.merchantId)
      expect(payment.settlementTime).toBeInstanceOf(Date)
      const { transactionId } = payment
      expect(await it.gateway.fetchStatus({ transactionId })).toEqual(payment)
    })

    remotely('a payment the buyer only began is pending', async () => {
      const page = await opened()
      await it.buyer.chooses(page.orderId)
      expect(await statusOf(page)).toMatchObject({ state: 'pending', settlementTime: null })
    })

    remotely('denied and expired payments are told apart', async () => {
      const [denied, expired] = [await opened(), await opened()]
      await it.buyer.isDenied(denied.orderId)
      await it.buyer.letsExpire(expired.orderId)
      expect(await statusOf(denied)).toMatchObject({ state: 'failed' })
      expect(await statusOf(expired)).toMatchObject({ state: 'expired' })
    })

    test('an order id that has a payment cannot be used for another one', async () => {
      const { request } = await opened()
      await it.buyer.pays(request.orderId)
      expect(await it.gateway.createPayment(request)).toMatchObject({
        ok: false,
        reason: 'duplicate-order',
        payment: { state: 'paid', orderId: request.orderId },
      })
    })

    test('lines that do not add up to the amount never reach the provider', async () => {
      const request = aPaymentRequest({ amount: rupiah(71_999) })
      await expect(it.gateway.createPayment(request)).rejects.toThrow(RangeError)
    })

    remotely('a page that was closed takes no payment', async () => {
      const page = await opened()
      expect(await it.gateway.cancelPayment(page)).toBe('cancelled')
      await expect(it.buyer.pays(page.orderId)).rejects.toThrow()
    })

    remotely(
      'a page where the buyer had begun takes no second try once it is cancelled',
      async () => {
        const page = await opened()
        await it.buyer.chooses(page.orderId)
        expect(await it.gateway.cancelPayment(page)).toBe('cancelled')
        await expect(it.buyer.pays(page.orderId)).rejects.toThrow()
        // A provider may have one word for a page that was closed and one that ran out.
        expect((await statusOf(page)).state).toMatch(/^(cancelled|expired)$/)
      },
    )

    test('a pending payment can be cancelled, and cancelled again; a paid one cannot', async () => {
      const page = await opened()
      await it.buyer.chooses(page.orderId)
      expect(await it.gateway.cancelPayment(page)).toBe('cancelled')
      expect(await it.gateway.cancelPayment(page)).toBe('cancelled')
      const payment = await paid()
      expect(await it.gateway.cancelPayment(payment.page)).toBe('too-late')
      expect(await statusOf(payment.page)).toMatchObject({ state: 'paid' })
    })

    remotely('a page whose address was lost is nobody’s, and is not started', async () => {
      const { orderId } = await opened()
      expect(await it.gateway.fetchStatus({ orderId, token: null })).toBe('not-started')
      expect(await it.gateway.cancelPayment({ orderId, token: null })).toBe('not-started')
    })

    remotely('a refund is accepted first and confirmed when the bank says so', async () => {
      const { orderId, transactionId, page } = await paid()
      const ask = { transactionId, refundKey: 'rf-1', amount: rupiah(20_000), reason: 'Rusak' }
      expect(await it.gateway.refund(ask)).toMatchObject({ state: 'accepted' })
      expect(await statusOf(page)).toMatchObject({
        state: 'partiallyRefunded',
        refundedAmount: 20_000n,
      })
      await it.provider.confirmsRefunds(orderId)
      expect(await it.gateway.refund(ask)).toMatchObject({ state: 'confirmed' })
      expect((await statusOf(page)).refundedAmount).toBe(20_000n)
    })

    remotely('refunds never add up to more than what was paid', async () => {
      const { transactionId, amount, page } = await paid()
      if (amount === null) throw new Error('A payment without an amount')
      const most = subtract(amount, rupiah(1_000))
      const reason = 'Dibatalkan'
      await it.gateway.refund({ transactionId, refundKey: 'a', amount: most, reason })
      expect(
        await it.gateway.refund({ transactionId, refundKey: 'b', amount: rupiah(1_001), reason }),
      ).toMatchObject({ state: 'refused', reason: 'rejected' })
      await it.gateway.refund({ transactionId, refundKey: 'c', amount: rupiah(1_000), reason })
      const { refundedAmount, refunds, state } = await statusOf(page)
      expect({ refundedAmount, state }).toEqual({ refundedAmount: amount, state: 'refunded' })
      expect(add(...refunds.map((refund) => refund.amount ?? rupiah(0)))).toBe(amount)
    })

    remotely('a refund asked for again with an unknown outcome is still one refund', async () => {
      const { transactionId, page } = await paid()
      const ask = { transactionId, refundKey: 'once', amount: rupiah(5_000), reason: 'Rusak' }
      it.provider.dropsConnection('after')
      await expect(it.gateway.refund(ask)).rejects.toThrow(GatewayUnavailable)
      expect(await it.gateway.refund(ask)).toMatchObject({ state: 'accepted' })
      expect((await statusOf(page)).refundedAmount).toBe(5_000n)
    })

    remotely('no answer is an unknown outcome, never a state', async () => {
      const { page } = await paid()
      it.provider.dropsConnection('before')
      await expect(it.gateway.fetchStatus(page)).rejects.toThrow(GatewayUnavailable)
      it.provider.isDown()
      await expect(it.gateway.createPayment(aPaymentRequest())).rejects.toThrow(GatewayUnavailable)
      expect(await statusOf(page)).toMatchObject({ state: 'paid' })
    })

    remotely('a notification is read as a claim about one payment', async () => {
      const payment = await paid()
      const { rawBody, headers } = it.provider.lastNotification(payment.orderId)
      const read = it.gateway.readNotification(rawBody, headers)
      expect(read).toMatchObject({
        ok: true,
        notification: {
          orderId: payment.orderId,
          transactionId: payment.transactionId,
          claimedState: 'paid',
          amount: payment.amount,
        },
      })
      expect(it.gateway.readNotification(rawBody, headers)).toEqual(read)
      expect(it.gateway.readStoredNotification(rawBody)).toEqual(read.ok && read.notification)
    })

    remotely('a notification with a forged signature is refused', async () => {
      const { orderId } = await paid()
      const { rawBody, headers } = it.provider.forged(orderId)
      expect(it.gateway.readNotification(rawBody, headers)).toEqual({
        ok: false,
        reason: 'bad-signature',
      })
    })

    test.each(['', 'null', '[]', '{}', '{"order_id":1}', 'not json', '"text"', '\u0000'])(
      'the body %j is not a notification',
      (rawBody) => {
        const read = it.gateway.readNotification(rawBody, new Headers())
        expect(read.ok).toBe(false)
        expect(it.gateway.readStoredNotification(rawBody)).toBe(null)
      },
    )
  })
}
