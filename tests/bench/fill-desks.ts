import pg, { type PoolClient } from 'pg'
import { dayRowsSql } from '#app/features/insights/day-rows.server.ts'
import { postgresSearch } from '#integrations/search/postgres.server.ts'
import { insertMarket } from './fill-listings.ts'
import { searchCorpus } from './search-corpus.ts'

/** So that 20,000 listings are of 500 BUM Desa. */
const listingsPerShop = 40
/** A twentieth of everything is sold by one BUM Desa, whose console is measured. */
const shareOfBusiest = 20
const daysOfSales = 730

/** A market of some years: what was sold, paid, booked in the ledger and counted; and people who look at it. */
export async function fillDesks(databaseUrl: string, listings: number, orders: number) {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 1, idleTimeoutMillis: 0 })
  const client = await pool.connect()
  await client.query(`SET work_mem = '128MB'`)
  await insertMarket(client, listings, searchCorpus(listings), listingsPerShop)
  await drawSales(client, orders)
  // Rows that fit together by how they are drawn are not checked and counted one by one.
  await client.query('SET session_replication_role = replica')
  await insertPurchases(client)
  await insertOrders(client)
  await insertLedger(client)
  await client.query('RESET session_replication_role')
  await sumBalances(client)
  await countDays(client)
  await insertPeople(client)
  client.release()
  await postgresSearch(pool).rebuild(() => searchCorpus(listings))
  await pool.query('TRUNCATE search_changes')
  await pool.end()
}

/** One row for each sale, the same each time: what, when, how far it has come. */
async function drawSales(client: PoolClient, orders: number): Promise<void> {
  await client.query(`
    CREATE TEMP TABLE offered AS
      SELECT row_number() OVER (ORDER BY v.shop_id, v.id) - 1 AS at, v.id AS variant_id, v.shop_id, l.maker_id,
        v.price, l.title_id, l.title_en, l.unit
      FROM variants v JOIN listings l ON l.id = v.listing_id WHERE l.kind = 'product';
    CREATE TEMP TABLE homes AS
      SELECT row_number() OVER (ORDER BY code) - 1 AS at, code FROM villages;
    ANALYZE offered; ANALYZE homes`)
  await client.query(
    `CREATE TEMP TABLE sales AS
      SELECT n, offered.*, homes.code AS village_code, 1 + n % 4 AS quantity, offered.price * (1 + n % 4) AS paid,
        gen_random_uuid() AS purchase_id, gen_random_uuid() AS order_id, gen_random_uuid() AS line_id,
        gen_random_uuid() AS attempt_id, gen_random_uuid() AS capture_id, gen_random_uuid() AS completion_id,
        now() - drawn.age AS paid_at,
        CASE WHEN drawn.age > interval '10 days' AND n % 25 <> 0 THEN 'completed'
          WHEN drawn.age > interval '5 days' THEN 'delivered' WHEN drawn.age > interval '3 days' THEN 'handedOver'
          WHEN drawn.age > interval '2 days' THEN 'packed' WHEN drawn.age > interval '1 day' THEN 'accepted'
          ELSE 'paid' END::"OrderStatus" AS status
      FROM (
        SELECT n::int, n * 7919 % $1 / $1::float * interval '${daysOfSales} days' AS age,
          CASE WHEN n % ${shareOfBusiest} = 0 THEN n / ${shareOfBusiest} % busiest.size ELSE n * 7 % whole.size END AS what
        FROM generate_series(1, $1::bigint) AS n,
          (SELECT count(*) AS size FROM offered) whole,
          (SELECT count(*) AS size FROM offered WHERE shop_id = (SELECT shop_id FROM offered WHERE at = 0)) busiest
      ) drawn
      JOIN offered ON offered.at = drawn.what
      JOIN homes ON homes.at = drawn.n % (SELECT count(*) FROM homes)`,
    [orders],
  )
  await client.query('ANALYZE sales')
}

const postage = 10_000

