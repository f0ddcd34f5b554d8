import type { GateStore, KeptDay, KeptNote, KeptNotes, KeptScan, KeptTaking } from './store.ts'

// Three databases: the first goes when somebody signs out (public/enhance.js deletes it by this name), the
// others hold what the server has not heard yet. An older page may meet a newer one's database, so
// neither ever gets another version: what they hold only grows.
const dayDatabase = 'gate-day'
const scansDatabase = 'gate-scans'
const takingsDatabase = 'gate-takings'
const table = 'kept'

/** Tells the other pages that there is something to delete, without opening a database for everybody. */
export const gateMark = 'gate'

/** In the console of another BUM Desa: what was kept for the gate of the one before goes. */
export function forgetOtherGates(shop: string): void {
  const kept = localStorage.getItem(gateMark)
  if (kept === null || kept === shop) return
  indexedDB.deleteDatabase(dayDatabase)
  localStorage.removeItem(gateMark)
}

function open(name: string): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, 1)
    request.onupgradeneeded = () => request.result.createObjectStore(table)
    request.onerror = () => reject(request.error ?? new Error(`Cannot open ${name}`))
    request.onsuccess = () => {
      // Another page deletes it: somebody has signed out.
      request.result.onversionchange = () => request.result.close()
      resolve(request.result)
    }
  })
}

/** Opened for each use and closed again, so that signing out in another window never waits. */
async function using<T>(
  name: string,
  mode: IDBTransactionMode,
  run: (rows: IDBObjectStore) => IDBRequest<T> | null,
): Promise<T | undefined> {
  const database = await open(name)
  try {
    return await new Promise((resolve, reject) => {
      // On the disk before anybody is let in, not some time later.
      const transaction = database.transaction(table, mode, { durability: 'strict' })
      const request = run(transaction.objectStore(table))
      transaction.oncomplete = () => resolve(request?.result)
      transaction.onerror = () => reject(transaction.error ?? new Error('Not kept'))
      transaction.onabort = () => reject(transaction.error ?? new Error('Not kept'))
    })
  } finally {
    database.close()
  }
}

function notesIn<Note extends KeptNote>(database: string): KeptNotes<Note> {
  return {
    async read() {
      return (await using<Note[]>(database, 'readonly', (rows) => rows.getAll())) ?? []
    },
    async write(notes) {
      await using(database, 'readwrite', (rows) => {
        for (const note of notes) rows.put(note, note.id)
        return null
      })
    },
    async drop(ids) {
      await using(database, 'readwrite', (rows) => {
        for (const id of ids) rows.delete(id)
        return null
      })
    },
  }
}

export const browserStore: GateStore = {
  async readDay() {
    const day = await using<KeptDay | undefined>(dayDatabase, 'readonly', (rows) => rows.get('day'))
    return day ?? null
  },
  async writeDay(day) {
    await using(dayDatabase, 'readwrite', (rows) => rows.put(day, 'day'))
  },
  scans: notesIn<KeptScan>(scansDatabase),
  takings: notesIn<KeptTaking>(takingsDatabase),
  alone: async (run) => await navigator.locks.request('gate-scans', run),
}
