import { createHash, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import { rupiah, type Rupiah } from '#app/core/rupiah.ts'
import { createTransport } from '../transport.server.ts'
import {
  type Payout,
  type PayoutState,
  PayoutsUnavailable,
  type PayoutWatch,
} from './payout-watch.ts'

export type IrisConfig = {
  /** Of the role "creator", which can look but not release. */
  apiKey: string
  merchantKey: string
  /** `https://app.midtrans.com/iris/api/v1` or its sandbox or emulator. */
  baseUrl: string
  timeoutMs?: number | undefined
}

const references = /^[\w-]{1,64}$/
const reference = z.string().regex(references)
const notice = z.object({ reference_no: reference })
const payout = z.object({ reference_no: reference, amount: z.string(), status: z.string() })

/** Payment contract §3.5; what is not known yet is on its way. */
const states: Readonly<Record<string, PayoutState>> = {
  completed: 'completed',
  failed: 'failed',
  rejected: 'failed',
}

/** Midtrans' payouts, in which admins send refunds by hand: they type its `reference_no` as the reference. */
export function createIris({ apiKey, merchantKey, baseUrl, timeoutMs }: IrisConfig): PayoutWatch {
  const ask = createTransport({
    baseUrl,
    headers: { authorization: `Basic ${Buffer.from(`${apiKey}:`).toString('base64')}` },
    timeoutMs,
    unavailable: (operation, reason) => new PayoutsUnavailable(operation, reason),
  })
  return {
    provider: 'iris',
    references,
    referenceIn({ rawBody, headers }) {
      if (!isSigned(rawBody, headers.get('iris-signature') ?? '', merchantKey)) return null
      return notice.safeParse(jsonOf(rawBody)).data?.reference_no ?? null
    },
    async findPayout(wanted) {
      // Its own references are written small, and keyboards of telephones begin with a capital.
      for (const spelled of new Set([wanted, wanted.toLowerCase()])) {
        const path = `/payouts/${encodeURIComponent(spelled)}`
        const answer = await ask({ operation: 'payout', path })
        if (answer.status !== 404) return readPayout(answer.body, spelled)
      }
      return null
    },
    async check() {
      const { status } = await ask({ operation: 'balance', path: '/balance' })
      if (status >= 300) throw new PayoutsUnavailable('balance', 'unreadable')
    },
  }
}

function readPayout(body: unknown, wanted: string): Payout {
  const read = payout.safeParse(body)
  const amount = read.success ? wholeRupiah(read.data.amount) : null
  if (!read.success || amount === null || read.data.reference_no !== wanted)
    throw new PayoutsUnavailable('payout', 'unreadable')
  return { reference: wanted, amount, state: states[read.data.status] ?? 'underway' }
}

/** A plain hash of the bytes that came and a key, as hex; compared in a time that tells nothing. */
function isSigned(rawBody: string, signature: string, merchantKey: string): boolean {
  const expected = createHash('sha512').update(rawBody).update(merchantKey).digest()
  const given = Buffer.from(/^[0-9a-f]{128}$/i.test(signature) ? signature : '', 'hex')
  return given.length === expected.length && timingSafeEqual(given, expected)
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** `100000.00`; there are no parts of a rupiah. */
function wholeRupiah(text: string): Rupiah | null {
  const digits = /^(\d{1,15})(?:\.0+)?$/.exec(text)?.[1]
  return digits === undefined ? null : rupiah(BigInt(digits))
}
