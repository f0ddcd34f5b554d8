import { randomUUID } from 'node:crypto'
import { isMethod, type MethodKey } from './methods.ts'
import { latestOf, latestSessionOf, type Session, type World } from './world.ts'

type Fields = Record<string, unknown>
export type ApiAnswer = { status: number; body: unknown }

const minute = 60_000
const day = 24 * 60 * minute
const unitMs: Record<string, number> = {
  second: 1_000,
  seconds: 1_000,
  minute,
  minutes: minute,
  hour: 60 * minute,
  hours: 60 * minute,
  day,
  days: day,
}

export function createSnapSession(
  world: World,
  request: unknown,
  notificationUrls: string[],
): ApiAnswer {
  const body = fields(request)
  const problems = [...problemsOf(body), ...expiryProblems(world, body)]
  const orderId = String(fields(body.transaction_details).order_id)
  if (problems.length === 0 && isTaken(world, orderId)) {
    problems.push('transaction_details.order_id sudah digunakan')
  }
  if (problems.length > 0) return { status: 400, body: { error_messages: problems } }

  const session = newSession(world, body, notificationUrls)
  world.sessions.set(session.token, session)
  world.sessionsOf.add(session)
  world.save()
  const redirect_url = `${world.url()}/snap/v4/redirection/${session.token}`
  return { status: 201, body: { token: session.token, redirect_url } }
}

function newSession(world: World, body: Fields, notificationUrls: string[]): Session {
  const now = world.clock.now()
  const details = fields(body.transaction_details)
  const customer = fields(body.customer_details)
  const expiry = readExpiry(world, body)
  const pageExpiry = lengthOf(fields(body.page_expiry))
  const endsAt = expiry?.startsAt === undefined ? null : expiry.startsAt + expiry.lengthMs
  return {
    token: randomUUID(),
    orderId: String(details.order_id),
    amount: Number(details.gross_amount),
    items: list(body.item_details).map((item) => ({
      name: String(item.name),
      price: Number(item.price),
      quantity: Number(item.quantity),
    })),
    customerName: [customer.first_name, customer.last_name].filter(Boolean).join(' '),
    phone: typeof customer.phone === 'string' ? customer.phone : '',
    finishUrl: text(fields(body.callbacks).finish),
    createdAt: now,
    endsAt,
    methodMinutes: expiry ? expiry.lengthMs / minute : null,
    pageEndsAt: Math.min(now + (pageExpiry ?? day), endsAt ?? Infinity),
    enabledMethods: Array.isArray(body.enabled_payments)
      ? body.enabled_payments.filter((name): name is MethodKey => isMethod(name))
      : null,
    notificationUrls,
    customFields: Object.fromEntries(
      ['custom_field1', 'custom_field2', 'custom_field3', 'metadata']
        .filter((name) => body[name] !== undefined)
        .map((name) => [name, body[name]]),
    ),
    cancelledAt: null,
    denials: 0,
  }
}

/** An id is free again only when its page was closed, or ran out, and no money can come any more. */
function isTaken(world: World, orderId: string): boolean {
  const latest = latestOf(world, orderId)
  if (latest && latest.status !== 'expire' && latest.status !== 'cancel') return true
  const session = latestSessionOf(world, orderId)
  if (!session || session.cancelledAt !== null || latest) return false
  return world.clock.now() < session.pageEndsAt
}

export function cancelSnapToken(world: World, token: string): ApiAnswer {
  const session = world.sessions.get(token)
  if (!session) return { status: 404, body: { error_messages: ['token not found'] } }
  if (session.cancelledAt !== null) return refuse('token already canceled')
  if (latestOf(world, session.orderId)?.status === 'pending') {
    return refuse('Transaction is on progress')
  }
  session.cancelledAt = world.clock.now()
  world.save()
  return { status: 200, body: { canceled_at: new Date(session.cancelledAt).toISOString() } }
}

function refuse(reason: string): ApiAnswer {
  return { status: 400, body: { error_messages: [reason] } }
}

