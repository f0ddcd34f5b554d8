import { expect } from '@playwright/test'
import { samplePassword } from '#prisma/seed/logins.ts'
import { atReview, onlyLine, signedIn, withCart } from './buyer.ts'
import type { Check, Checks, World } from './checks.ts'
import { sendBytes, Visitor } from './visitor.ts'

const host = (origin: string) => new URL(origin).host
const buyerLogin = { identifier: 'pembeli@example.com', password: samplePassword }

const goesTo =
  (allowed: RegExp): Check =>
  async (input, { origin }) => {
    const redirectTo = input.replace('redirectTo=', '')
    const values = [redirectTo, decodeURIComponent(redirectTo)]
    for (const value of values) {
      const answer = await new Visitor(origin).post('/masuk', { ...buyerLogin, redirectTo: value })
      expect(answer.status).toBe(302)
      expect(answer.headers.location, value).toMatch(allowed)
    }
  }

const asQuery =
  (path: string, statuses: readonly number[]): Check =>
  async (input, { origin }) => {
    const query = input.replace(
      /=(.*?)(?=&|$)/g,
      (_, value: string) => `=${encodeURIComponent(value)}`,
    )
    const answer = await new Visitor(origin).get(`${path}?${query}`)
    expect(statuses, `${path}?${query}`).toContain(answer.status)
  }

export const urlParam: Checks = {
  byInput: {
    'redirectTo=/@evil.id': goesTo(/^\/@evil\.id$/),
    'redirectTo=https://evil.id': goesTo(/^\/akun$/),
    'redirectTo=//evil.id': goesTo(/^\/akun$/),
    'redirectTo=/\\evil.id': goesTo(/^\/akun$/),
    'redirectTo=/%5Cevil.id': goesTo(/^\/(akun|%5Cevil\.id)$/),
    'redirectTo=/☃': goesTo(/^\/(akun|%E2%98%83)$/),
    'page=99999999999': (_, world) => asQuery('/cari', [200])('hal=99999999999', world),
    // An order that is not on the list is not taken; the page says which one it uses.
    'sort=password': (_, world) => asQuery('/cari', [200, 400])('urut=password', world),
    'minPrice=NaN&maxPrice=abc': (_, world) => asQuery('/cari', [200, 400])('harga=NaN-abc', world),
    'POST ?_data=routes/x with Origin: https://evil.id': async (_, { origin }) => {
      const answer = await new Visitor(origin).post(
        '/masuk?_data=routes/account/sign-in',
        buyerLogin,
        {
          headers: { origin: 'https://evil.id' },
        },
      )
      expect(answer.status).toBe(403)
    },
    '?_data=routes/__proto__': async (_, { origin }) => {
      const answer = await new Visitor(origin).get('/?_data=routes/__proto__')
      expect([403, 404]).toContain(answer.status)
    },
    'filter=village = 1 OR village != 1': asQuery('/cari', [200, 400]),
    "lang='||(select 1)--": asQuery('/', [200, 400]),
  },
  elsewhere: { 'limit=100000': 'the public API clamps perPage: its own tests' },
}

const asNotification: Check = async (input, { origin }) => {
  const answer = await new Visitor(origin).send('POST', '/webhooks/midtrans', {
    body: input,
    headers: { 'content-type': 'application/json' },
  })
  expect([400, 403, 413, 415, 422], `webhook ${input.slice(0, 60)}`).toContain(answer.status)
}

const asJsonForm: Check = async (input, world) => {
  const started = performance.now()
  for (const path of ['/keranjang/tambah', '/masuk', '/checkout']) {
    const answer = await new Visitor(world.origin).post(path, input, {
      headers: { 'content-type': 'application/json' },
    })
    expect([400, 415, 422, 302], `${path} ${input.slice(0, 60)}`).toContain(answer.status)
    if (answer.status === 302) expect(answer.headers.location).toBe('/keranjang')
  }
  await asNotification(input, world)
  expect(performance.now() - started).toBeLessThan(5_000)
}

export const json: Checks = { usual: asJsonForm }

type Open = { orderId: string; key: string }

async function anOpenPurchase({ origin, good, site }: World): Promise<Open> {
  const { visitor, ...seen } = await atReview(origin, good)
  const placed = await visitor.post('/checkout/tinjau', { ...seen, consent: 'on' })
  const { key } = seen
  expect(placed.headers.location).toContain('/snap/')
  const [attempt] = await site.sql<{ orderId: string }>(
    `SELECT a.provider_order_id AS "orderId" FROM payment_attempts a
     JOIN checkout_keys k ON k.purchase_id = a.purchase_id WHERE k.key = $1`,
    [key],
  )
  return { orderId: attempt!.orderId, key }
}

