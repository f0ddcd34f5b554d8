import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { parseQris } from '#integrations/payments/qris.ts'
import { isMidtransSandbox } from '#app/server/midtrans-addresses.ts'
import { singleton } from '#app/server/singleton.server.ts'
import { isLoopback, vendorProblems } from '#app/server/vendor-addresses.ts'

// The only file that reads process.env. `.env.example` explains every variable.

const optional = z.string().optional()
const apiKey = z.string().regex(/^\S+$/, 'must be a key without spaces').optional()
const url = z.url('must be a full address such as https://lumbung.example.id')
const webUrl = url.regex(/^https?:\/\//, 'must start with http:// or https://')
const databaseUrl = z
  .string()
  .regex(/^postgres(ql)?:\/\/./, 'must look like postgresql://user:password@host:5432/name')
const flag = z
  .enum(['0', '1', 'false', 'true'], 'must be 1 or 0')
  .transform((value) => value === '1' || value === 'true')
const wholeNumber = (from: number, to: number) =>
  z
    .string()
    .regex(/^\d{1,6}$/, `must be a whole number from ${from} to ${to}`)
    .transform(Number)
    .refine((value) => value >= from && value <= to, `must be from ${from} to ${to}`)
const port = wholeNumber(1, 65_535)

const variables = z.object({
  NODE_ENV: z
    .enum(['production', 'development', 'test'], 'must be production, development or test')
    .default('production'),
  PORT: port.default(3000),
  HOST: z.string().default('0.0.0.0'),
  APP_URL: webUrl.transform((value) => new URL(value).origin).optional(),
  /** How many proxies of our own write X-Forwarded-For; 0 drops every such header as forged. */
  TRUST_PROXY: wholeNumber(0, 9).default(0),
  DATABASE_URL: databaseUrl.optional(),
  DATABASE_REPLICA_URL: databaseUrl.optional(),
  DATABASE_POOL_SIZE: wholeNumber(2, 200).default(16),
  /** The port of the embedded PostgreSQL; by default a free one is chosen once and kept. */
  DATABASE_PORT: port.optional(),
  DATA_DIR: z.string().default('data'),
  DEMO: flag.optional(),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).optional(),
  SESSION_SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
  METRICS_TOKEN: z.string().min(16, 'must have at least 16 characters').optional(),
  MIDTRANS_SERVER_KEY: apiKey,
  MIDTRANS_MERCHANT_ID: apiKey,
  MIDTRANS_SNAP_URL: webUrl.optional(),
  MIDTRANS_CORE_URL: webUrl.optional(),
  STRIPE_SECRET_KEY: z
    .string()
    .regex(/^(sk|rk)_(test|live)_\S+$/, 'must look like sk_live_… or sk_test_…')
    .optional(),
  STRIPE_WEBHOOK_SECRET: z
    .string()
    .regex(/^whsec_\S+$/, 'must look like whsec_…')
    .optional(),
  STRIPE_API_URL: webUrl.optional(),
  /** The account that buyers transfer to, where people look at the statement. */
  TRANSFER_BANK: optional,
  TRANSFER_ACCOUNT: z
    .string()
    .regex(/^[\d .-]{6,30}$/, 'must be the number of an account')
    .optional(),
  TRANSFER_HOLDER: optional,
  TRANSFER_QRIS: z
    .string()
    .refine((code) => parseQris(code)?.isStatic, 'must be the whole text of a static QRIS code')
    .optional(),
  /** Where the emulators of third parties listen when no real key is set. */
  EMULATOR_PORT: port.optional(),
  /** The one origin whose calendars may lie on this machine and without https: the emulator's. */
  CALENDAR_TEST_ORIGIN: webUrl.transform((value) => new URL(value).origin).optional(),
  CLOUDINARY_URL: z
    .string()
    .regex(
      /^cloudinary:\/\/[^:@/]+:[^:@/]+@[a-z0-9_-]{1,60}(\?.*)?$/,
      'must look like cloudinary://key:secret@cloud',
    )
    .optional(),
  /** Tariffs and tracking of parcel couriers: one vendor, or none. */
  RAJAONGKIR_API_KEY: apiKey,
  RAJAONGKIR_URL: webUrl.optional(),
  BITESHIP_API_KEY: apiKey,
  BITESHIP_URL: webUrl.optional(),
  /** Midtrans' payouts, to hear what became of refunds that were sent through it: both keys or none. */
  IRIS_API_KEY: apiKey,
  IRIS_MERCHANT_KEY: apiKey,
  MIDTRANS_IRIS_URL: webUrl.optional(),
  MEILI_URL: webUrl.optional(),
  MEILI_KEY: optional,
  SMTP_URL: url.regex(/^smtps?:\/\//, 'must start with smtp:// or smtps://').optional(),
  MAIL_FROM: z.string().default('Lumbung <no-reply@localhost>'),
  /** WhatsApp Cloud API: all four or none. */
  WHATSAPP_TOKEN: optional,
  WHATSAPP_PHONE_NUMBER_ID: z
    .string()
    .regex(/^\d{5,30}$/, 'must be the id of the number, in digits')
    .optional(),
  WHATSAPP_APP_SECRET: z.string().min(16, 'must have at least 16 characters').optional(),
  WHATSAPP_VERIFY_TOKEN: z.string().min(16, 'must have at least 16 characters').optional(),
  WHATSAPP_API_URL: webUrl.default('https://graph.facebook.com'),
  WHATSAPP_API_VERSION: z
    .string()
    .regex(/^v\d+\.0$/, 'must look like v23.0')
    .default('v23.0'),
  /** Shown at the foot of every page, as the law asks of a marketplace. */
  OPERATOR_NAME: z.string().default('Lumbung'),
  COMPLAINT_EMAIL: optional,
  COMPLAINT_PHONE: optional,
  PSE_NUMBER: optional,
})

/** Without the secret nobody could tell its news from anybody's. */
const keysOfWhatsApp = [
  'WHATSAPP_TOKEN',
  'WHATSAPP_PHONE_NUMBER_ID',
  'WHATSAPP_APP_SECRET',
  'WHATSAPP_VERIFY_TOKEN',
] as const

/** What each payment provider needs, all or nothing. */
const keysOfProviders = [
  ['MIDTRANS_SERVER_KEY', 'MIDTRANS_MERCHANT_ID'],
  ['STRIPE_SECRET_KEY', 'STRIPE_WEBHOOK_SECRET'],
  ['TRANSFER_BANK', 'TRANSFER_ACCOUNT', 'TRANSFER_HOLDER'],
] as const

const schema = variables
  .transform((values) => {
    const appUrl = values.APP_URL ?? `http://localhost:${values.PORT}`
    // Only then do strangers pay with real money: emulators and demo logins are refused.
    const isLive = values.NODE_ENV === 'production' && appUrl.startsWith('https://')
    return {
      ...values,
      isLive,
      APP_URL: appUrl,
      DATA_DIR: path.resolve(values.DATA_DIR),
      // Its logins are known to everybody, so an address that others can reach must ask for it.
      DEMO: values.DEMO ?? (!isLive && isLoopback(appUrl)),
      LOG_LEVEL: values.LOG_LEVEL ?? (isLive ? ('info' as const) : ('warn' as const)),
      EMULATOR_PORT: values.EMULATOR_PORT ?? Math.min(values.PORT + 1, 65_535),
    }
  })
  .superRefine((values, context) => {
    const refuse = (variable: string, message: string) =>
      context.addIssue({ code: 'custom', path: [variable], message })
    for (const keys of [...keysOfProviders, keysOfWhatsApp]) {
      const missing = keys.filter((name) => !values[name])
      if (missing.length === keys.length) continue
      for (const name of missing)
        refuse(name, `must be set as well: ${keys.join(' and ')} belong together`)
    }
    if (values.isLive && keysOfProviders.every(([key]) => !values[key])) {
      const either = keysOfProviders.map(([key]) => key).join(' or ')
      refuse(either, 'must be set: a live site needs a way to be paid')
    }
    const takesRealMoney =
      (values.MIDTRANS_SERVER_KEY &&
        !isMidtransSandbox(values) &&
        !isLoopback(values.MIDTRANS_SNAP_URL)) ||
      (values.STRIPE_SECRET_KEY?.includes('_live_') && !isLoopback(values.STRIPE_API_URL))
    if (takesRealMoney && values.DEMO) {
      refuse('DEMO', 'must be 0 with a production key: demo logins are known to everybody')
    }
    if (takesRealMoney && !values.isLive) {
      refuse('APP_URL', 'must be https, with NODE_ENV=production, when the key takes real money')
    }
    if (values.RAJAONGKIR_API_KEY && values.BITESHIP_API_KEY) {
      refuse('BITESHIP_API_KEY', 'must not be set beside RAJAONGKIR_API_KEY: one of them is asked')
    }
    if (Boolean(values.IRIS_API_KEY) !== Boolean(values.IRIS_MERCHANT_KEY)) {
      refuse('IRIS_MERCHANT_KEY', 'must be set with IRIS_API_KEY: it signs the news of payouts')
    }
    if (!values.isLive) return
    if (values.TRUST_PROXY === 0) {
      refuse(
        'TRUST_PROXY',
        'must be set in production: https ends at a proxy, and limits count visitors behind it',
      )
    }
    if (values.DEMO) refuse('DEMO', 'must be 0 in production: demo logins are known to everybody')
    if (!values.SESSION_SECRET) refuse('SESSION_SECRET', 'must be set in production')
    if (values.MEILI_URL && !values.MEILI_KEY) {
      refuse('MEILI_KEY', 'must be set in production: a server without a key is open to everybody')
    }
    if (values.CALENDAR_TEST_ORIGIN) {
      refuse('CALENDAR_TEST_ORIGIN', 'must not be set in production')
    }
    for (const { name, problem } of vendorProblems(values)) refuse(name, problem)
  })

/** Whether anybody is asked for real, or at least for a sandbox's, money. */
export const isPaymentConfigured = () => keysOfProviders.some(([key]) => env[key] !== undefined)

type Parsed = z.infer<typeof schema>
export type Env = Omit<Parsed, 'SESSION_SECRET'> & { readonly SESSION_SECRET: string }

export const env: Env = singleton('env', () => {
  // An empty line in a .env file means "not set".
  const given = Object.entries(process.env).filter(([, value]) => value !== '')
  const parsed = schema.safeParse(Object.fromEntries(given))
  if (!parsed.success) {
    const problems = parsed.error.issues.map(
      (issue) => `  ${issue.path.join('.')} ${issue.message}`,
    )
    process.stderr.write(`Lumbung cannot start with these settings:\n${problems.join('\n')}\n`)
    process.exit(1)
  }
  process.env.NODE_ENV = parsed.data.NODE_ENV
  return {
    ...parsed.data,
    get SESSION_SECRET() {
      return parsed.data.SESSION_SECRET ?? storedSecret(parsed.data.DATA_DIR)
    },
  }
})

/** Fills in what the start itself finds out: the embedded database and the emulators. */
export function configure(values: Partial<Omit<Env, 'SESSION_SECRET'>>): void {
  Object.assign(env, values)
  // Libraries look here as well: React picks its fast build by it.
  if (values.NODE_ENV) process.env.NODE_ENV = values.NODE_ENV
}

/** npm puts a shell between itself and the program, and that shell keeps signals to itself. */
export const isStartedByNpm = process.env.npm_lifecycle_event !== undefined

/** A machine without settings still needs a secret that outlives a restart. */
function storedSecret(folder: string): string {
  const file = path.join(folder, 'session-secret')
  mkdirSync(folder, { recursive: true })
  try {
    writeFileSync(file, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  return readFileSync(file, 'utf8').trim()
}
