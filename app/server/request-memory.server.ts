import { AsyncLocalStorage } from 'node:async_hooks'
import { singleton } from '#app/server/singleton.server.ts'

type Memory = Map<string, unknown>

const storage = singleton('requestMemory', () => new AsyncLocalStorage<Memory>())

/**
 * Remix hands every loader its own copy of the request, so what was found out once (who is asking)
 * is kept beside the request instead of on it. The HTTP server wraps each request in this.
 */
export function withRequestMemory<T>(handle: () => T): T {
  return storage.run(new Map(), handle)
}

/** Runs `find` once for each request; outside of a request (tests, commands) each time. */
export function rememberInRequest<T>(key: string, find: () => Promise<T>): Promise<T> {
  const memory = storage.getStore()
  if (!memory) return find()
  const known = memory.get(key) as Promise<T> | undefined
  if (known) return known
  const found = find()
  memory.set(key, found)
  return found
}

/** After a change that makes what was found out untrue. */
export function forgetInRequest(key: string): void {
  storage.getStore()?.delete(key)
}