async function statusSoon({ site }: World, key: string, expected: RegExp): Promise<void> {
  await expect(async () => {
    const [row] = await site.sql<{ now: string }>(
      `SELECT p.status || ' ' || a.status AS now FROM purchases p
       JOIN checkout_keys k ON k.purchase_id = p.id JOIN payment_attempts a ON a.purchase_id = p.id
       WHERE k.key = $1`,
      [key],
    )
    expect(row?.now).toMatch(expected)
  }).toPass({ timeout: 120_000 })
}

const stripe = 'integrations/payments/stripe.test.ts and tests/money/stripe-story.test.ts'

export const webhook: Checks = {
  byInput: {
    'webhook body 5 MB': async (_, { origin }) => {
      const answer = await sendBytes(
        origin,
        `POST /webhooks/midtrans HTTP/1.1\r\nHost: ${host(origin)}\r\nContent-Type: application/json\r\nContent-Length: 5242880\r\n\r\n{`,
      )
      expect(answer).toBe(413)
    },
    'webhook GET': async (_, { origin }) => {
      expect((await new Visitor(origin).get('/webhooks/midtrans')).status).toBe(405)
    },
    'replay of a true notification for a different order_id': async (_, world) => {
      const { orderId } = await anOpenPurchase(world)
      await world.site.midtrans('choose', { orderId, method: 'qris' })
      const text = await world.site.midtrans<string>('notificationFor', { orderId })
      const stolen = JSON.stringify({ ...JSON.parse(text), order_id: `${orderId}-2` })
      await asNotification(stolen, world)
    },
    'Midtrans: right signature, gross_amount 1.00 for an order of 150000': async (_, world) => {
      const { orderId, key } = await anOpenPurchase(world)
      await world.site.midtrans('choose', { orderId, method: 'qris' })
      await world.site.midtrans('payAmount', { orderId, amount: '1.00' })
      await expect(async () => {
        const found = await world.site.sql(
          `SELECT FROM discrepancies d JOIN payment_attempts a ON a.id = d.attempt_id
           WHERE a.provider_order_id = $1`,
          [orderId],
        )
        expect(found).not.toHaveLength(0)
      }).toPass({ timeout: 120_000 })
      await statusSoon(world, key, /^awaitingPayment/)
    },
    'Midtrans: transaction_status capture + fraud_status challenge': async (_, world) => {
      const { orderId, key } = await anOpenPurchase(world)
      await world.site.midtrans('pay', { orderId, method: 'credit_card', fraud: 'challenge' })
      await statusSoon(world, key, /^awaitingPayment review$/)
    },
    'Midtrans: gross_amount 150000 vs 150000.00': async (_, world) => {
      const { orderId } = await anOpenPurchase(world)
      await world.site.midtrans('choose', { orderId, method: 'qris' })
      const text = await world.site.midtrans<string>('notificationFor', { orderId })
      const amount = (JSON.parse(text) as { gross_amount: string }).gross_amount
      const whole = await world.site.midtrans<string>('notificationFor', {
        orderId,
        changes: { gross_amount: amount.replace(/\.00$/, '') },
      })
      const answer = await new Visitor(world.origin).send('POST', '/webhooks/midtrans', {
        body: whole,
        headers: { 'content-type': 'application/json' },
      })
      // Midtrans writes two decimals; without them a digit could change sides within what is signed.
      expect([200, 400]).toContain(answer.status)
    },
  },
  elsewhere: {
    'Midtrans: expire arrives before settlement': 'W1, tests/money/notifications.test.ts',
    'Midtrans: deny/cancel after settlement': 'W1, tests/money/notifications.test.ts',
    'Midtrans: notification while our DB is down': 'W3 and the fault tests',
    'courier webhook without secret path/HMAC': 'couriers come with the integrations issue',
    'Stripe: timestamp 10 h in the future': stripe,
    'Stripe: no Stripe-Signature': stripe,
    'Stripe: event for another account (connect)': stripe,
    'Stripe: body changed by one space': stripe,
    'Stripe: livemode=false event on the live endpoint': stripe,
    'Stripe: checkout.session.completed with payment_status unpaid': stripe,
  },
}

/** Whatever the cookie says: nobody, with an empty cart, and no error. */
const anonymousWith =
  (cookie: string): Check =>
  async (_, { origin }) => {
    const visitor = new Visitor(origin)
    const cart = await visitor.get('/keranjang', { headers: { cookie } })
    expect(cart.status).toBe(200)
    expect(cart.body).toContain('Keranjang masih kosong')
    const account = await visitor.get('/akun', { headers: { cookie } })
    expect(account.headers.location).toContain('/masuk')
  }

