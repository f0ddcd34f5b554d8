import { expect, test } from 'vitest'
import { type StaffRole, staffRoles, whyNotChange } from './staff-policy.ts'

const change = { isSelf: false, from: 'manager' as StaffRole, to: null, managers: 2 }

test('nobody changes the own role, up or down; leaving is free', () => {
  for (const from of staffRoles) {
    for (const to of staffRoles) {
      expect(whyNotChange({ ...change, isSelf: true, from, to })).toBe('own-role')
    }
    expect(whyNotChange({ ...change, isSelf: true, from })).toBeNull()
  }
})

test('the last manager neither goes nor becomes something else', () => {
  const last = { ...change, managers: 1 }
  expect(whyNotChange(last)).toBe('last-manager')
  expect(whyNotChange({ ...last, isSelf: true })).toBe('last-manager')
  expect(whyNotChange({ ...last, to: 'staff' })).toBe('last-manager')
  expect(whyNotChange({ ...last, to: 'manager' })).toBeNull()
  expect(whyNotChange({ ...last, from: 'treasurer' })).toBeNull()
})
