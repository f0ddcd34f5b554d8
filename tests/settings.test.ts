import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

function start(settings: Record<string, string>) {
  const code = `const { env } = await import('#app/server/env.server.ts')
    process.stdout.write(JSON.stringify({ ...env, SESSION_SECRET: undefined }))`
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--input-type=module', '-e', code],
    { env: { PATH: process.env.PATH ?? '', NODE_ENV: 'production', ...settings } },
  )
  return { status, said: stderr.toString(), env: status === 0 ? JSON.parse(stdout.toString()) : {} }
}

const live = {
  APP_URL: 'https://lumbung.example.id/',
  TRUST_PROXY: '1',
  SESSION_SECRET: 'x'.repeat(32),
  MIDTRANS_SERVER_KEY: 'a',
  MIDTRANS_MERCHANT_ID: 'c',
}

test('nothing needs to be set, and an empty line means not set', () => {
  expect(start({ PORT: '', DATABASE_URL: '' }).env).toMatchObject({
    PORT: 3000,
    APP_URL: 'http://localhost:3000',
    DEMO: true,
    isLive: false,
  })
})

test('wrong settings are listed one by one, without a stack, and the program ends', () => {
  const { status, said } = start({ PORT: '99999', DEMO: 'perhaps', DATABASE_URL: 'mysql://x' })
  expect(status).toBe(1)
  expect(said).toMatch(/PORT must be from 1 to 65535/)
  expect(said).toMatch(/DEMO must be 1 or 0/)
  expect(said).toMatch(/DATABASE_URL must look like postgresql:/)
  expect(said).not.toMatch(/^\s+at /m)
})

test('a live site has no demo, no emulator and a secret of its own', () => {
  expect(start(live).env).toMatchObject({ isLive: true, DEMO: false, LOG_LEVEL: 'info' })
  expect(start({ ...live, DEMO: '1' }).said).toMatch(/DEMO must be 0 in production/)
  expect(start({ ...live, SESSION_SECRET: '' }).said).toMatch(/SESSION_SECRET must be set/)
  expect(start({ ...live, MIDTRANS_MERCHANT_ID: '' }).said).toMatch(/MIDTRANS_MERCHANT_ID must be/)
  const emulator = { MIDTRANS_CORE_URL: 'http://127.0.0.1:3001' }
  expect(start({ ...live, ...emulator }).said).toMatch(/must not be an emulator/)
})

test('real money is taken over https only, behind proxies that are counted', () => {
  const key = { ...live, MIDTRANS_SERVER_KEY: 'Mid-server-x', DEMO: '0' }
  expect(start(key).status).toBe(0)
  expect(start({ ...key, APP_URL: 'http://lumbung.example.id' }).said).toMatch(
    /APP_URL must be https/,
  )
  expect(start({ ...live, TRUST_PROXY: '0' }).said).toMatch(/TRUST_PROXY must be set/)
})

// Ask the key alone and this is red: newer keys of the sandbox look like real ones.
test('a sandbox is known by its key or by its addresses, and a key that cannot be sent by its spaces', () => {
  const key = { MIDTRANS_SERVER_KEY: 'Mid-server-x', MIDTRANS_MERCHANT_ID: 'c' }
  const [snap, core] = ['https://app.sandbox.midtrans.com/snap/v1', 'https://api.midtrans.com']
  expect(start(key).said).toMatch(/DEMO must be 0/)
  expect(start({ ...key, MIDTRANS_SNAP_URL: snap }).status).toBe(0)
  expect(start({ ...key, MIDTRANS_SNAP_URL: snap, MIDTRANS_CORE_URL: core }).said).toMatch(/DEMO/)
  for (const name of Object.keys(key)) {
    expect(start({ ...live, [name]: 'a b' }).said).toContain(`${name} must be a key without spaces`)
  }
})

test('a live site needs one way to be paid, whichever', () => {
  const { MIDTRANS_SERVER_KEY: _, MIDTRANS_MERCHANT_ID: __, ...unpaid } = live
  expect(start(unpaid).said).toMatch(/a way to be paid/)
  const stripe = { STRIPE_SECRET_KEY: 'sk_live_x', STRIPE_WEBHOOK_SECRET: 'whsec_x' }
  expect(start({ ...unpaid, ...stripe }).status).toBe(0)
  expect(start({ ...unpaid, STRIPE_SECRET_KEY: 'sk_live_x' }).said).toMatch(
    /STRIPE_WEBHOOK_SECRET must be set as well/,
  )
  expect(start({ ...stripe, APP_URL: 'http://pasar.example.id' }).said).toMatch(
    /APP_URL must be https/,
  )
  expect(start({ STRIPE_SECRET_KEY: 'pk_live_x' }).said).toMatch(/STRIPE_SECRET_KEY must look like/)
})

