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

/**
 * Classes of what only works with scripts: its place is kept while the page wakes up, so that nothing moves
 * away under a finger that is about to touch it; where scripts are off it is not there at all.
 */
export const useWakingClasses = (): string => (useHydrated() ? '' : 'invisible noscript:hidden')
