import { isUuid } from '#app/core/ids.ts'
import { escapeLike } from '#app/core/text.ts'
import { pool } from '#app/server/db.server.ts'
import type { MakerScope, ReadableShopId } from '#app/server/scopes.server.ts'
import type { MakerMoneyQuery, PayoutListQuery } from './forms.ts'
import type { Account, MakerMoney, PayoutPage, PayoutRow } from './payout.ts'

const pageSize = 25

type Named = { id: string; name: string }

const moneyColumns = 'money.pending, money.payable, money.held, money.open, money.paid'

const sumColumns = ['pending', 'payable', 'held', 'open', 'paid']
  .map((column) => `coalesce(sum(${column}), 0)::bigint AS ${column}`)
  .join(', ')

/** What all makers of a BUM Desa have together. */
export async function sumMakerMoney(shopId: ReadableShopId): Promise<MakerMoney> {
  const { rows } = await pool.query<MakerMoney>({
    name: 'money-of-all-makers',
    text: `SELECT ${sumColumns} FROM money_of_makers($1)`,
    values: [shopId],
  })
  return rows[0] as MakerMoney
}

/** Makers with what there is of each; who is to be paid most comes first. `setelah` ended the page before. */
export async function listMakerMoney(
  shopId: ReadableShopId,
  { cari, setelah }: MakerMoneyQuery,
): Promise<{ makers: (Named & MakerMoney)[]; next: string | null }> {
  const { rows } = await pool.query<Named & MakerMoney>({
    name: 'money-of-makers',
    text: `WITH all_makers AS MATERIALIZED (
        SELECT m.id, m.name, ${moneyColumns},
          ROW(money.held + money.open - money.payable, lower(m.name), m.id) AS place
        FROM money_of_makers($1) money JOIN makers m ON m.id = money.maker_id)
      SELECT id, name, pending, payable, held, open, paid FROM all_makers
      WHERE ($2 = '' OR name ILIKE '%' || $2 || '%')
        AND ($3::uuid IS NULL OR place > (SELECT place FROM all_makers WHERE id = $3))
      ORDER BY place LIMIT ${pageSize + 1}`,
    values: [shopId, escapeLike(cari), setelah],
  })
  const makers = rows.slice(0, pageSize)
  return { makers, next: rows.length > pageSize ? (makers.at(-1)?.id ?? null) : null }
}

const accountSql = (name: string) => `jsonb_build_object('id', ${name}.id, 'bank', ${name}.bank,
  'accountNumber', ${name}.account_number, 'holder', ${name}.holder, 'isByMaker', ${name}.is_by_maker,
  'enteredByName', (SELECT u.name FROM users u WHERE u.id = ${name}.entered_by),
  'enteredAt', ${name}.entered_at)`

type AccountJson = (Omit<Account, 'enteredAt'> & { enteredAt: string }) | null
const accountOf = (json: AccountJson): Account | null =>
  json && { ...json, enteredAt: new Date(json.enteredAt) }

export type MakerMoneyPage = Named &
  MakerMoney & {
    /** Null: nobody said one. */
    account: Account | null
    /** The last transfer went to this one, and it is another. */
    accountBefore: Account | null
  }

/** One maker, or null for another BUM Desa's. */
export async function getMakerMoney(
  shopId: ReadableShopId,
  makerId: string | undefined,
): Promise<MakerMoneyPage | null> {
  if (!makerId || !isUuid(makerId)) return null
  const { rows } = await pool.query<
    Named & MakerMoney & { account: AccountJson; accountBefore: AccountJson }
  >({
    name: 'money-of-maker',
    text: `SELECT m.id, m.name, ${moneyColumns},
        CASE WHEN a.id IS NOT NULL THEN ${accountSql('a')} END AS account,
        CASE WHEN b.id <> a.id THEN ${accountSql('b')} END AS "accountBefore"
      FROM makers m CROSS JOIN LATERAL maker_money(m.id) money
      LEFT JOIN LATERAL (SELECT * FROM payout_accounts WHERE maker_id = m.id
        ORDER BY entered_at DESC, id DESC LIMIT 1) a ON true
      LEFT JOIN LATERAL (SELECT used.* FROM payouts p JOIN payout_accounts used ON used.id = p.account_id
        WHERE p.maker_id = m.id AND p.status = 'paid' ORDER BY p.id DESC LIMIT 1) b ON true
      WHERE m.id = $1 AND m.shop_id = $2`,
    values: [makerId, shopId],
  })
  const [row] = rows
  if (!row) return null
  return { ...row, account: accountOf(row.account), accountBefore: accountOf(row.accountBefore) }
}

