import { expect, test } from 'vitest'
import { wishIn } from './written-wish.ts'

test.each([
  ['STOP', 'stop'],
  [' Berhenti. ', 'stop'],
  ['mulai', 'resume'],
  ['START!', 'resume'],
  ['Berhenti di mana busnya?', null],
  ['', null],
])('%j wishes %s', (text, wish) => {
  expect(wishIn(text)).toBe(wish)
})
