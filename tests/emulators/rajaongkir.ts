import type { IncomingMessage } from 'node:http'
import { readBody } from './shared/http.ts'
import { jakartaTime } from './shared/clock.ts'
import { type Tariff, tariffsBetween } from './couriers/tariffs.ts'
import {
  type CourierCall,
  type CourierEmulator,
  type Options,
  type Parcel,
  parcelOf,
  type Reply,
  startServer,
  type World,
} from './couriers/world.ts'

/** RajaOngkir v2 as far as the marketplace can see it: areas are villages, forms go in, `meta` comes out. */
export async function startRajaOngkirEmulator(options: Options): Promise<CourierEmulator> {
  const { url, ...emulator } = await startServer(options, answer, () => ({}))
  return { url: `${url}/api/v1`, ...emulator }
}

const ok = (data: unknown, message = 'Success'): Reply => ({
  status: 200,
  body: { meta: { message, code: 200, status: 'success' }, data },
})
const refuse = (code: number, message: string, status = 'error'): Reply => ({
  status: code,
  body: { meta: { message, code, status }, data: null },
})

async function answer(world: World, request: IncomingMessage, { pathname, searchParams }: URL) {
  const path = pathname.replace(/^\/api\/v1/, '')
  const isPost = request.method === 'POST'
  const form = new URLSearchParams(isPost ? await readBody(request) : '')
  const answerOf = (call: CourierCall, detail: unknown, reply: Reply) => ({
    call,
    detail,
    reply:
      request.headers.key === world.options.apiKey
        ? reply
        : refuse(400, 'Invalid Api key, key not found', 'failed'),
  })
  if (path === '/destination/domestic-destination' && !isPost) {
    const asked = Object.fromEntries(searchParams)
    return answerOf('areas', asked, await areas(world, asked))
  }
  if (path === '/calculate/domestic-cost' && isPost) {
    const asked = Object.fromEntries(form)
    return answerOf('tariffs', asked, await costs(world, asked))
  }
  if (path === '/track/waybill' && isPost) {
    const asked = Object.fromEntries(searchParams)
    return answerOf('track', asked, waybill(world, asked))
  }
  return null
}

type Asked = Readonly<Record<string, string | undefined>>

/** The digits of the village; whoever sends those of a kecamatan sends the number of nothing. */
const idOf = (code: string) => Number(code.replaceAll('.', ''))
const codeOf = (id = '') => id.replace(/^(\d{2})(\d{2})(\d{2})(\d{4})$/, '$1.$2.$3.$4')

async function areas(world: World, { search = '', limit = '10' }: Asked): Promise<Reply> {
  if (search === '') return refuse(422, 'search: cannot be blank.')
  const found = await world.options.findPlaces(search)
  if (found.length === 0) return refuse(404, 'Domestic Destinations Data not found')
  const data = found.slice(0, Number(limit)).map((place) => {
    const city = place.regency.replace(/^(Kabupaten|Kota)( Administrasi)? /, '').toUpperCase()
    const names = [place.village, place.district, city, place.province].map((name) =>
      name.toUpperCase(),
    )
    return {
      id: idOf(place.code),
      label: [...names, place.postalCode].join(', '),
      subdistrict_name: names[0],
      district_name: names[1],
      city_name: city,
      province_name: names[3],
      zip_code: place.postalCode,
    }
  })
  return ok(data, 'Success Get Domestic Destinations')
}

async function costs(world: World, asked: Asked): Promise<Reply> {
  const { origin, destination, weight = '', courier = '' } = asked
  const [from, to] = await Promise.all([
    world.options.placeOf(codeOf(origin)),
    world.options.placeOf(codeOf(destination)),
  ])
  if (!/^[1-9]\d*$/.test(weight)) return refuse(422, 'weight: must be a whole number of grams')
  if (!from || !to) return refuse(404, 'Origin or destination not found')
  const way = { from, to, grams: Number(weight), couriers: courier.split(':') }
  const tariffs = tariffsBetween(world, way)
  if (tariffs.length === 0) return refuse(404, 'Calculate Domestic Shipping Cost not found')
  return ok(
    tariffs.map((tariff) => ({
      name: tariff.courier,
      code: tariff.courier,
      service: tariff.service,
      description: tariff.service,
      cost: tariff.price,
      etd: etdOf(tariff),
    })),
  )
}

/** As it comes: a range, one day, or nothing that means anything. */
function etdOf({ from, to, courier }: Tariff): string {
  if (courier === 'tiki') return ''
  return from === to && from > 0 ? `${from} day` : `${from}-${to} day`
}

function waybill(world: World, { awb = '', courier = '', last_phone_number: phone }: Asked): Reply {
  const parcel = parcelOf(world, courier, awb)
  if (!parcel) return refuse(404, 'Waybill not found')
  if (courier === 'jne' && !/^\d{5}$/.test(phone ?? '')) {
    return refuse(422, 'last_phone_number: cannot be blank.')
  }
  return ok(bodyOf(parcel))
}

const words = {
  confirmed: 'ON PROCESS',
  picked: 'ON PROCESS',
  droppingOff: 'ON PROCESS',
  on_hold: 'ON PROCESS',
  delivered: 'DELIVERED',
  returned: 'RETURN TO SHIPPER',
}

function bodyOf({ courier, waybill: number, history }: Parcel) {
  const last = history.at(-1)
  const status = words[last?.status ?? 'confirmed']
  const isOver = last?.status === 'delivered' || last?.status === 'returned'
  const [day = '', time = ''] = clockOf(last?.at).split(' ')
  return {
    delivered: isOver,
    summary: { courier_code: courier, waybill_number: number, service_code: 'REG', status },
    details: null,
    delivery_status: {
      status,
      pod_receiver: isOver ? 'Penerima' : '',
      pod_date: isOver ? day : '',
      pod_time: isOver ? time.slice(0, 5) : '',
    },
    manifest: history.map(({ at, note, city }, index) => ({
      manifest_code: String(index + 1),
      manifest_description: note,
      manifest_date: clockOf(at).slice(0, 10),
      manifest_time: clockOf(at).slice(11),
      city_name: city,
    })),
  }
}

const clockOf = (at: string | undefined) => (at ? jakartaTime(new Date(at).getTime()) : '')
