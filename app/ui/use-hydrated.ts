import { useSyncExternalStore } from 'react'

const neverChanges = () => () => undefined

/** False on the server and before the scripts run: what only a script can do is shown after that. */
export function useHydrated(): boolean {
  return useSyncExternalStore(
    neverChanges,
    () => true,
    () => false,
  )
}
