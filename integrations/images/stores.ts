import type { PictureStore } from './picture-store.ts'

/**
 * What is new goes to the first store; what was put into another before stays there, and is known and thrown
 * away by its key.
 */
export function asOneStore(first: PictureStore, ...others: readonly PictureStore[]): PictureStore {
  const stores = [first, ...others]
  return {
    name: first.name,
    put: first.put,
    check: first.check,
    has: (key) => isOf(stores, (store) => store.has(key)),
    isBefore: (key, time) => isOf(stores, (store) => store.isBefore(key, time)),
    remove: async (key) => {
      for (const store of stores) await store.remove(key)
    },
    listBefore: async (time) =>
      (await Promise.all(stores.map((each) => each.listBefore(time)))).flat(),
  }
}

async function isOf(
  stores: readonly PictureStore[],
  ask: (store: PictureStore) => Promise<boolean>,
): Promise<boolean> {
  for (const store of stores) if (await ask(store)) return true
  return false
}
