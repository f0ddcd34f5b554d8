import { qrisPayload } from './qris.ts'
import type { Session, Transaction } from './world.ts'

export type MethodKey = keyof typeof methods

type Method = {
  label: string
  group: 'QRIS & dompet digital' | 'Transfer bank' | 'Gerai' | 'Kartu'
  paymentType: string
  /** Core API's `bank` or `store`. */
  variant?: string
  defaultMinutes: number
  largestAmount: number
  /** Refund windows in days; none means that Midtrans has no refund API for it. */
  refundDays?: number
  partialRefund?: boolean
}

export const methods = {
  qris: {
    label: 'QRIS',
    group: 'QRIS & dompet digital',
    paymentType: 'qris',
    defaultMinutes: 15,
    largestAmount: 10_000_000,
    refundDays: 7,
    partialRefund: true,
  },
  gopay: {
    label: 'GoPay',
    group: 'QRIS & dompet digital',
    paymentType: 'gopay',
    defaultMinutes: 15,
    largestAmount: 20_000_000,
    refundDays: 45,
    partialRefund: true,
  },
  shopeepay: {
    label: 'ShopeePay',
    group: 'QRIS & dompet digital',
    paymentType: 'shopeepay',
    defaultMinutes: 15,
    largestAmount: 20_000_000,
    refundDays: 365,
    partialRefund: false,
  },
  dana: {
    label: 'DANA',
    group: 'QRIS & dompet digital',
    paymentType: 'dana',
    defaultMinutes: 15,
    largestAmount: 20_000_000,
    refundDays: 45,
    partialRefund: true,
  },
  bca_va: va('BCA Virtual Account', 'bca', 20_000_000_000),
  bni_va: va('BNI Virtual Account', 'bni', 20_000_000_000),
  bri_va: va('BRI Virtual Account', 'bri', 20_000_000_000),
  permata_va: va('Permata Virtual Account', 'permata', 9_999_999_999),
  echannel: {
    label: 'Mandiri Bill',
    group: 'Transfer bank',
    paymentType: 'echannel',
    defaultMinutes: 24 * 60,
    largestAmount: 20_000_000_000,
  },
  indomaret: store('Indomaret', 'indomaret'),
  alfamart: store('Alfamart', 'alfamart'),
  credit_card: {
    label: 'Kartu kredit atau debit',
    group: 'Kartu',
    paymentType: 'credit_card',
    defaultMinutes: 15,
    largestAmount: 999_999_999,
    refundDays: 90,
    partialRefund: true,
  },
} as const satisfies Record<string, Method>

function va(label: string, variant: string, largestAmount: number) {
  return {
    label,
    group: 'Transfer bank',
    paymentType: 'bank_transfer',
    variant,
    defaultMinutes: 24 * 60,
    largestAmount,
  } as const
}

function store(label: string, variant: string) {
  return {
    label,
    group: 'Gerai',
    paymentType: 'cstore',
    variant,
    defaultMinutes: 24 * 60,
    largestAmount: 5_000_000,
  } as const
}

export function methodOf(key: MethodKey): Method {
  return methods[key]
}

export function isMethod(key: unknown): key is MethodKey {
  return typeof key === 'string' && Object.hasOwn(methods, key)
}

/** Why Midtrans would refuse this method for this payment; `null` when it would not. */
export function chargeProblem(key: MethodKey, session: Session): string | null {
  const method = methodOf(key)
  if (session.amount > method.largestAmount) {
    return `${method.label} hanya untuk pembayaran sampai batas tertentu`
  }
  if (key === 'bni_va' && session.phone && !/^(\+62|0)[\d -]{1,27}$/.test(session.phone)) {
    return 'BNI menolak nomor telepon yang tidak berawalan +62 atau 0'
  }
  if (key === 'bca_va' && session.customerName.length > 30) {
    return 'BCA menolak nama pembeli lebih dari 30 huruf'
  }
  if (key === 'alfamart' && session.items.some(({ name }) => name.includes('|'))) {
    return 'Alfamart menolak nama barang yang berisi tanda |'
  }
  return null
}

/** The fields a method adds to every answer about it; fixed by the transaction, so they never change. */
export function methodFields(
  key: MethodKey,
  seed: { number: number; amount: number; url: string; transactionId: string },
): Record<string, unknown> {
  const digits = (prefix: string, length: number) =>
    prefix + String(seed.number).padStart(length - prefix.length, '0')
  const action = (name: string, path: string, method = 'GET') => ({
    name,
    method,
    url: `${seed.url}/v2/${seed.transactionId}/${path}`,
  })
  const fields: Record<MethodKey, Record<string, unknown>> = {
    qris: {
      acquirer: 'gopay',
      qr_string: qrisPayload(seed.amount, seed.number),
      actions: [action('generate-qr-code', 'qr-code'), action('generate-qr-code-v2', 'qr-code')],
    },
    gopay: {
      actions: [
        action('generate-qr-code', 'qr-code'),
        action('get-status', 'status'),
        action('cancel', 'cancel', 'POST'),
      ],
    },
    shopeepay: { shopeepay_reference_number: digits('1', 18) },
    dana: {},
    bca_va: { va_numbers: [{ bank: 'bca', va_number: digits('12608', 15) }], payment_amounts: [] },
    bni_va: { va_numbers: [{ bank: 'bni', va_number: digits('988', 16) }], payment_amounts: [] },
    bri_va: { va_numbers: [{ bank: 'bri', va_number: digits('14925', 18) }], payment_amounts: [] },
    permata_va: { permata_va_number: digits('850', 16) },
    echannel: { biller_code: '70012', bill_key: digits('99', 12) },
    indomaret: { store: 'indomaret', payment_code: digits('3', 18) },
    alfamart: { store: 'alfamart', payment_code: digits('8', 16) },
    credit_card: {
      masked_card: '48111111-1114',
      bank: 'bni',
      card_type: 'credit',
      three_ds_version: '2',
    },
  }
  return fields[key]
}

/** What appears only once the money came. */
export function paidFields(tx: Transaction, at: string): Record<string, unknown> {
  switch (tx.method) {
    case 'qris':
      return {
        transaction_type: 'off-us',
        issuer: 'dana',
        merchant_cross_reference_id: tx.transactionId,
      }
    case 'gopay':
      return { payment_option_type: 'GOPAY_WALLET' }
    case 'bni_va':
      return { payment_amounts: [{ paid_at: at, amount: tx.grossAmount }] }
    case 'indomaret':
      return { approval_code: 'ABC01' }
    case 'credit_card':
      return {
        eci: '05',
        approval_code: '1763900000000',
        channel_response_code: '00',
        channel_response_message: 'Approved',
        challenge_completion: true,
      }
    default:
      return {}
  }
}