/** Where a maker is paid, as the maker sees it. */
export async function getAccountOfMaker({ makerId, shopId }: MakerScope): Promise<Account | null> {
  return (await getMakerMoney(shopId as ReadableShopId, makerId))?.account ?? null
}

const rowColumns = `p.id, p.number, p.maker_id AS "makerId", m.name AS maker, p.amount, p.method::text,
  p.status::text, p.prepared_at AS "preparedAt", p.paid_on AS "paidOn"`

/** Newest first; `maker` narrows it down to one. */
export async function listPayouts(
  shopId: ReadableShopId,
  { lihat, cari, setelah, maker = null }: PayoutListQuery & { maker?: string | null },
): Promise<{ payouts: PayoutRow[]; next: string | null }> {
  const { rows } = await pool.query<PayoutRow>(
    `SELECT ${rowColumns} FROM payouts p JOIN makers m ON m.id = p.maker_id
    WHERE p.shop_id = $1 AND ($2 = 'semua' OR p.status::text = $2)
      AND ($3 = '' OR m.name ILIKE '%' || $3 || '%' OR p.number ILIKE $3 || '%')
      AND ($4::uuid IS NULL OR p.id < $4) AND ($5::uuid IS NULL OR p.maker_id = $5)
    ORDER BY p.id DESC LIMIT ${pageSize + 1}`,
    [shopId, lihat, escapeLike(cari), setelah, maker],
  )
  const payouts = rows.slice(0, pageSize)
  return { payouts, next: rows.length > pageSize ? (payouts.at(-1)?.id ?? null) : null }
}

/** One payout with who did what; null for another BUM Desa's. */
export function getPayout(
  shopId: ReadableShopId,
  payoutId: string | undefined,
): Promise<PayoutPage | null> {
  return readPayout('p.shop_id = $2', [shopId], payoutId)
}

/** As its maker sees it: once it was paid. */
export function getPayoutOfMaker(
  { makerId, shopId }: MakerScope,
  payoutId: string | undefined,
): Promise<PayoutPage | null> {
  const where = `p.maker_id = $2 AND p.shop_id = $3 AND p.status IN ('paid', 'returned')`
  return readPayout(where, [makerId, shopId], payoutId)
}

async function readPayout(
  where: string,
  values: readonly string[],
  payoutId: string | undefined,
): Promise<PayoutPage | null> {
  if (!payoutId || !isUuid(payoutId)) return null
  const nameOf = (column: string) => `(SELECT u.name FROM users u WHERE u.id = p.${column})`
  const { rows } = await pool.query<
    PayoutPage & { account: AccountJson; accountBefore: AccountJson }
  >(
    `SELECT ${rowColumns}, s.name AS shop, p.prepared_by AS "preparedBy", p.reference,
      p.approved_at AS "approvedAt", ${nameOf('prepared_by')} AS "preparedByName",
      ${nameOf('approved_by')} AS "approvedByName", ${nameOf('recorded_by')} AS "recordedByName",
      CASE WHEN a.id IS NOT NULL THEN ${accountSql('a')} END AS account,
      CASE WHEN b.id <> a.id THEN ${accountSql('b')} END AS "accountBefore"
    FROM payouts p JOIN makers m ON m.id = p.maker_id JOIN shops s ON s.id = p.shop_id
    LEFT JOIN payout_accounts a ON a.id = p.account_id
    LEFT JOIN LATERAL (SELECT used.* FROM payouts q JOIN payout_accounts used ON used.id = q.account_id
      WHERE q.maker_id = p.maker_id AND q.status = 'paid' AND q.id < p.id
      ORDER BY q.id DESC LIMIT 1) b ON true
    WHERE p.id = $1 AND ${where}`,
    [payoutId, ...values],
  )
  const [row] = rows
  if (!row) return null
  return { ...row, account: accountOf(row.account), accountBefore: accountOf(row.accountBefore) }
}
