import { expect, test } from 'vitest'
import { midtransAddresses } from './midtrans-addresses.ts'

const real = {
  snapUrl: 'https://app.midtrans.com/snap/v1',
  coreUrl: 'https://api.midtrans.com',
  irisUrl: 'https://app.midtrans.com/iris/api/v1',
}
const sandbox = {
  snapUrl: 'https://app.sandbox.midtrans.com/snap/v1',
  coreUrl: 'https://api.sandbox.midtrans.com',
  irisUrl: 'https://app.sandbox.midtrans.com/iris/api/v1',
}
const emulator = 'http://127.0.0.1:3001'

test.each([
  ['a key of the real one', { MIDTRANS_SERVER_KEY: 'Mid-server-x' }, real],
  ['a key that says sandbox', { MIDTRANS_SERVER_KEY: 'SB-Mid-server-x' }, sandbox],
  ['one address of the sandbox', { MIDTRANS_CORE_URL: sandbox.coreUrl }, sandbox],
  [
    'an address of each',
    { MIDTRANS_SNAP_URL: sandbox.snapUrl, MIDTRANS_CORE_URL: real.coreUrl },
    { ...real, snapUrl: sandbox.snapUrl },
  ],
  [
    'a host that only looks like it',
    { MIDTRANS_SNAP_URL: 'https://sandbox.example.id/.sandbox.' },
    { ...real, snapUrl: 'https://sandbox.example.id/.sandbox.' },
  ],
  ['an emulator', { MIDTRANS_IRIS_URL: emulator }, { ...real, irisUrl: emulator }],
])('%s decides where Midtrans is asked', (_, settings, expected) => {
  expect(midtransAddresses(settings)).toEqual(expected)
})
