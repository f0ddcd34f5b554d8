import type { ServerBuild } from '@remix-run/node'
import { keepDataUnsent } from './unsent-data.ts'

type Routes = ServerBuild['routes']

/**
 * React Router ranks and compiles every route of the site anew for each request, three times a
 * page. So each request gets the application cut down to the routes its first segments can reach:
 * `/produk/kopi` never looks at a console, and its orders not at its goods. The result is the same, only sooner.
 */
export function sliceRoutes(build: ServerBuild): (pathname: string) => ServerBuild {
  const segmentsOf = fullSegments(build.routes)
  const known = new Set([...segmentsOf.values()].flatMap((segments) => keysOf(segments)))
  const slices = new Map<string, ServerBuild>()
  return (pathname) => {
    // Encoded or unusual spellings are rare, and matched against everything.
    if (pathname.includes('%') || pathname.includes('//')) return build
    const segments = pathname.toLowerCase().split('/').filter(Boolean)
    const last = segments.length - 1
    if (segments[last]?.endsWith('.data')) segments[last] = segments[last].slice(0, -5)
    if (segments[0] === '_root') segments.shift()
    // Whatever no route names by its first segment shares one slice, so their number is bounded.
    const name = keysOf(segments).find((key) => known.has(key)) ?? unknown
    let slice = slices.get(name)
    if (!slice) {
      // Of the whole room, because a script of one of its pages may ask for another that has none.
      const hasScripts = hasHydrated(cut(build, segmentsOf, keysOf(name.split('/')).at(-1) ?? name))
      slice = withRoutes(build, cut(build, segmentsOf, name), hasScripts)
      slices.set(name, slice)
    }
    return slice
  }
}

/**
 * The first two segments and the first one, below the English prefix one more: the longest key first. An
 * address that ends before says so with an empty segment, which the deeper ones do not have.
 */
function keysOf(segments: readonly string[]): string[] {
  const least = segments[0] === 'en' ? 2 : 1
  return [least + 1, least].map((length) =>
    Array.from({ length }, (_, position) => segments[position] ?? '').join('/'),
  )
}

function fullSegments(routes: Routes): Map<string, string[]> {
  const full = new Map<string, string[]>()
  const find = (id: string): string[] => {
    const found = full.get(id)
    if (found) return found
    const route = routes[id]
    const above = route?.parentId ? find(route.parentId) : []
    const own = (route?.path ?? '').toLowerCase().split('/').filter(Boolean)
    full.set(id, [...above, ...own])
    return [...above, ...own]
  }
  for (const id of Object.keys(routes)) find(id)
  return full
}

const unknown = '*unknown*/*unknown*'

/** The routes that an address of this key can reach, with all that stands above them. */
function cut(build: ServerBuild, segmentsOf: Map<string, string[]>, key: string): Routes {
  const kept = new Set<string>()
  for (const [id, route] of Object.entries(build.routes)) {
    if (!route || !reaches(segmentsOf.get(id) ?? [], key.split('/'))) continue
    for (let each: string | undefined = id; each; each = build.routes[each]?.parentId)
      kept.add(each)
  }
  return Object.fromEntries(Object.entries(build.routes).filter(([id]) => kept.has(id))) as Routes
}

function withRoutes(build: ServerBuild, routes: Routes, hasScripts: boolean): ServerBuild {
  const assets = Object.entries(build.assets.routes).filter(([id]) => id in routes)
  return {
    ...build,
    routes: hasScripts ? routes : keepDataUnsent(routes),
    assets: { ...build.assets, routes: Object.fromEntries(assets) },
  }
}

const hasHydrated = (routes: Routes): boolean =>
  Object.values(routes).some(
    (route) => (route?.module.handle as { hydrate?: boolean } | undefined)?.hydrate === true,
  )

/** Whether a route could match an address that starts with these segments. */
function reaches(segments: readonly string[], key: readonly string[]): boolean {
  for (const [position, wanted] of key.entries()) {
    const segment = segments[position]
    if (segment === undefined) return wanted === ''
    if (/^[:*]|\?$/.test(segment)) return true
    if (segment !== wanted) return false
  }
  return true
}
