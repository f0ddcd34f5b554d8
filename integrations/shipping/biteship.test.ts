import { faultKinds } from '#tests/emulators/shared/faults.ts'
import { places, placesIn } from '#tests/emulators/couriers/places.ts'
import { startBiteshipEmulator } from '#tests/emulators/biteship.ts'
import { createBiteship } from './biteship.server.ts'
import { describeCouriers } from './courier-contract.ts'

describeCouriers('Biteship', async () => {
  const known = placesIn(Object.values(places))
  const emulator = await startBiteshipEmulator({ apiKey: 'kunci', ...known })
  const { url: baseUrl, controls, stop } = emulator
  return {
    couriers: createBiteship({ apiKey: 'kunci', baseUrl, timeoutMs: 1_000 }),
    stranger: createBiteship({ apiKey: 'bukan kunci', baseUrl }),
    places,
    faultKinds,
    controls,
    stop,
  }
})
