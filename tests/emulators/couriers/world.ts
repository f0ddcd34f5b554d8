import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { serveControls } from '../shared/control-routes.ts'
import {
  createFaultBook,
  type FaultBook,
  type FaultKind,
  isBeforeEffect,
  misbehave,
} from '../shared/faults.ts'
import { sendHtml, sendJson } from '../shared/http.ts'
import { loadState, record, saveState } from '../shared/state.ts'
import { parcelsPage } from './parcels-page.ts'

/** A village with all that is above it. */
export type KnownPlace = {
  code: string
  village: string
  district: string
  regency: string
  province: string
  postalCode: string
}

export const steps = ['confirmed', 'picked', 'droppingOff', 'delivered'] as const
export type Step = (typeof steps)[number] | 'on_hold' | 'returned'

export type Parcel = {
  courier: string
  waybill: string
  history: { status: Step; at: string; note: string; city: string }[]
}

export type CourierCall = 'areas' | 'tariffs' | 'track'
export const courierCalls: readonly CourierCall[] = ['areas', 'tariffs', 'track']

export type Reply = { status: number; body: unknown }
type Asked = { call: CourierCall; detail: unknown }

export type Options = {
  apiKey: string
  /** 0, the default, takes any free port. */
  port?: number
  /** The villages with all of these words, and the one with this code. */
  findPlaces: (words: string) => Promise<readonly KnownPlace[]>
  placeOf: (code: string) => Promise<KnownPlace | null>
  /** Takes every waybill for one of its own, since nobody brings parcels to it. */
  knowsEveryWaybill?: boolean
  /** Keeps parcels over a restart. */
  stateFile?: string
  /** Where it tells of parcels that moved. */
  notificationUrl?: string
}

export type World = {
  options: Options
  parcels: Parcel[]
  /**
   * The courier goes nowhere, or for nothing; its list has a year behind each regular service and a row
   * without a price; it calls its parcel services otherwise: what a bad day looks like.
   */
  mood: 'well' | 'nobody' | 'free' | 'odd' | 'renamed' | 'no-credit'
  /** On top of every price. */
  surcharge: number
  faults: FaultBook<CourierCall>
  asked: Asked[]
  save(): void
  notify(parcel: Parcel): Promise<void>
}

const notes: Record<Step, string> = {
  confirmed: 'Paket diterima di konter',
  picked: 'Paket berangkat dari gudang asal',
  droppingOff: 'Paket dibawa kurir ke alamat penerima',
  delivered: 'Paket diterima oleh penerima',
  on_hold: 'Alamat tidak ditemukan, kurir mencoba lagi',
  returned: 'Paket kembali ke pengirim',
}

/** What tests and the page of parcels make happen. */
export function createControls(world: World) {
  const find = ({ waybill }: { waybill: string }) =>
    world.parcels.find((parcel) => parcel.waybill === waybill) ??
    fail(`There is no parcel ${waybill}`)
  return {
    /** Somebody brought a parcel to a counter. */
    bring({ waybill, courier }: { waybill: string; courier: string }): void {
      addParcel(world, { waybill, courier })
    },
    async move({ waybill, to, at }: { waybill: string; to: Step; at?: string }): Promise<void> {
      const parcel = find({ waybill })
      parcel.history.push(momentOf(to, at))
      world.save()
      await world.notify(parcel)
    },
    async next({ waybill }: { waybill: string }): Promise<void> {
      const { history } = find({ waybill })
      const last = history.at(-1)?.status
      const to = steps[steps.findIndex((step) => step === last) + 1]
      if (to) await this.move({ waybill, to })
    },
    mood({ mood }: { mood: World['mood'] }): void {
      world.mood = mood
    },
    surcharge({ amount }: { amount: number }): void {
      world.surcharge = amount
    },
    fault(fault: { call: CourierCall | '*'; kind: FaultKind; times?: number; ms?: number }): void {
      world.faults.set(fault)
    },
    calm(): void {
      world.faults.clear()
      world.mood = 'well'
      world.surcharge = 0
    },
    requests: () => world.asked,
  }
}

export type Controls = ReturnType<typeof createControls>

const momentOf = (status: Step, at = new Date().toISOString()) => ({
  status,
  at,
  note: notes[status],
  city: 'Blitar',
})

export function addParcel(world: World, { waybill, courier }: Omit<Parcel, 'history'>): Parcel {
  const parcel: Parcel = { waybill, courier, history: [momentOf('confirmed')] }
  world.parcels.push(parcel)
  world.save()
  return parcel
}

/** The parcel of a number; in the demonstration every number is one. */
export function parcelOf(world: World, courier: string, waybill: string): Parcel | undefined {
  const known = world.parcels.find((each) => each.waybill === waybill && each.courier === courier)
  if (known || !world.options.knowsEveryWaybill) return known
  return addParcel(world, { waybill, courier })
}

type Answer = (
  world: World,
  request: IncomingMessage,
  url: URL,
) => Promise<{ call: CourierCall; detail: unknown; reply: Reply } | null>

export type CourierEmulator = { url: string; controls: Controls; stop(): Promise<void> }

/** A server that answers as `answer` says, unless a fault stands in the way. */
export async function startServer(
  options: Options,
  answer: Answer,
  bodyOfHint: (parcel: Parcel) => object,
): Promise<CourierEmulator> {
  const world = createWorld(options, bodyOfHint)
  const controls = createControls(world)
  const server = createServer((request, response) => {
    serve(world, controls, { request, response, answer }).catch((error: unknown) => {
      if (response.headersSent) response.destroy()
      else sendJson(response, 500, { success: false, error: String(error) })
    })
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port ?? 0, '127.0.0.1', resolve)
  })
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    controls,
    async stop() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

async function serve(
  world: World,
  controls: Controls,
  io: { request: IncomingMessage; response: ServerResponse; answer: Answer },
): Promise<void> {
  const { request, response, answer } = io
  const url = new URL(request.url ?? '/', 'http://localhost')
  if (url.pathname === '/') return sendHtml(response, 200, parcelsPage(world.parcels))
  if (await serveControls(controls, request, response, url.pathname)) return
  const answered = await answer(world, request, url)
  if (!answered) return sendJson(response, 404, { success: false, error: 'Not found' })
  record(world.asked, { call: answered.call, detail: answered.detail })
  const fault = world.faults.take(answered.call)
  if (fault && isBeforeEffect(fault)) return misbehave(fault, response)
  if (fault) return misbehave(fault, response, answered.reply)
  sendJson(response, answered.reply.status, answered.reply.body)
}

function createWorld(options: Options, bodyOfHint: (parcel: Parcel) => object): World {
  const saved = loadState<{ parcels: Parcel[] }>(options.stateFile, { parcels: [] })
  const world: World = {
    options,
    parcels: saved.parcels,
    mood: 'well',
    surcharge: 0,
    faults: createFaultBook(courierCalls),
    asked: [],
    save() {
      if (options.stateFile) saveState(options.stateFile, { parcels: world.parcels })
    },
    async notify(parcel) {
      if (!options.notificationUrl) return
      // Nobody signs this, and nobody tries again.
      await fetch(options.notificationUrl, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(bodyOfHint(parcel)),
      }).catch(() => undefined)
    },
  }
  return world
}

function fail(message: string): never {
  throw new Error(message)
}
