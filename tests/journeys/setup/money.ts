import { expect } from '@playwright/test'
import type { Site } from './site.ts'

type Purchase = {
  id: string
  token: string
  status: string
  total: number
  attempts: { id: string; status: string; providerOrderId: string }[]
}

export async function purchaseOf(site: Site, token: string): Promise<Purchase> {
  const [purchase] = await site.sql<Purchase>(
    `SELECT p.id, p.token, p.status, p.total::int,
       (SELECT json_agg(json_build_object('id', a.id, 'status', a.status,
          'providerOrderId', a.provider_order_id) ORDER BY a.created_at)
        FROM payment_attempts a WHERE a.purchase_id = p.id) AS attempts
     FROM purchases p WHERE p.token = $1`,
    [token],
  )
  if (!purchase) throw new Error(`There is no purchase ${token}`)
  return purchase
}

/** What a person has bought so far; a journey gives its buyer a number of his own. */
export function purchasesByPhone(
  site: Site,
  phone: string,
): Promise<{ id: string; token: string }[]> {
  return site.sql(
    `SELECT p.id, p.token FROM purchases p JOIN buyer_details b ON b.purchase_id = p.id
     WHERE b.phone = $1`,
    [phone],
  )
}

type Payment = { orderId: string; status: string; grossAmount: string }

/** The provider took the money once, all of it, and the ledger says the same. */
export async function expectChargedOnce(site: Site, token: string): Promise<void> {
  const purchase = await purchaseOf(site, token)
  const ours = new Set(purchase.attempts.map(({ providerOrderId }) => providerOrderId))
  const payments = await site.midtrans<Payment[]>('transactions')
  const taken = payments.filter(
    ({ orderId, status }) => ours.has(orderId) && ['settlement', 'capture'].includes(status),
  )
  expect(taken.map(({ grossAmount }) => Number(grossAmount))).toEqual([purchase.total])
  expect(await booked(site, purchase.id)).toBe(purchase.total)
}

/** What the provider holds of ours for a purchase, by the ledger. */
export async function booked(site: Site, purchaseId: string): Promise<number> {
  const [row] = await site.sql<{ booked: number }>(
    `SELECT coalesce(sum(CASE WHEN f.kind = 'provider' THEN p.amount ELSE -p.amount END), 0)::int AS booked
     FROM postings p JOIN ledger_transactions t ON t.id = p.transaction_id
     JOIN ledger_accounts f ON f.id = p.from_account_id
     JOIN ledger_accounts g ON g.id = p.to_account_id
     WHERE t.purchase_id = $1 AND (f.kind = 'provider') <> (g.kind = 'provider')`,
    [purchaseId],
  )
  return row?.booked ?? 0
}

/** As if the time to pay were over, everywhere the site looks. */
export async function letTimeRunOut(site: Site, purchaseId: string): Promise<void> {
  for (const [table, column] of [
    ['purchases', 'id'],
    ['holds', 'purchase_id'],
    ['payment_attempts', 'purchase_id'],
  ]) {
    await site.sql(
      `UPDATE ${table} SET expires_at = expires_at - interval '2 hours' WHERE ${column} = $1`,
      [purchaseId],
    )
  }
  await site.sql(
    `UPDATE purchases SET created_at = created_at - interval '2 hours' WHERE id = $1`,
    [purchaseId],
  )
}
