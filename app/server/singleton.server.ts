/**
 * One instance per process. Vite's server bundle and plain Node each load their own copy of a
 * module, so a pool kept in a module variable would exist twice; `globalThis` exists once.
 */
export function singleton<T>(name: string, make: () => T): T {
  const store = ((globalThis as { lumbung?: Map<string, unknown> }).lumbung ??= new Map())
  if (!store.has(name)) store.set(name, make())
  return store.get(name) as T
}
