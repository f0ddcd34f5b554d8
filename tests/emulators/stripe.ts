import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createClock } from './shared/clock.ts'
import { serveControls } from './shared/control-routes.ts'
import { createFaultBook } from './shared/faults.ts'
import { sendJson } from './shared/http.ts'
import { createNotifier } from './shared/notifications.ts'
import { loadState, saveState } from './shared/state.ts'
import { serveApi } from './stripe/api.ts'
import { createControls, type Controls } from './stripe/controls.ts'
import { sign, watchExpiry, watchRefund } from './stripe/lifecycle.ts'
import { servePage } from './stripe/page.ts'
import { apiCalls, type Saved, type World } from './stripe/world.ts'

export type StripeEmulator = {
  url: string
  controls: Controls
  stop(): Promise<void>
}

type Options = {
  secretKey: string
  webhookSecret: string
  /** 0, the default, takes any free port. */
  port?: number
  /** Where events go; without one none are sent. */
  notificationUrl?: string
  /** Keeps payments over a restart. */
  stateFile?: string
  /** How long the bank takes to confirm a refund. */
  refundConfirmationMs?: number
}

const twoHours = 2 * 3_600_000

/** Stripe as far as the marketplace can see it, over real HTTP, without real money. */
export async function startStripeEmulator(options: Options): Promise<StripeEmulator> {
  const server = createServer()
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port ?? 0, '127.0.0.1', resolve)
  })
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const world = createWorld(options, url)
  const controls = createControls(world)
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    serve(world, controls, request, response).catch((error: unknown) => {
      if (response.headersSent) response.destroy()
      else sendJson(response, 500, { error: { type: 'api_error', message: String(error) } })
    })
  })
  return {
    url,
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
  const url = new URL(request.url ?? '/', world.url())
  if (await serveApi(world, request, response, url)) return
  if (await servePage(world, request, response, url.pathname)) return
  if (await serveControls(controls, request, response, url.pathname)) return
  sendJson(response, 404, { error: { type: 'invalid_request_error', message: 'Unrecognized URL' } })
}

/** Anything but 2xx is tried again, for days. */
const retriesAfter = (answer: number | string) =>
  typeof answer === 'number' && answer >= 200 && answer < 300 ? 0 : 5

function createWorld(options: Options, url: string): World {
  const { stateFile, secretKey, webhookSecret } = options
  const nothing: Saved = { count: 0, sessions: [], intents: [], refunds: [], disputes: [] }
  const saved = loadState<Saved>(stateFile, nothing)
  const byId = <T extends { id: string }>(list: { id: string }[]) =>
    new Map(list.map((item) => [item.id, item as T]))
  const clock = createClock()
  const world: World = {
    secretKey,
    webhookSecret,
    notificationUrl: options.notificationUrl ?? null,
    clock,
    faults: createFaultBook(apiCalls),
    notifier: createNotifier(clock, {
      retriesAfter,
      headers: (body) => ({
        'user-agent': 'Stripe/1.0 (+https://stripe.com/docs/webhooks)',
        'stripe-signature': sign(body, { secret: webhookSecret, at: clock.now() }),
      }),
    }),
    sessions: byId(saved.sessions),
    intents: byId(saved.intents),
    refunds: byId(saved.refunds),
    disputes: byId(saved.disputes),
    idempotency: new Map(),
    lastEvents: new Map(),
    refundConfirmationMs: options.refundConfirmationMs ?? twoHours,
    refundsBegin: 'succeeded',
    callsRunning: 0,
    count: saved.count,
    url: () => url,
    save() {
      if (!stateFile) return
      const { count, sessions, intents, refunds, disputes } = world
      saveState(stateFile, {
        count,
        sessions: [...sessions.values()],
        intents: [...intents.values()],
        refunds: [...refunds.values()],
        disputes: [...disputes.values()],
      })
    },
  }
  for (const session of world.sessions.values()) watchExpiry(world, session)
  for (const refund of world.refunds.values()) watchRefund(world, refund)
  return world
}
