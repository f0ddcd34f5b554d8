import { faultKinds } from '#tests/emulators/shared/faults.ts'
import { places, placesIn } from '#tests/emulators/couriers/places.ts'
import { startBiteshipEmulator } from '#tests/emulators/biteship.ts'
import { createBiteship } from './biteship.server.ts'
import { describeCouriers } from './courier-contract.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CourierEmulator } from '#tests/emulators/couriers/world.ts'

describeCouriers('Biteship', async () => {
  const known = placesIn(Object.values(places))
  const emulator = await startBiteshipEmulator({ apiKey: 'kunci', ...known })
  const { url: baseUrl, controls, stop } = emulator
  return {
    couriers: createBiteship({ apiKey: 'kunci', baseUrl, timeoutMs: 30_000 }),
    hasty: createBiteship({ apiKey: 'kunci', baseUrl, timeoutMs: 1_000 }),
    stranger: createBiteship({ apiKey: 'bukan kunci', baseUrl }),
    places,
    faultKinds,
    controls,
    stop,
  }
})

let emulator: CourierEmulator
beforeAll(async () => {
  emulator = await startBiteshipEmulator({ apiKey: 'kunci', ...placesIn(Object.values(places)) })
})
afterAll(() => emulator.stop())

// Ask only for places and the test says that all is well.
test('an empty account is found out by the test of the connection, and called by its name', async () => {
  const couriers = createBiteship({ apiKey: 'kunci', baseUrl: emulator.url })
  await expect(couriers.check()).resolves.toBeUndefined()
  emulator.controls.mood({ mood: 'no-credit' })
  await expect(couriers.check()).rejects.toMatchObject({ reason: 'no-credit' })
})