test('only an address of this machine alone gets the demo without asking', () => {
  expect(start({ APP_URL: 'http://127.0.0.1:4000' }).env.DEMO).toBe(true)
  expect(start({ APP_URL: 'http://pasar.example.id' }).env.DEMO).toBe(false)
  expect(start({ APP_URL: 'http://127.example.id' }).env.DEMO).toBe(false)
  expect(start({ APP_URL: 'http://pasar.example.id', DEMO: '1' }).env.DEMO).toBe(true)
})

test('proxies are counted, because each writes one address', () => {
  expect(start({}).env.TRUST_PROXY).toBe(0)
  expect(start({ TRUST_PROXY: '2' }).env.TRUST_PROXY).toBe(2)
  expect(start({ TRUST_PROXY: 'yes' }).said).toMatch(
    /TRUST_PROXY must be a whole number from 0 to 9/,
  )
})

test('one vendor of couriers at most, with a key that can be sent, and no emulator beside real money', () => {
  const [RAJAONGKIR_API_KEY, BITESHIP_API_KEY] = ['a', 'b']
  expect(start({ ...live, BITESHIP_API_KEY }).status).toBe(0)
  const both = start({ RAJAONGKIR_API_KEY, BITESHIP_API_KEY }).said
  expect(both).toMatch(/BITESHIP_API_KEY must not be set beside RAJAONGKIR_API_KEY/)
  expect(start({ BITESHIP_API_KEY: 'a b' }).said).toMatch(/must be a key without spaces/)
  const emulated = { ...live, RAJAONGKIR_API_KEY, RAJAONGKIR_URL: 'http://127.0.0.1:3003/api/v1' }
  expect(start(emulated).said).toMatch(/RAJAONGKIR_URL must not be an emulator/)
})

test('WhatsApp is set whole or not at all', () => {
  const keys = {
    WHATSAPP_TOKEN: 'EAAG',
    WHATSAPP_PHONE_NUMBER_ID: '106540352242922',
    WHATSAPP_APP_SECRET: 'x'.repeat(32),
    WHATSAPP_VERIFY_TOKEN: 'y'.repeat(16),
  }
  expect(start({}).env).toMatchObject({ WHATSAPP_API_URL: 'https://graph.facebook.com' })
  expect(start(keys).status).toBe(0)
  for (const name of Object.keys(keys)) {
    expect(start({ ...keys, [name]: '' }).said).toContain(`${name} must be set as well`)
  }
  expect(start({ ...keys, WHATSAPP_PHONE_NUMBER_ID: '+62 812' }).said).toMatch(/must be the id/)
  expect(start({ ...live, WHATSAPP_API_URL: 'http://127.0.0.1:9' }).said).toMatch(/an emulator/)
})

// Leave one of them out of vendor-addresses.ts and this is red.
test('a live site tells its keys to nobody in the open', () => {
  const plain = 'http://api.example.id'
  for (const name of [
    'MIDTRANS_SNAP_URL',
    'MIDTRANS_CORE_URL',
    'MIDTRANS_IRIS_URL',
    'STRIPE_API_URL',
    'RAJAONGKIR_URL',
    'BITESHIP_URL',
    'WHATSAPP_API_URL',
  ]) {
    expect(start({ ...live, [name]: plain }).said).toContain(`${name} must lead to https`)
  }
  const cloudinary = (prefix: string) =>
    start({ ...live, CLOUDINARY_URL: `cloudinary://k:s@desa?upload_prefix=${prefix}` }).said
  expect(cloudinary(plain)).toContain('CLOUDINARY_URL must lead to https')
  expect(cloudinary('http://127.0.0.1:1')).toContain('CLOUDINARY_URL must not be an emulator')
  expect(cloudinary('https://api-ap.cloudinary.com')).toBe('')
  const mail = (query: string) =>
    start({ ...live, SMTP_URL: `smtp://a:b@mail.id:587${query}` }).said
  expect([mail(''), mail('?pool=true')]).toEqual(['', ''])
  for (const query of ['?ignoreTLS=true', '?pool=true&requireTLS=false']) {
    expect(mail(query)).toContain('SMTP_URL must not say how to encrypt')
  }
})

test('what can be set stands in .env.example', () => {
  const shown = readFileSync('.env.example', 'utf8')
  const code = readFileSync('app/server/env.server.ts', 'utf8')
  const variables = [...code.matchAll(/^ {2}([A-Z][A-Z_]+):/gm)].map(([, name]) => name)
  expect(variables.length).toBeGreaterThan(40)
  expect(variables.filter((name) => !new RegExp(`^(# )?${name}=`, 'm').test(shown))).toEqual([])
})
