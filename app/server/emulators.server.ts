import path from 'node:path'
import { configure, env, isPaymentConfigured } from '#app/server/env.server.ts'
import { freePort, isFreePort } from '#app/server/postgres-cluster.server.ts'
import type { knownPlaces } from '#app/server/known-places.server.ts'
import type { Program } from '#app/server/program.server.ts'
import type { SamplePayment } from '#app/server/sample-payments.server.ts'

/** Known to everybody and worth nothing: they only open our own emulators. */
const midtrans = {
  MIDTRANS_SERVER_KEY: 'SB-Mid-server-lumbung-emulator',
  MIDTRANS_MERCHANT_ID: 'G000000000',
}
const stripe = {
  STRIPE_SECRET_KEY: 'sk_test_lumbung_emulator',
  STRIPE_WEBHOOK_SECRET: 'whsec_lumbung_emulator',
}

const couriers = { BITESHIP_API_KEY: 'biteship_test.lumbung-emulator' }

/** An account of nobody: what is transferred to it is only said. */
const transfer = {
  TRANSFER_BANK: 'Bank Contoh',
  TRANSFER_ACCOUNT: '0000 1111 2222',
  TRANSFER_HOLDER: 'BUM Desa Bersama Contoh',
  TRANSFER_QRIS:
    '00020101021126640016ID.CO.CONTOH.WWW011993600999000000001760210D0000000170303UMI51440014ID.CO.QRIS.WWW0215ID10200000000170303UMI5204541153033605802ID5915WARUNG DESA UJI6005GARUT61054415162070703A01630431FB',
}

/** Beside real money nobody makes up what a parcel costs: then only villages bring goods. */
const areCouriersNeeded = () => areNeeded() && !env.RAJAONGKIR_API_KEY && !env.BITESHIP_API_KEY

/** All of them or none: made-up money beside real money would be taken for it. */
const areNeeded = () => !isPaymentConfigured() && !env.isLive

type Emulator = { stop: () => Promise<void> }
type Common = { port: number; notificationUrl: string; stateFile: string }
type StartMidtrans = (
  options: Common & {
    serverKey: string
    merchantId: string
    knownPayments: readonly SamplePayment[]
  },
) => Promise<Emulator & { snapUrl: string; coreUrl: string }>
type StartStripe = (
  options: Common & { secretKey: string; webhookSecret: string },
) => Promise<Emulator & { url: string }>
type StartBiteship = (
  options: Common & typeof knownPlaces & { apiKey: string; knowsEveryWaybill: boolean },
) => Promise<Emulator & { url: string }>

/** Stand in for payment providers and couriers when no key is set: real HTTP, made-up money. */
export async function startEmulators(
  program: Program,
  load: {
    midtrans: () => Promise<{ startMidtransEmulator: StartMidtrans }>
    stripe: () => Promise<{ startStripeEmulator: StartStripe }>
    biteship: () => Promise<{ startBiteshipEmulator: StartBiteship }>
  },
): Promise<void> {
  if (areCouriersNeeded()) await startCouriers(program, load.biteship)
  if (!areNeeded()) return
  const { startMidtransEmulator } = await load.midtrans()
  const { startStripeEmulator } = await load.stripe()
  const { listSamplePayments } = await import('#app/server/sample-payments.server.ts')
  const local = await startMidtransEmulator({
    ...(await commonOf('midtrans', env.EMULATOR_PORT)),
    serverKey: midtrans.MIDTRANS_SERVER_KEY,
    merchantId: midtrans.MIDTRANS_MERCHANT_ID,
    knownPayments: await listSamplePayments(),
  })
  program.onEnd(() => local.stop())
  const cards = await startStripeEmulator({
    ...(await commonOf('stripe', stripePort())),
    secretKey: stripe.STRIPE_SECRET_KEY,
    webhookSecret: stripe.STRIPE_WEBHOOK_SECRET,
  })
  program.onEnd(() => cards.stop())
  configure({ ...midtrans, MIDTRANS_SNAP_URL: local.snapUrl, MIDTRANS_CORE_URL: local.coreUrl })
  configure({ ...stripe, ...transfer, STRIPE_API_URL: cards.url })
}

async function startCouriers(
  program: Program,
  load: () => Promise<{ startBiteshipEmulator: StartBiteship }>,
): Promise<void> {
  const { startBiteshipEmulator } = await load()
  const { knownPlaces } = await import('#app/server/known-places.server.ts')
  const { url, stop } = await startBiteshipEmulator({
    ...(await commonOf('biteship', courierPort())),
    ...knownPlaces,
    apiKey: couriers.BITESHIP_API_KEY,
    knowsEveryWaybill: true,
  })
  program.onEnd(() => stop())
  configure({ ...couriers, BITESHIP_URL: url })
}

const courierPort = () => Math.min(env.EMULATOR_PORT + 2, 65_535)
const stripePort = () => Math.min(env.EMULATOR_PORT + 1, 65_535)

async function commonOf(name: string, port: number): Promise<Common> {
  return {
    port: (await isFreePort(port)) ? port : await freePort(),
    notificationUrl: `http://127.0.0.1:${env.PORT}/webhooks/${name}`,
    stateFile: path.join(env.DATA_DIR, `${name}-emulator.json`),
  }
}

/** A worker of its own talks to the emulators that the web process started. */
export function pointToEmulators(): void {
  if (areCouriersNeeded()) {
    configure({ ...couriers, BITESHIP_URL: `http://127.0.0.1:${courierPort()}` })
  }
  if (!areNeeded()) return
  const url = `http://127.0.0.1:${env.EMULATOR_PORT}`
  configure({ ...midtrans, MIDTRANS_SNAP_URL: `${url}/snap/v1`, MIDTRANS_CORE_URL: url })
  configure({ ...stripe, ...transfer, STRIPE_API_URL: `http://127.0.0.1:${stripePort()}` })
}