const foreign = 'A'.repeat(43)

export const cookie: Checks = {
  byInput: {
    'cart cookie of another person': anonymousWith('cart=1; cart_id=1; cart_count=5'),
    'cookie from the staging host': anonymousWith(`sid=${foreign}`),
    'cookie signed with a removed secret': anonymousWith(`sid=s%3A${foreign}.abcdef`),
    '__Host-session=%E0%A4%A': anonymousWith('sid=%E0%A4%A; __Host-sid=%E0%A4%A'),
    '__Host-session=a; __Host-session=b': anonymousWith('sid=a; sid=b; sid=c'),
    'session older than 30 d / idle 7 d (admin: 12 h / 30 min)': async (_, { origin, site }) => {
      const visitor = await signedIn(origin, buyerLogin)
      await site.sql(
        `UPDATE sessions SET created_at = created_at - interval '31 days',
           last_seen_at = last_seen_at - interval '31 days', expires_at = now() - interval '1 day'
         WHERE id = (SELECT id FROM sessions WHERE user_id IS NOT NULL ORDER BY created_at DESC LIMIT 1)`,
      )
      expect((await visitor.get('/akun')).headers.location).toContain('/masuk')
    },
    'cookie of a logged-out / disabled / password-changed user': async (_, { origin }) => {
      const visitor = await signedIn(origin, buyerLogin)
      const kept = visitor.cookies.get('sid') ?? ''
      await visitor.post('/keluar', {})
      const again = await visitor.get('/akun', { headers: { cookie: `sid=${kept}` } })
      expect(again.headers.location).toContain('/masuk')
    },
  },
}

const bytes =
  (lines: (host: string) => string, statuses: readonly number[], patienceMs?: number): Check =>
  async (input, { origin }) => {
    const status = await sendBytes(origin, `${lines(host(origin))}\r\n\r\n`, patienceMs)
    expect(statuses, input).toContain(status)
  }

const posting =
  (headers: Record<string, string>, status: number): Check =>
  async (input, { origin, good }) => {
    const visitor = await withCart(origin, good)
    const body = `lineId=${await onlyLine(visitor)}&quantity=2`
    const answer = await visitor.send('POST', '/keranjang/ubah', { body, headers })
    expect(answer.status, input).toBe(status)
    expect((await visitor.get('/keranjang')).body).toMatch(/name="quantity"[^>]*value="1"/)
  }

const form = 'application/x-www-form-urlencoded'

export const header: Checks = {
  byInput: {
    'no Origin and no Sec-Fetch-Site on POST with a session': posting(
      { 'content-type': form },
      403,
    ),
    'Sec-Fetch-Site: cross-site on POST': (input, world) =>
      posting({ 'content-type': form, origin: world.origin, 'sec-fetch-site': 'cross-site' }, 403)(
        input,
        world,
      ),
    'Content-Type: text/plain POST to an action': (input, world) =>
      posting({ 'content-type': 'text/plain', origin: world.origin }, 415)(input, world),
    'Host: evil.id': bytes(() => 'GET / HTTP/1.1\r\nHost: evil.id', [400, 421]),
    'Host: a b': bytes(() => 'GET / HTTP/1.1\r\nHost: a b', [400]),
    'two Host headers': bytes((own) => `GET / HTTP/1.1\r\nHost: ${own}\r\nHost: evil.id`, [400]),
    'TRACE /': bytes((own) => `TRACE / HTTP/1.1\r\nHost: ${own}`, [405]),
    'PROPFIND /': bytes((own) => `PROPFIND / HTTP/1.1\r\nHost: ${own}`, [405]),
    'Content-Length: -1': bytes(
      (own) => `POST /masuk HTTP/1.1\r\nHost: ${own}\r\nContent-Length: -1`,
      [400],
    ),
    'Range: bytes=0-,0-,0- x 1000': async (_, { origin }) => {
      const visitor = new Visitor(origin)
      const plain = await visitor.get('/enhance.js')
      const range = `bytes=${Array.from({ length: 1000 }, () => '0-').join(',')}`
      for (const path of ['/enhance.js', '/']) {
        const answer = await visitor.get(path, { headers: { range } })
        expect([200, 206, 416], path).toContain(answer.status)
        if (path === '/enhance.js') {
          expect(answer.body.length).toBeLessThanOrEqual(plain.body.length * 2)
        }
      }
    },
    'If-None-Match: gen 10 kB': async (_, { origin }) => {
      const answer = await new Visitor(origin).get('/', {
        headers: { 'if-none-match': `"${'a'.repeat(10_240)}"` },
      })
      expect(answer.status).toBe(200)
    },
    'X-Forwarded-Proto: javascript': async (_, { origin }) => {
      const answer = await new Visitor(origin).get('/', {
        headers: { 'x-forwarded-proto': 'javascript', 'x-forwarded-host': 'evil.id' },
      })
      expect(answer.status).toBe(200)
      expect(answer.body).not.toMatch(/javascript:|evil\.id/)
    },
    'X-Forwarded-For: random per request': async (_, { origin }) => {
      const statuses: number[] = []
      for (let time = 0; time < 12; time++) {
        const answer = await new Visitor(origin, { from: '127.0.0.21' }).post(
          '/masuk',
          { identifier: 'xff@example.com', password: 'bukan ini' },
          { headers: { 'x-forwarded-for': `10.0.${time}.${time * 7}` } },
        )
        statuses.push(answer.status)
      }
      expect(statuses.at(-1)).toBe(429)
    },
    'Expect: 100-continue then nothing': async (input, world) => {
      if (!process.env.HEAVY) return
      await bytes(
        (own) =>
          `POST /masuk HTTP/1.1\r\nHost: ${own}\r\nOrigin: ${world.origin}\r\nContent-Type: ${form}\r\nExpect: 100-continue\r\nContent-Length: 100`,
        [100, 408, 0],
        25_000,
      )(input, world)
    },
  },
}