async function insertPurchases(client: PoolClient): Promise<void> {
  await client.query(`
    INSERT INTO purchases (id, number, token, cart_id, cart_version, status, items_total, shipping_total, total,
      expires_at, paid_at, created_at)
    SELECT purchase_id, 'LB-' || lpad(n::text, 8, '0'), 'bench-' || n, gen_random_uuid(), 1, 'paid', paid, ${postage},
      paid + ${postage}, paid_at + interval '1 day', paid_at, paid_at FROM sales`)
  await client.query(`
    INSERT INTO payment_attempts (id, purchase_id, provider, provider_order_id, provider_transaction_id, status,
      amount, method, expires_at, paid_at, created_at, updated_at)
    SELECT attempt_id, purchase_id, 'midtrans', 'bench-' || n, 'bench-' || n, 'paid', paid + ${postage}, 'qris',
      paid_at + interval '1 day', paid_at, paid_at, paid_at FROM sales`)
  await client.query(`
    INSERT INTO buyer_details (purchase_id, name, phone, recipient, village_code)
    SELECT purchase_id, 'Pembeli ' || n, '+62812' || lpad((n % 5000)::text, 8, '0'), 'Pembeli ' || n, village_code
    FROM sales`)
}

async function insertOrders(client: PoolClient): Promise<void> {
  await client.query(`
    INSERT INTO orders (id, number, purchase_id, shop_id, status, delivery_method, items_total, shipping_price,
      total, accept_by, accepted_at, ready_by, packed_at, handed_over_at, delivered_at, completes_at, closed_at,
      created_at, sold_on)
    SELECT order_id, 'LB-' || lpad(n::text, 8, '0') || '-1', purchase_id, shop_id, status, 'villageCourier', paid,
      ${postage}, paid + ${postage}, paid_at + interval '2 days',
      CASE WHEN status >= 'accepted' THEN paid_at + interval '1 hour' END,
      CASE WHEN status >= 'accepted' THEN paid_at + interval '3 days' END,
      CASE WHEN status >= 'packed' THEN paid_at + interval '1 day' END,
      CASE WHEN status >= 'handedOver' THEN paid_at + interval '2 days' END,
      CASE WHEN status >= 'delivered' THEN paid_at + interval '4 days' END,
      CASE WHEN status >= 'delivered' THEN paid_at + interval '7 days' END,
      CASE WHEN status = 'completed' THEN paid_at + interval '7 days' END, paid_at, day_of_sale(shop_id, paid_at)
    FROM sales`)
  await client.query(`
    INSERT INTO order_lines (id, order_id, shop_id, variant_id, maker_id, title_id, title_en, unit, unit_price,
      quantity, maker_share, shop_share, platform_fee, weight_grams)
    SELECT line_id, order_id, shop_id, variant_id, maker_id, title_id, title_en, unit, price, quantity,
      paid - paid / 10 - paid / 50, paid / 10, paid / 50, 250 FROM sales`)
}

