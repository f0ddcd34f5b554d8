import path from 'node:path'
import { configure, env } from '#app/server/env.server.ts'
import { freePort, isFreePort } from '#app/server/postgres-cluster.server.ts'
import type { Program } from '#app/server/program.server.ts'
import type { SamplePayment } from '#app/server/sample-payments.server.ts'

/** Known to everybody and worth nothing: they only open our own emulator. */
const midtrans = {
  MIDTRANS_SERVER_KEY: 'SB-Mid-server-lumbung-emulator',
  MIDTRANS_CLIENT_KEY: 'SB-Mid-client-lumbung-emulator',
  MIDTRANS_MERCHANT_ID: 'G000000000',
}

const isNeeded = () => !env.MIDTRANS_SERVER_KEY && !env.isLive

type StartMidtrans = (options: {
  port: number
  serverKey: string
  merchantId: string
  notificationUrl: string
  stateFile: string
  knownPayments: readonly SamplePayment[]
}) => Promise<{ snapUrl: string; coreUrl: string; stop: () => Promise<void> }>

/** Stands in for the payment provider when no real key is set: real HTTP, made-up money. */
export async function startEmulators(
  program: Program,
  load: () => Promise<{ startMidtransEmulator: StartMidtrans }>,
): Promise<void> {
  if (!isNeeded()) return
  const { startMidtransEmulator } = await load()
  const { listSamplePayments } = await import('#app/server/sample-payments.server.ts')
  const port = (await isFreePort(env.EMULATOR_PORT)) ? env.EMULATOR_PORT : await freePort()
  const emulator = await startMidtransEmulator({
    port,
    serverKey: midtrans.MIDTRANS_SERVER_KEY,
    merchantId: midtrans.MIDTRANS_MERCHANT_ID,
    notificationUrl: `http://127.0.0.1:${env.PORT}/webhooks/midtrans`,
    stateFile: path.join(env.DATA_DIR, 'midtrans-emulator.json'),
    knownPayments: await listSamplePayments(),
  })
  program.onEnd(() => emulator.stop())
  configure({
    ...midtrans,
    MIDTRANS_SNAP_URL: emulator.snapUrl,
    MIDTRANS_CORE_URL: emulator.coreUrl,
  })
}

/** A worker of its own talks to the emulator that the web process started. */
export function pointToEmulators(): void {
  if (!isNeeded()) return
  const url = `http://127.0.0.1:${env.EMULATOR_PORT}`
  configure({ ...midtrans, MIDTRANS_SNAP_URL: `${url}/snap/v1`, MIDTRANS_CORE_URL: url })
}