function problemsOf(body: Fields): string[] {
  const details = fields(body.transaction_details)
  const customer = fields(body.customer_details)
  const amount = details.gross_amount
  return [
    ...orderIdProblems(details.order_id),
    ...(typeof amount === 'number' && Number.isInteger(amount) && amount >= 1
      ? []
      : ['transaction_details.gross_amount harus bilangan bulat lebih dari 0']),
    ...(body.item_details === undefined ? [] : itemProblems(body.item_details, amount)),
    ...['first_name', 'last_name', 'email', 'phone']
      .filter((name) => String(customer[name] ?? '').length > 255)
      .map((name) => `customer_details.${name} terlalu panjang`),
    ...(customer.email === undefined || /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(String(customer.email))
      ? []
      : ['customer_details.email tidak valid']),
    ...['finish', 'error']
      .filter((name) => String(fields(body.callbacks)[name] ?? '').length > 255)
      .map((name) => `callbacks.${name} terlalu panjang`),
  ]
}

function orderIdProblems(orderId: unknown): string[] {
  if (orderId === undefined || orderId === '') return ['transaction_details.order_id wajib diisi']
  if (typeof orderId !== 'string' || orderId.length > 50) {
    return ['transaction_details.order_id terlalu panjang']
  }
  return /^[A-Za-z0-9\-_~.]+$/.test(orderId) ? [] : ['transaction_details.order_id tidak valid']
}

function itemProblems(items: unknown, amount: unknown): string[] {
  if (!Array.isArray(items)) return ['item_details harus berupa daftar']
  const problems = list(items).flatMap((item, index) => {
    const at = `item_details[${index}]`
    return [
      ...(typeof item.name === 'string' && item.name !== '' && item.name.length <= 50
        ? []
        : [`${at}.name wajib diisi dan paling banyak 50 huruf`]),
      ...(Number.isInteger(item.price) ? [] : [`${at}.price harus bilangan bulat`]),
      ...(Number.isInteger(item.quantity) && Number(item.quantity) >= 1
        ? []
        : [`${at}.quantity harus bilangan bulat lebih dari 0`]),
      ...['id', 'brand', 'category', 'merchant_name']
        .filter((name) => String(item[name] ?? '').length > 50)
        .map((name) => `${at}.${name} terlalu panjang`),
    ]
  })
  const sum = list(items).reduce((all, item) => all + Number(item.price) * Number(item.quantity), 0)
  return problems.length === 0 && sum !== amount
    ? ['transaction_details.gross_amount is not equal to the sum of item_details']
    : problems
}

function expiryProblems(world: World, body: Fields): string[] {
  if (body.expiry === undefined) return []
  const expiry = readExpiry(world, body)
  if (!expiry || expiry.lengthMs < 20_000) return ['expiry tidak valid']
  const ended = (expiry.startsAt ?? Infinity) + expiry.lengthMs <= world.clock.now()
  return ended ? ['expiry sudah lewat'] : []
}

function readExpiry(world: World, body: Fields): { startsAt?: number; lengthMs: number } | null {
  const expiry = fields(body.expiry)
  const lengthMs = lengthOf(expiry)
  if (lengthMs === null) return null
  if (expiry.start_time === undefined) return { lengthMs }
  const parts = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2}) ([+-]\d{2})(\d{2})$/.exec(
    String(expiry.start_time),
  )
  if (!parts) return null
  const startsAt = Date.parse(`${parts[1]}T${parts[2]}${parts[3]}:${parts[4]}`)
  if (Number.isNaN(startsAt)) return null
  // The shop's clock stays where it is when ours is pushed forward.
  const isShopClockBehind = world.clock.now() - startsAt > world.clock.offset() / 2
  return { lengthMs, startsAt: startsAt + (isShopClockBehind ? world.clock.offset() : 0) }
}

function lengthOf({ duration, unit }: Fields): number | null {
  const unitLength = unitMs[String(unit)]
  const isWhole = typeof duration === 'number' && Number.isInteger(duration) && duration > 0
  return isWhole && unitLength !== undefined ? duration * unitLength : null
}

function fields(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Fields)
    : {}
}

function list(value: unknown): Fields[] {
  return Array.isArray(value) ? value.map(fields) : []
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null
}
