import { expect, test } from 'vitest'
import { goesAtNight, topicOf } from './letters.ts'

test('payments go at night and cannot be declined', () => {
  for (const letter of ['purchasePlaced', 'purchasePaid', 'refund-confirmed', 'payout-paid']) {
    expect([letter, goesAtNight(letter), topicOf(letter)]).toEqual([letter, true, null])
  }
})

test('a deadline waits for the morning and cannot be declined', () => {
  expect([goesAtNight('shop-order-new'), topicOf('shop-order-new')]).toEqual([false, null])
  expect([goesAtNight('visit-called-off'), topicOf('visit-called-off')]).toEqual([false, null])
})

test('what is only good to know can be declined', () => {
  expect([goesAtNight('order-packed'), topicOf('order-packed')]).toEqual([false, 'orderProgress'])
})

test('a letter of an older release always goes, by day', () => {
  expect([goesAtNight('gone'), topicOf('gone')]).toEqual([false, null])
})
