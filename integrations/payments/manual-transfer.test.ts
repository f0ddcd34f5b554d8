import { expect, test } from 'vitest'
import { rupiah } from '#app/core/rupiah.ts'
import { aPaymentRequest, describeGateway } from './gateway-contract.ts'
import {
  createManualTransferGateway,
  type TransferAccount,
  type TransferBook,
  type TransferRecord,
} from './manual-transfer.server.ts'
import { mostByQris, parseQris } from './qris.ts'

const qris =
  '00020101021126640016ID.CO.CONTOH.WWW011993600999000000001760210D0000000170303UMI51440014ID.CO.QRIS.WWW0215ID10200000000170303UMI5204541153033605802ID5915WARUNG DESA UJI6005GARUT61054415162070703A01630431FB'
const account: TransferAccount = {
  bank: 'Bank Contoh',
  accountNumber: '0001',
  holder: 'Contoh',
  qris,
}

/** The book as a list of notes; the real one is a table (tests/money/manual-transfer.test.ts). */
function aBook() {
  const records = new Map<string, TransferRecord>()
  const change = (orderId: string, changes: Partial<TransferRecord>) => {
    const record = records.get(orderId)
    if (!record) throw new Error(`There is no transfer ${orderId}`)
    records.set(orderId, { ...record, ...changes })
  }
  const book: TransferBook = {
    async open({ orderId, amount }) {
      const blank = { isClaimed: false, arrived: null, isRejected: false, isClosed: false }
      const record = records.get(orderId) ?? { orderId, amount, openedAt: new Date(), ...blank }
      records.set(orderId, record)
      return record
    },
    find: async (orderId) => records.get(orderId) ?? null,
    close: async (orderId) => change(orderId, { isClosed: !records.get(orderId)?.isClaimed }),
    reject: async (orderId) => change(orderId, { isRejected: true }),
  }
  const arrive = (orderId: string, amount = records.get(orderId)?.amount ?? rupiah(0)) =>
    change(orderId, { arrived: { amount, at: new Date() } })
  return { book, arrive, claim: (orderId: string) => change(orderId, { isClaimed: true }) }
}

const nothing = () => {
  throw new Error('There is nobody to ask')
}

describeGateway(
  'A transfer by hand',
  async () => {
    const { book, arrive } = aBook()
    const pays = async (orderId: string) => arrive(orderId)
    return {
      gateway: createManualTransferGateway({ account, book }),
      stranger: null,
      buyer: { chooses: async () => undefined, pays, isDenied: nothing, letsExpire: nothing },
      provider: {
        dropsConnection: nothing,
        isDown: nothing,
        confirmsRefunds: nothing,
        lastNotification: nothing,
        forged: nothing,
      },
      stop: async () => undefined,
    }
  },
  { isRemote: false },
)

test('what the buyer says is only under review; money that came is money, even after that', async () => {
  const { book, arrive, claim } = aBook()
  const gateway = createManualTransferGateway({ account, book })
  const request = aPaymentRequest()
  const { orderId } = request
  const page = { orderId, token: orderId }
  await gateway.createPayment(request)
  expect(await gateway.fetchStatus(page)).toBe('not-started')
  claim(orderId)
  expect(await gateway.fetchStatus(page)).toMatchObject({ state: 'review', method: 'transfer' })
  expect(await gateway.approveReview({ transactionId: orderId })).toBe('too-late')
  expect(await gateway.denyReview({ transactionId: orderId })).toBe('done')
  expect(await gateway.fetchStatus(page)).toMatchObject({ state: 'failed' })
  arrive(orderId, rupiah(71_000))
  expect(await gateway.fetchStatus(page)).toMatchObject({ state: 'paid', amount: 71_000n })
})

test('what the buyer says was sent is not cancelled while he says it', async () => {
  const { book, claim } = aBook()
  const gateway = createManualTransferGateway({ account, book })
  const request = aPaymentRequest()
  const { orderId } = request
  await gateway.createPayment(request)
  claim(orderId)
  expect(await gateway.cancelPayment({ orderId, token: orderId })).toBe('too-late')
  await gateway.denyReview({ transactionId: orderId })
  expect(await gateway.cancelPayment({ orderId, token: orderId })).toBe('cancelled')
})

test('the code asks for the amount, up to what QRIS takes', async () => {
  const { book } = aBook()
  const gateway = createManualTransferGateway({ account, book })
  const told = async (amount: bigint) => {
    const lines = [{ name: 'Gula aren', price: rupiah(amount), quantity: 1 }]
    const created = await gateway.createPayment(aPaymentRequest({ amount: rupiah(amount), lines }))
    return created.ok ? created.instructions : undefined
  }
  expect(parseQris((await told(72_123n))?.qris ?? '')).toMatchObject({ amount: 72_123n })
  expect(await told(mostByQris + 1n)).toEqual({
    bank: 'Bank Contoh',
    accountNumber: '0001',
    holder: 'Contoh',
  })
})

test('a code that is not whole is refused before anybody sees it', () => {
  const { book } = aBook()
  const broken = { ...account, qris: `${qris.slice(0, -1)}A` }
  expect(() => createManualTransferGateway({ account: broken, book })).toThrow(TypeError)
})
