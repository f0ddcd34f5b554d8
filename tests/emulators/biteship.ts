import type { IncomingMessage } from 'node:http'
import { tariffsBetween } from './couriers/tariffs.ts'
import {
  type CourierCall,
  type CourierEmulator,
  type KnownPlace,
  type Options,
  type Parcel,
  parcelOf,
  type Reply,
  startServer,
  type World,
} from './couriers/world.ts'
import { readBody } from './shared/http.ts'

/** Biteship v1 as far as the marketplace can see it: areas are kecamatan with a postal code, JSON both ways. */
export const startBiteshipEmulator = (options: Options): Promise<CourierEmulator> =>
  startServer(options, answer, hintOf)

const ok = (body: object): Reply => ({ status: 200, body: { success: true, ...body } })
const refuse = (status: number, error: string, code: number): Reply => ({
  status,
  body: { success: false, error, code },
})

async function answer(world: World, request: IncomingMessage, { pathname, searchParams }: URL) {
  const isPost = request.method === 'POST'
  const text = isPost ? await readBody(request) : ''
  const key = request.headers.authorization?.replace(/^Bearer /, '')
  const answerOf = (call: CourierCall, detail: unknown, reply: Reply) => ({
    call,
    detail,
    reply: key === world.options.apiKey ? reply : refuse(401, 'Authorization failed', 40101001),
  })
  if (pathname === '/v1/maps/areas' && !isPost) {
    const input = searchParams.get('input') ?? ''
    return answerOf('areas', { input }, await areas(world, input))
  }
  if (pathname === '/v1/rates/couriers' && isPost) {
    const asked = JSON.parse(text) as Rates
    return answerOf('tariffs', asked, await rates(world, asked))
  }
  const [, waybill = '', courier = ''] =
    /^\/v1\/trackings\/([^/]+)\/couriers\/([^/]+)$/.exec(pathname) ?? []
  if (waybill) {
    const asked = { waybill: decodeURIComponent(waybill), courier }
    return answerOf('track', asked, tracking(world, asked))
  }
  return null
}

/** A village of it stands for the kecamatan. */
const areaIdOf = ({ code, postalCode }: KnownPlace) =>
  `IDNP${code.slice(0, 2)}IDNC${code.replaceAll('.', '').slice(0, 6)}IDZ${postalCode}`

async function areas(world: World, input: string): Promise<Reply> {
  const found = await world.options.findPlaces(input)
  const distinct = new Map(found.map((place) => [areaIdOf(place), place]))
  return ok({
    areas: [...distinct].map(([id, { district, regency, province, postalCode }]) => {
      const city = regency.replace(/^(Kabupaten|Kota)( Administrasi)? /, '')
      return {
        id,
        name: `${district}, ${city}, ${province}. ${postalCode}`,
        country_name: 'Indonesia',
        country_code: 'ID',
        administrative_division_level_1_name: province,
        administrative_division_level_1_type: 'province',
        administrative_division_level_2_name: city,
        // Its word for Kabupaten and Kota alike, and the name says neither.
        administrative_division_level_2_type: 'city',
        administrative_division_level_3_name: district,
        administrative_division_level_3_type: 'district',
        postal_code: Number(postalCode),
      }
    }),
  })
}

type Rates = {
  origin_area_id?: string
  destination_area_id?: string
  couriers?: string
  items?: { weight: number; quantity: number; value: number }[]
}

async function placeOfArea(world: World, id = ''): Promise<KnownPlace | null> {
  const [, district, postalCode] = /^IDNP\d{2}IDNC(\d{6})IDZ(\d{5})$/.exec(id) ?? []
  if (!district || !postalCode) return null
  const code = district.replace(/^(\d{2})(\d{2})(\d{2})$/, '$1.$2.$3')
  const found = await world.options.findPlaces(postalCode)
  return found.find((place) => place.code.startsWith(code)) ?? null
}

async function rates(world: World, asked: Rates): Promise<Reply> {
  const [from, to] = await Promise.all([
    placeOfArea(world, asked.origin_area_id),
    placeOfArea(world, asked.destination_area_id),
  ])
  if (!from || !to) return refuse(400, 'Area is invalid', 40001001)
  const grams = (asked.items ?? []).reduce((sum, each) => sum + each.weight * each.quantity, 0)
  if (!Number.isInteger(grams) || grams < 1) return refuse(400, 'Weight is invalid', 40001003)
  const couriers = (asked.couriers ?? '').split(',')
  // As it was seen to say it: without a number.
  if (world.mood === 'no-credit') {
    const error = 'No sufficient balance to call rates API. Please top up your balance.'
    return { status: 400, body: { success: false, error } }
  }
  const tariffs = tariffsBetween(world, { from, to, grams, couriers })
  if (tariffs.length === 0) return refuse(400, 'No courier available for location', 40001010)
  return ok({
    object: 'courier_pricing',
    code: 20001003,
    pricing: tariffs.map(({ courier, service, price, from: first, to: last }) => ({
      company: courier,
      courier_name: courier.toUpperCase(),
      courier_code: courier,
      courier_service_name: service,
      courier_service_code: service.toLowerCase().replaceAll(' ', '_'),
      type: service.toLowerCase(),
      service_type: 'standard',
      duration: first === 0 ? '' : `${first} - ${last} Days`,
      shipment_duration_range: first === 0 ? '' : `${first} - ${last}`,
      shipment_duration_unit: 'days',
      shipping_fee: price,
      insurance_fee: 0,
      cash_on_delivery_fee: 0,
      price,
      available_for_cash_on_delivery: false,
    })),
  })
}

function tracking(world: World, { waybill, courier }: { waybill: string; courier: string }): Reply {
  const parcel = parcelOf(world, courier, waybill)
  if (!parcel) return refuse(404, 'Waybill id not found', 40003003)
  return ok({
    messsage: 'Successfully get tracking info',
    object: 'tracking',
    id: trackingIdOf(parcel),
    waybill_id: waybill,
    courier: { company: courier },
    history: parcel.history.map(({ status, at, note }) => ({
      note,
      service_type: 'parcel',
      updated_at: withOffset(at),
      status,
    })),
    status: parcel.history.at(-1)?.status,
  })
}

const trackingIdOf = ({ courier, waybill }: Parcel) => `${courier}-${waybill}`

/** As it writes times: on the clock of Jakarta, with the offset. */
const withOffset = (at: string) =>
  new Date(new Date(at).getTime() + 7 * 3_600_000).toISOString().replace(/\.\d+Z$/, '+07:00')

/** What it posts when a parcel moves, in the hope that somebody asks. */
function hintOf(parcel: Parcel): object {
  return {
    event: 'order.status',
    order_id: trackingIdOf(parcel),
    courier_tracking_id: trackingIdOf(parcel),
    courier_waybill_id: parcel.waybill,
    courier_company: parcel.courier,
    courier_type: 'reg',
    status: parcel.history.at(-1)?.status,
  }
}
