import { data, type LoaderFunctionArgs, type ServerBuild } from '@remix-run/node'
import { expect, test } from 'vitest'
import { keepDataUnsent, openUnsent } from './unsent-data.ts'

const page = { listing: { title: 'Kopi', price: 25_000n } }
const given = {} as LoaderFunctionArgs

function routeWith(loader: () => unknown, component: unknown = () => null) {
  const module = { default: component, loader }
  const routes = { page: { id: 'page', module } } as unknown as ServerBuild['routes']
  const kept = keepDataUnsent(routes).page?.module.loader
  return async () => (kept as (args: LoaderFunctionArgs) => Promise<unknown>)(given)
}

test('what a page loads has nothing to write out, and is opened whole', async () => {
  const closed = await routeWith(async () => page)()
  expect(Object.keys(closed as object)).toEqual([])
  expect(openUnsent({ page: closed, none: undefined, plain: 'x' })).toEqual({
    page,
    none: undefined,
    plain: 'x',
  })
})

test('status and headers of an answer stay what they are', async () => {
  const answer = (await routeWith(() => data(page, { status: 404 }))()) as {
    data: unknown
    init: ResponseInit
  }
  expect(answer.init).toEqual({ status: 404 })
  expect(openUnsent({ page: answer.data })).toEqual({ page })
})

test('redirects, and answers of routes that are no pages, pass as they are', async () => {
  const redirect = new Response(null, { status: 303 })
  expect(await routeWith(() => redirect)()).toBe(redirect)
  expect(await routeWith(() => page, null)()).toBe(page)
})
