import { z } from 'zod'
import { courierCodes } from '#app/core/couriers.ts'
import { offersAmong, type TariffRow } from './parcel-services.ts'
import { readableRows } from './readable-rows.ts'
import { theOneArea } from './same-place.ts'
import {
  type AreaId,
  type ParcelRequest,
  type Place,
  type ShippingAnswer,
  type ShippingRates,
} from './shipping-rates.ts'
import { isNothing, read } from './rajaongkir-answer.ts'
import { trackWaybill } from './rajaongkir-tracking.server.ts'
import { askCourier, checkByTariff, type CourierConfig } from './shipping-transport.server.ts'
import { daysOf } from './vendor-words.ts'

/** More villages than share a postal code or a name within a search. */
const mostAreas = 100

const areas = z.object({
  data: readableRows(
    z.object({
      id: z.number().int().positive(),
      subdistrict_name: z.string(),
      district_name: z.string(),
      city_name: z.string(),
      province_name: z.string(),
      zip_code: z.string().nullish(),
    }),
  ),
})
const tariffs = z.object({
  data: readableRows(
    z.object({
      code: z.string(),
      service: z.string(),
      cost: z.number(),
      etd: z.string().nullish(),
    }),
  ),
})

/**
 * RajaOngkir by Komerce, version 2: its areas are villages. Ids of its search belong to
 * `calculate/domestic-cost` only; those of its step-by-step lists are other numbers.
 */
export function createRajaOngkir({ apiKey, baseUrl, timeoutMs }: CourierConfig): ShippingRates {
  const ask = askCourier('rajaongkir', {
    baseUrl: baseUrl ?? 'https://rajaongkir.komerce.id/api/v1',
    headers: { key: apiKey },
    timeoutMs,
  })

  async function search(text: string, limit: number) {
    const query = new URLSearchParams({ search: text, limit: `${limit}`, offset: '0' })
    const path = `/destination/domestic-destination?${query}`
    const answer = await ask({ operation: 'areas', path })
    // It has no empty list: nothing found is a 404.
    return isNothing(answer) ? [] : read('areas', areas, answer).data
  }

  async function findArea(place: Place): Promise<AreaId | null> {
    for (const text of [place.postalCode, place.village]) {
      if (!text) continue
      const named = (await search(text, mostAreas)).map((area) => ({
        id: area.id,
        village: area.subdistrict_name,
        district: area.district_name,
        city: area.city_name,
        province: area.province_name,
        postalCode: area.zip_code ?? null,
      }))
      const found = theOneArea(named, place)
      if (found) return String(found.id) as AreaId
    }
    return null
  }

  async function quote(parcel: ParcelRequest): Promise<ShippingAnswer> {
    const { from, to, weightGrams, couriers } = parcel
    const form = new URLSearchParams({
      origin: from,
      destination: to,
      weight: String(Math.max(Math.ceil(weightGrams), 1)),
      courier: couriers.join(':'),
      price: 'lowest',
    })
    const path = '/calculate/domestic-cost'
    const answer = await ask({ operation: 'tariffs', path, method: 'POST', form })
    if (isNothing(answer)) return { offers: [], unknown: [] }
    const rows = read('tariffs', tariffs, answer).data.flatMap((each): TariffRow[] => {
      const courier = couriers.find((code) => code === each.code.toLowerCase())
      if (!courier) return []
      return [{ courier, service: each.service, cost: each.cost, days: daysOf(each.etd ?? '') }]
    })
    return offersAmong(rows)
  }

  return {
    provider: 'rajaongkir',
    couriers: courierCodes,
    asksPhoneEnd: true,
    findArea,
    quote,
    track: (parcel) => trackWaybill(ask, parcel),
    async check() {
      const [area] = await search('Blitar', 1)
      await checkByTariff('rajaongkir', { area: area && String(area.id), quote })
    },
  }
}
