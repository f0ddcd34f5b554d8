import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import type { Settings } from 'meilisearch'
import { problemsOfAnswer, problemsOfRequest } from './description.ts'
import { BadFilter, type Fields } from './filter.ts'
import { answer, type Question } from './searching.ts'
import { createFaultBook, type FaultBook, isBeforeEffect, misbehave } from '../shared/faults.ts'
import { Refusal, type Task, World } from './world.ts'

export type MeilisearchEmulator = {
  url: string
  key: string
  world: World
  /** What a real server would have refused, or never have answered. Empty when all is well. */
  violations: string[]
  /** `down` refuses everything, `silent` never answers. */
  mood: 'well' | 'down' | 'silent'
  faults: FaultBook<MeilisearchCall>
  requests: number
  stop(): Promise<void>
}

/** What can fail by itself: a search, a write, and asking how far a write is. */
type MeilisearchCall = 'search' | 'write' | 'task'

const callOf = ({ method, url = '' }: IncomingMessage): MeilisearchCall | null => {
  if (url.startsWith('/multi-search')) return 'search'
  if (url.startsWith('/tasks/')) return 'task'
  return method === 'GET' ? null : 'write'
}

type Answer = { status: number; body: unknown }
type Call = { world: World; uid: string; body: unknown }
type Handler = (call: Call) => Answer

const accepted = (task: Task): Answer => {
  const { uid: taskUid, indexUid, type, enqueuedAt } = task
  return { status: 202, body: { taskUid, indexUid, status: 'enqueued', type, enqueuedAt } }
}

const handlers: Record<string, Handler> = {
  'GET /health': () => ({ status: 200, body: { status: 'available' } }),
  'GET /version': ({ world: { version } }) => {
    if (version === null) return forbidden
    const body = { commitSha: 'emulator', commitDate: '2026-11-01', pkgVersion: version }
    return { status: 200, body }
  },
  'GET /indexes/{index_uid}/stats': ({ world, uid }) => {
    const numberOfDocuments = world.index(uid).documents.size
    const sizes = { indexSize: 1, usedIndexSize: 1, rawDocumentDbSize: 1, avgDocumentSize: 1 }
    const body = { numberOfDocuments, ...sizes, isIndexing: false, fieldDistribution: {} }
    return { status: 200, body }
  },
  'POST /indexes': ({ world, body }) => {
    const { uid } = body as { uid: string }
    return accepted(world.enqueue('indexCreation', uid, () => world.create(uid)))
  },
  'DELETE /indexes/{index_uid}': ({ world, uid }) =>
    accepted(
      world.enqueue('indexDeletion', uid, () => {
        world.index(uid)
        world.indexes.delete(uid)
      }),
    ),
  'PATCH /indexes/{index_uid}/settings': ({ world, uid, body }) =>
    accepted(world.enqueue('settingsUpdate', uid, () => world.configure(uid, body as Settings))),
  'POST /indexes/{index_uid}/documents': (call) => written(call, false),
  'PUT /indexes/{index_uid}/documents': (call) => written(call, true),
  'POST /indexes/{index_uid}/documents/delete-batch': ({ world, uid, body }) =>
    accepted(world.enqueue('documentDeletion', uid, () => world.remove(uid, body as string[]))),
  'POST /swap-indexes': ({ world, body }) =>
    accepted(world.enqueue('indexSwap', null, () => world.swap(body as { indexes: string[] }[]))),
  'GET /tasks/{task_id}': ({ world, uid }) => {
    const task = world.tasks[Number(uid)]
    if (!task) throw new Refusal(404, 'task_not_found', `Task \`${uid}\` not found.`)
    const isDone = Date.now() >= Date.parse(task.enqueuedAt) + world.queueMs
    return { status: 200, body: isDone ? task : { ...task, status: 'processing' } }
  },
  'POST /multi-search': ({ world, body }) => {
    const { queries } = body as { queries: (Question & { indexUid: string })[] }
    const results = queries.map(({ indexUid, ...question }) => ({
      indexUid,
      ...answer(world.index(indexUid), question),
    }))
    return { status: 200, body: { results } }
  },
}

function written({ world, uid, body }: Call, isPartial: boolean): Answer {
  const write = () => world.write(uid, body as Fields[], isPartial)
  return accepted(world.enqueue('documentAdditionOrUpdate', uid, write))
}

/** A small Meilisearch: real HTTP, and every request and answer held against its own description. */
export async function startMeilisearchEmulator(): Promise<MeilisearchEmulator> {
  const server = createServer((request, response) => {
    emulator.requests++
    if (emulator.mood === 'silent') return
    if (emulator.mood === 'down') {
      request.socket.destroy()
      return
    }
    const call = callOf(request)
    const fault = call ? emulator.faults.take(call) : undefined
    if (fault && isBeforeEffect(fault)) {
      request.resume()
      return void misbehave(fault, response)
    }
    void handle(request).then(({ status, body }) => {
      if (fault) return misbehave(fault, response, { status, body })
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    })
  })
  const handle = async (request: IncomingMessage): Promise<Answer> => {
    const { method = 'GET', url = '' } = request
    const { route, uid } = routeOf(url.split('?')[0] ?? '')
    const raw = await text(request)
    const body: unknown = raw === '' ? undefined : JSON.parse(raw)
    const refused = problemsOfRequest(method, route, body)
    if (refused) emulator.violations.push(`${method} ${route}: ${refused}`)
    const given = request.headers.authorization === `Bearer ${emulator.key}`
    const result = given || route === '/health' ? run(method, route, { uid, body }) : forbidden
    const wrong = problemsOfAnswer(method, route, result)
    if (wrong) emulator.violations.push(`answer to ${method} ${route}: ${wrong}`)
    return result
  }
  const run = (method: string, route: string, call: Omit<Call, 'world'>): Answer => {
    try {
      const handler = handlers[`${method} ${route}`]
      if (!handler) throw new Refusal(404, 'not_found', 'There is nothing here.')
      return handler({ ...call, world: emulator.world })
    } catch (error) {
      if (error instanceof BadFilter) return refusal(400, 'invalid_search_filter', error.message)
      if (error instanceof Refusal) return refusal(error.status, error.code, error.message)
      throw error
    }
  }
  const emulator: MeilisearchEmulator = {
    url: '',
    key: 'a-key-of-the-emulator',
    world: new World(),
    violations: [],
    mood: 'well',
    faults: createFaultBook(['search', 'write', 'task']),
    requests: 0,
    async stop() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  emulator.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return emulator
}

function refusal(status: number, code: string, message: string): Answer {
  const type = status === 403 ? 'auth' : 'invalid_request'
  const link = `https://docs.meilisearch.com/errors#${code}`
  return { status, body: { message, code, type, link } }
}

const forbidden = refusal(403, 'invalid_api_key', 'The provided API key is invalid.')

/** `/indexes/a/documents` → `/indexes/{index_uid}/documents`. */
function routeOf(path: string): { route: string; uid: string } {
  const [, kind = '', uid = '', ...rest] = path.split('/')
  if (uid === '' || !['indexes', 'tasks'].includes(kind)) return { route: path, uid: '' }
  const name = kind === 'indexes' ? '{index_uid}' : '{task_id}'
  return { route: ['', kind, name, ...rest].join('/'), uid: decodeURIComponent(uid) }
}