/** What the buyer paid, and for who is done with it what is owed; with the accounts these need. */
async function insertLedger(client: PoolClient): Promise<void> {
  await client.query(`
    INSERT INTO ledger_accounts (id, code, kind, shop_id, maker_id)
    SELECT gen_random_uuid(), code, kind::"LedgerAccountKind", shop_id, maker_id FROM (
      SELECT 'provider:midtrans', 'provider', NULL::uuid, NULL::uuid
      UNION SELECT 'platform:pending', 'platformPending', NULL, NULL
      UNION SELECT 'platform:revenue', 'platformRevenue', NULL, NULL
      UNION SELECT 'shop:' || shop_id || ':' || state, 'shop' || initcap(state), shop_id, NULL
        FROM offered, unnest(ARRAY['pending', 'payable']) AS state
      UNION SELECT 'maker:' || maker_id || ':' || state, 'maker' || initcap(state), NULL, maker_id
        FROM offered, unnest(ARRAY['pending', 'payable']) AS state
    ) needed(code, kind, shop_id, maker_id) ON CONFLICT (code) DO NOTHING`)
  await client.query(`
    INSERT INTO ledger_transactions (id, idempotency_key, input_hash, event, purchase_id, attempt_id, occurred_at,
      recorded_at)
    SELECT capture_id, 'purchase:' || purchase_id || ':captured', 'bench', 'purchase.captured', purchase_id,
      attempt_id, paid_at, paid_at FROM sales`)
  await client.query(`
    INSERT INTO ledger_transactions (id, idempotency_key, input_hash, event, purchase_id, order_id, occurred_at,
      recorded_at)
    SELECT completion_id, 'order:' || order_id || ':completed', 'bench', 'order.completed', purchase_id, order_id,
      paid_at + interval '7 days', paid_at + interval '7 days' FROM sales WHERE status = 'completed'`)
  await client.query(`
    INSERT INTO postings (id, transaction_id, from_account_id, to_account_id, amount, purpose, order_line_id,
      occurred_at)
    SELECT gen_random_uuid(), entry.id, giver.id, taker.id, part.amount, part.purpose, part.line_id, entry.at
    FROM sales CROSS JOIN LATERAL (VALUES
      ('maker:' || maker_id, 'item', paid - paid / 10 - paid / 50, line_id),
      ('shop:' || shop_id, 'shopShare', paid / 10, line_id),
      ('platform', 'platformFee', paid / 50, line_id),
      ('shop:' || shop_id, 'postage', ${postage}, NULL)
    ) part(owner, purpose, amount, line_id)
    CROSS JOIN LATERAL (VALUES
      (capture_id, 'provider:midtrans', owner || ':pending', paid_at, true),
      (completion_id, owner || ':pending', owner || CASE owner WHEN 'platform' THEN ':revenue' ELSE ':payable' END,
        paid_at + interval '7 days', status = 'completed')
    ) entry(id, giver, taker, at, happened)
    JOIN ledger_accounts giver ON giver.code = entry.giver
    JOIN ledger_accounts taker ON taker.code = entry.taker
    WHERE entry.happened AND part.amount > 0`)
}

/** As the trigger of postings keeps them and the job folds them. */
async function sumBalances(client: PoolClient): Promise<void> {
  await client.query(`
    INSERT INTO balance_parts (account_id, amount) SELECT account_id, sum(amount) FROM (
      SELECT to_account_id, amount FROM postings UNION ALL SELECT from_account_id, -amount FROM postings
    ) moved(account_id, amount) GROUP BY account_id`)
}

/** As the job counts them, in one go; what the triggers noted meanwhile is thereby counted. */
async function countDays(client: PoolClient): Promise<void> {
  await client.query('ANALYZE')
  await client.query(`
    INSERT INTO daily_sales (shop_id, day, channel, district_code, listing_id, maker_id, orders, units, sold,
      on_site, given_back, discount)
    ${dayRowsSql('SELECT DISTINCT shop_id, sold_on AS day FROM orders')}`)
  await client.query('TRUNCATE sales_changes')
}

/** A manager and a maker of the busiest BUM Desa, and an admin, who are signed in when they are needed. */
async function insertPeople(client: PoolClient): Promise<void> {
  await client.query(`
    INSERT INTO users (id, name, email, password_hash, platform_role)
    SELECT gen_random_uuid(), person, person || '@bench.example.com', 'none',
      CASE person WHEN 'admin' THEN 'admin'::"PlatformRole" END
    FROM unnest(ARRAY['manager', 'maker', 'admin']) AS person`)
  await client.query(`
    INSERT INTO memberships (user_id, shop_id, role)
    SELECT users.id, offered.shop_id, 'manager' FROM users, offered WHERE name = 'manager' AND at = 0`)
  await client.query(`
    INSERT INTO maker_members (user_id, maker_id)
    SELECT users.id, offered.maker_id FROM users, offered WHERE name = 'maker' AND at = 0`)
}