const signUp = (origin: string, fields: Record<string, string>) =>
  new Visitor(origin).post('/daftar', { name: 'Bu Contoh Tini', identifier: '', ...fields })

export const auth: Checks = {
  byInput: {
    'wrong password x 20': async (_, { origin }) => {
      let last = await new Visitor(origin).get('/masuk')
      for (let time = 0; time < 20 && last.status !== 429; time++) {
        last = await new Visitor(origin, { from: '127.0.0.22' }).post('/masuk', {
          identifier: 'maker@example.com',
          password: `salah ${time}`,
        })
      }
      expect(last.status).toBe(429)
      expect(Number(last.headers['retry-after'])).toBeGreaterThan(0)
    },
    'role=ADMIN in sign-up': async (_, { origin, site }) => {
      const answer = await signUp(origin, {
        identifier: '081277700011',
        password: 'sawah hijau sekali',
        role: 'ADMIN',
        platformRole: 'admin',
      })
      expect(answer.status).toBeLessThan(400)
      const [user] = await site.sql<{ role: string | null }>(
        `SELECT platform_role AS role FROM users WHERE phone = '+6281277700011'`,
      )
      expect(user).toEqual({ role: null })
    },
    'password 64 chars incl. spaces and emoji': async (_, { origin }) => {
      const password = 'padi kuning 🌾 '.repeat(5).slice(0, 64).padEnd(64, 'x')
      await signUp(origin, { identifier: '081277700012', password })
      await signedIn(origin, { identifier: '081277700012', password })
      const almost = await new Visitor(origin).post('/masuk', {
        identifier: '081277700012',
        password: password.slice(0, -1),
      })
      expect(almost.status).toBe(401)
    },
    'password gen: 1 MB': async (input, { origin }) => {
      const answer = await signUp(origin, { identifier: '081277700013', password: input })
      expect([413, 422]).toContain(answer.status)
    },
    'password 7 chars': async (_, { origin }) => {
      const answer = await signUp(origin, { identifier: '081277700014', password: 'a1b2c3d' })
      expect(answer.status).toBe(422)
    },
    'reset with Host: evil.id': async (input, world) => {
      await bytes(() => 'POST /lupa-sandi HTTP/1.1\r\nHost: evil.id', [400, 421])(input, world)
    },
  },
  elsewhere: {
    'OTP used twice': 'tests/accounts: codes',
    'OTP 000000-999999 brute': 'tests/accounts: codes',
  },
}

/** The one date a person types today: when a refund was transferred by hand. */
export const date: Checks = {
  async usual(input, { origin, site }) {
    const admin = await signedIn(origin, { identifier: 'admin@example.com' })
    const [refund] = await site.sql<{ id: string }>('SELECT id FROM refunds ORDER BY id LIMIT 1')
    const answer = await admin.post(`/admin/pengembalian/${refund!.id}/kirim`, {
      reference: 'TRX 20261123 001',
      date: input,
    })
    expect([400, 409, 422], input).toContain(answer.status)
  },
}
