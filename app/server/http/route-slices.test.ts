import { matchRoutes } from '@remix-run/react'
import type { ServerBuild } from '@remix-run/node'
import { expect, test } from 'vitest'
import { sliceRoutes } from './route-slices.ts'

type RouteObject = Parameters<typeof matchRoutes>[0][number]
type Row = [id: string, parentId?: string | undefined, path?: string | undefined, index?: boolean]

const rows: Row[] = [
  ['root', undefined, ''],
  ['layout', 'root'],
  ['home', 'layout', undefined, true],
  ['product', 'layout', 'produk/:slug'],
  ['en/layout', 'root'],
  ['en/home', 'en/layout', 'en', true],
  ['en/product', 'en/layout', 'en/produk/:slug'],
  ['kelola', 'root', 'kelola'],
  ['kelola/start', 'kelola', undefined, true],
  ['kelola/order', 'kelola', 'pesanan/:id'],
  ['kelola/goods', 'kelola', 'barang'],
  ['kelola/good', 'kelola', 'barang/:id?'],
  ['kelola/any', 'kelola', ':table'],
  ['live', 'root', 'health/live'],
  ['splat', 'root', '*'],
]

const routes = Object.fromEntries(
  rows.map(([id, parentId, path, index]) => [id, { id, parentId, path, index, module: {} }]),
)
const build = { routes, assets: { routes } } as unknown as ServerBuild

function tree(all: ServerBuild['routes'], parentId?: string): RouteObject[] {
  return Object.values(all)
    .filter((route) => route !== undefined && route.parentId === parentId)
    .map((route) => {
      const { id, path, index } = route as { id: string; path?: string; index?: boolean }
      const children = tree(all, id)
      const place = { id, ...(path !== undefined && { path }) }
      return index ? { ...place, index: true } : { ...place, children }
    })
}

const matched = (all: ServerBuild['routes'], path: string) =>
  matchRoutes(tree(all), path)?.map(({ route }) => route.id)

const slice = sliceRoutes(build)

test.each([
  '/',
  '/produk/kopi',
  '/PRODUK/kopi',
  '/%70roduk/kopi',
  '/produk',
  '/en',
  '/en/',
  '/en/produk/kopi',
  '/en/nothing',
  '/kelola',
  '/kelola/pesanan/7',
  '/kelola/x',
  '/kelola/pesanan',
  '/kelola/barang',
  '/kelola/BARANG/7',
  '/kelola/barang/7/8',
  '/health/live',
  '/health',
  '/nothing/at/all',
  '/constructor',
  '/__proto__',
])('%s matches in its slice what it matches in the whole site', (path) => {
  expect(matched(slice(path).routes, path)).toEqual(matched(routes as never, path))
})

test('a slice leaves out what cannot match', () => {
  expect(Object.keys(slice('/produk/kopi').routes)).not.toContain('kelola')
  expect(Object.keys(slice('/produk/kopi.data').routes)).toContain('product')
  expect(Object.keys(slice('/_root.data').routes)).toContain('home')
  expect(Object.keys(slice('/kelola/barang.data').routes)).toContain('kelola/goods')
  expect(Object.keys(slice('/kelola/barang').routes)).not.toContain('kelola/order')
})

// Look at the slice alone and the order has nothing for the script of the goods that asks for it.
test('a page without scripts sends its data where another of its room has some', () => {
  const loader = () => null
  const page = (handle?: object) => ({ default: () => null, loader, handle })
  const modules: Record<string, object> = {
    'kelola/goods': page({ hydrate: true }),
    'kelola/order': page(),
    product: page(),
  }
  const withModules = Object.fromEntries(
    Object.entries(routes).map(([id, route]) => [id, { ...route, module: modules[id] ?? {} }]),
  )
  const cut = sliceRoutes({ ...build, routes: withModules } as unknown as ServerBuild)
  const loaderOf = (path: string, id: string) => cut(path).routes[id]?.module.loader
  expect(loaderOf('/kelola/pesanan/7', 'kelola/order')).toBe(loader)
  expect(loaderOf('/produk/kopi', 'product')).not.toBe(loader)
})
