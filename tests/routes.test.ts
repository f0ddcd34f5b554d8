import { expect, test } from 'vitest'
import { allRoutes } from './access/route-table.ts'
import { rules } from './access/rules.ts'

test('every route says who may see it and who may do it, and every rule has a route', () => {
  const ids = allRoutes.map(({ id }) => id)
  expect(ids.filter((id) => !rules[id])).toEqual([])
  expect(Object.keys(rules).filter((id) => !ids.includes(id))).toEqual([])
})

test('what a route does or shows has somebody who may', () => {
  const silent = allRoutes.filter(({ id, hasLoader, hasAction }) => {
    const rule = rules[id]
    return (
      !id.startsWith('webhooks/') &&
      ((hasAction && !rule?.do) || (hasLoader && !rule?.see && !rule?.do))
    )
  })
  expect(silent.map(({ id }) => id)).toEqual([])
})
