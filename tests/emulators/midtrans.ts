import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { serveApi } from './midtrans/api.ts'
import { createClock } from './shared/clock.ts'
import { serveControls } from './shared/control-routes.ts'
import { createControls, type Controls } from './midtrans/controls.ts'
import { createFaultBook } from './shared/faults.ts'
import { serveHostedPage } from './midtrans/hosted-routes.ts'
import { sendHtml, sendJson } from './shared/http.ts'
import { indexPage } from './midtrans/index-page.ts'
import { watchExpiry, watchRefund, watchSettlement } from './midtrans/lifecycle.ts'
import { addKnownPayments, type KnownPayment } from './midtrans/known-payments.ts'
import { createNotifier } from './shared/notifications.ts'
import { loadState, saveState } from './shared/state.ts'
import { apiCalls, ByOrder, type Saved, type World } from './midtrans/world.ts'

export type { Controls } from './midtrans/controls.ts'

export type MidtransEmulator = {
  url: string
  snapUrl: string
  coreUrl: string
  port: number
  controls: Controls
  stop(): Promise<void>
}

export type EmulatorOptions = {
  serverKey: string
  /** 0, the default, takes any free port. */
  port?: number
  merchantId?: string
  /** Where notifications go; without one none are sent, unless the create call names its own. */
  notificationUrl?: string
  /** The address browsers see, where it differs from `http://127.0.0.1:<port>`. */
  publicUrl?: string
  now?: () => number
  /** Keeps payments over a restart. */
  stateFile?: string
  /** Made before this emulator began. */
  knownPayments?: readonly KnownPayment[]
  /** How long the bank takes to confirm a refund. */
  refundConfirmationMs?: number
}

/** How often Midtrans tries again depends on what it heard. */
export function retriesAfter(answer: number | string): number {
  if (typeof answer === 'number' && answer >= 200 && answer < 300) return 0
  if (answer === 500) return 1
  if (answer === 503) return 4
  if (answer === 400 || answer === 404) return 2
  return 5
}

const twoHours = 2 * 3_600_000

/** Midtrans as far as the marketplace can see it, over real HTTP, without real money. */
export async function startMidtransEmulator(options: EmulatorOptions): Promise<MidtransEmulator> {
  const server = createServer()
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port ?? 0, '127.0.0.1', resolve)
  })
  const { port } = server.address() as AddressInfo
  const url = `http://127.0.0.1:${port}`
  const world = createWorld(options, options.publicUrl ?? url)
  addKnownPayments(world, options.knownPayments ?? [])
  const controls = createControls(world)
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    serve(world, controls, request, response).catch((error: unknown) => {
      if (response.headersSent) response.destroy()
      else sendJson(response, 500, { error_messages: [String(error)] })
    })
  })
  return {
    url,
    snapUrl: `${url}/snap/v1`,
    coreUrl: url,
    port,
    controls,
    async stop() {
      world.clock.stop()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

async function serve(
  world: World,
  controls: Controls,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  // Read as text and not through `URL`, which would tidy up the `..` a careless caller sends.
  const path = (request.url ?? '/').split('?')[0] ?? '/'
  if (await serveApi(world, request, response, path)) return
  if (await serveHostedPage(world, request, response, path)) return
  if (await serveControls(controls, request, response, path)) return
  if (path === '/') sendHtml(response, 200, indexPage(world))
  else
    sendJson(response, 404, {
      status_code: '404',
      status_message: 'The requested resource is not found',
    })
}

function createWorld(options: EmulatorOptions, url: string): World {
  const { stateFile } = options
  const saved = loadState<Saved>(stateFile, { count: 0, sessions: [], transactions: [] })
  const clock = createClock(options.now)
  const sessions = new Map(saved.sessions.map((session) => [session.token, session]))
  const transactions = new Map(saved.transactions.map((tx) => [tx.transactionId, tx]))
  const world: World = {
    serverKey: options.serverKey,
    merchantId: options.merchantId ?? 'G000000001',
    clock,
    faults: createFaultBook(apiCalls),
    notifier: createNotifier(clock, {
      retriesAfter,
      headers: () => ({ 'user-agent': 'Veritrans' }),
    }),
    sessions,
    transactions,
    sessionsOf: new ByOrder(),
    transactionsOf: new ByOrder(),
    defaultNotificationUrls: options.notificationUrl ? [options.notificationUrl] : [],
    requests: [],
    idempotency: new Map(),
    banksRefuseRefunds: false,
    refundConfirmationMs: options.refundConfirmationMs ?? twoHours,
    count: saved.count,
    url: () => url,
    save() {
      if (!stateFile) return
      saveState(stateFile, {
        count: world.count,
        sessions: [...sessions.values()],
        transactions: [...transactions.values()],
      })
    },
  }
  for (const session of sessions.values()) world.sessionsOf.add(session)
  for (const tx of transactions.values()) {
    world.transactionsOf.add(tx)
    watchExpiry(world, tx)
    watchSettlement(world, tx)
    for (const made of tx.refunds) watchRefund(world, tx, made)
  }
  return world
}
