import { expect, test } from 'vitest'
import { statusesBefore } from './message-status.ts'

test('nothing comes after a message was read, and only what failed is queued again', () => {
  for (const status of ['sent', 'delivered', 'failed', 'withheld'] as const) {
    expect(statusesBefore(status)).not.toContain('read')
  }
  expect(statusesBefore('queued')).toEqual(['failed'])
})

test('what arrived is not sent any more, and did not fail', () => {
  expect(statusesBefore('sent')).toEqual(['queued'])
  expect(statusesBefore('failed')).toEqual(['queued', 'sent'])
})

test('what failed at one telephone may arrive at another', () => {
  expect(statusesBefore('delivered')).toEqual(['queued', 'sent', 'failed'])
})
