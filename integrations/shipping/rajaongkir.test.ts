import { faultKinds } from '#tests/emulators/shared/faults.ts'
import { places, placesIn } from '#tests/emulators/couriers/places.ts'
import { startRajaOngkirEmulator } from '#tests/emulators/rajaongkir.ts'
import { describeCouriers } from './courier-contract.ts'
import { createRajaOngkir } from './rajaongkir.server.ts'

describeCouriers('RajaOngkir', async () => {
  const known = placesIn(Object.values(places))
  const emulator = await startRajaOngkirEmulator({ apiKey: 'kunci', ...known })
  const { url: baseUrl, controls, stop } = emulator
  return {
    couriers: createRajaOngkir({ apiKey: 'kunci', baseUrl, timeoutMs: 30_000 }),
    hasty: createRajaOngkir({ apiKey: 'kunci', baseUrl, timeoutMs: 1_000 }),
    stranger: createRajaOngkir({ apiKey: 'bukan kunci', baseUrl }),
    places,
    faultKinds,
    controls,
    stop,
  }
})
