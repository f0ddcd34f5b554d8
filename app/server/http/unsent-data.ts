import { data, type LoaderFunctionArgs, type ServerBuild } from '@remix-run/node'
import { singleton } from '#app/server/singleton.server.ts'

type Routes = ServerBuild['routes']
type Route = NonNullable<Routes[string]>
type WithInit = { type: 'DataWithResponseInit'; data: unknown; init: ResponseInit | null }

/** Shared by the server and the bundle of the pages, which hold a copy of this module each. */
const given = singleton('unsentData', () => new WeakMap<object, unknown>())

/** Nothing, to whoever writes it out; for us the way to what a loader gave. */
function closed(value: unknown): object {
  const ticket = {}
  given.set(ticket, value)
  return ticket
}

/**
 * Remix writes all loader data out once more for the scripts of a page, before anybody can say that the
 * page has none. So the routes of pages without scripts hand it over closed (`keepDataUnsent`), and
 * entry.server opens it for the components (`openUnsent`).
 */
export function keepDataUnsent(routes: Routes): Routes {
  const kept = Object.entries(routes).map(([id, route]) => [id, route && close(route)])
  return Object.fromEntries(kept) as Routes
}

function close(route: Route): Route {
  const { module } = route
  const { loader } = module
  // Without a component it is no page, and its answer is its own.
  if (!loader || !module.default) return route
  const closing = async (args: LoaderFunctionArgs) => {
    const answer: unknown = await loader(args)
    if (answer instanceof Response) return answer
    return isWithInit(answer) ? data(closed(answer.data), answer.init ?? undefined) : closed(answer)
  }
  return { ...route, module: { ...module, loader: closing } }
}

function isWithInit(answer: unknown): answer is WithInit {
  return (answer as WithInit | null)?.type === 'DataWithResponseInit'
}

export function openUnsent(loaderData: Record<string, unknown>): Record<string, unknown> {
  const open = (value: unknown) =>
    typeof value === 'object' && value !== null && given.has(value) ? given.get(value) : value
  return Object.fromEntries(Object.entries(loaderData).map(([id, value]) => [id, open(value)]))
}
