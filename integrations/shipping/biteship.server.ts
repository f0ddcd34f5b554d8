import { z } from 'zod'
import { courierCodes } from '#app/core/couriers.ts'
import { offersAmong, type TariffRow } from './parcel-services.ts'
import { readableRows } from './readable-rows.ts'
import { type NamedArea, theOneArea, withoutKind } from './same-place.ts'
import {
  type AreaId,
  type ParcelRequest,
  type Place,
  type ShippingAnswer,
  type ShippingRates,
} from './shipping-rates.ts'
import { biteshipCode, read, refusalOf } from './biteship-answer.ts'
import { trackWaybill } from './biteship-tracking.server.ts'
import { askCourier, checkByTariff, type CourierConfig } from './shipping-transport.server.ts'
import { daysOf } from './vendor-words.ts'

const areas = z.object({
  success: z.literal(true),
  areas: readableRows(
    z.object({
      id: z.string().min(1),
      administrative_division_level_1_name: z.string(),
      administrative_division_level_2_name: z.string(),
      administrative_division_level_3_name: z.string(),
      postal_code: z.union([z.number(), z.string()]).nullish(),
    }),
  ),
})
const tariffs = z.object({
  success: z.literal(true),
  pricing: readableRows(
    z.object({
      courier_code: z.string(),
      courier_service_code: z.string(),
      price: z.number(),
      shipment_duration_range: z.string().nullish(),
      shipment_duration_unit: z.string().nullish(),
    }),
  ),
})
/** Nobody collects there, or nobody goes there; or there is no such place. */
const nobodyGoes = [40001010, 40001001]

/** Biteship, version 1: its areas are kecamatan with a postal code. */
export function createBiteship({ apiKey, baseUrl, timeoutMs }: CourierConfig): ShippingRates {
  const ask = askCourier('biteship', {
    baseUrl: baseUrl ?? 'https://api.biteship.com',
    // The key as it is, without `Bearer`.
    headers: { authorization: apiKey },
    timeoutMs,
  })

  async function search(operation: string, input: string) {
    const query = new URLSearchParams({ countries: 'ID', input, type: 'single' })
    const answer = await ask({ operation, path: `/v1/maps/areas?${query}` })
    return read(operation, areas, answer).areas
  }

  async function findArea(place: Place): Promise<AreaId | null> {
    // As it writes an area itself.
    const input = `${place.district}, ${withoutKind(place.regency)}`
    const named = (await search('areas', input)).map((area) => ({
      id: area.id,
      ...namesOf(area),
    }))
    return (theOneArea(named, place)?.id as AreaId | undefined) ?? null
  }

  async function quote(parcel: ParcelRequest): Promise<ShippingAnswer> {
    const { from, to, weightGrams, value, couriers } = parcel
    const weight = Math.max(Math.ceil(weightGrams), 1)
    const answer = await ask({
      operation: 'tariffs',
      path: '/v1/rates/couriers',
      method: 'POST',
      json: {
        origin_area_id: from,
        destination_area_id: to,
        couriers: couriers.map(biteshipCode).join(','),
        items: [{ name: 'Paket', value: Number(value), quantity: 1, weight }],
      },
    })
    if (nobodyGoes.includes(refusalOf(answer) ?? 0)) return { offers: [], unknown: [] }
    const rows = read('tariffs', tariffs, answer).pricing.flatMap((each): TariffRow[] => {
      const courier = couriers.find((ours) => biteshipCode(ours) === each.courier_code)
      if (!courier) return []
      const { shipment_duration_range: range, shipment_duration_unit: unit, price: cost } = each
      const service = each.courier_service_code.toUpperCase()
      return [{ courier, service, cost, days: daysOf(`${range ?? ''} ${unit ?? ''}`) }]
    })
    return offersAmong(rows)
  }

  return {
    provider: 'biteship',
    couriers: courierCodes,
    asksPhoneEnd: false,
    findArea,
    quote,
    track: (parcel) => trackWaybill(ask, parcel),
    async check() {
      const [area] = await search('check', 'Blitar')
      await checkByTariff('biteship', { area: area?.id, quote })
    },
  }
}

/** It calls Kabupaten and Kota `city` alike, so of what it says of the kind only the name is believed. */
function namesOf(area: z.infer<typeof areas>['areas'][number]): NamedArea {
  const { postal_code: postalCode } = area
  return {
    village: null,
    district: area.administrative_division_level_3_name,
    city: area.administrative_division_level_2_name,
    province: area.administrative_division_level_1_name,
    postalCode: postalCode ? String(postalCode) : null,
  }
}
