import type { KeptNote, KeptNotes } from './notes.ts'

const table = 'kept'

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
export async function using<T>(
  name: string,
  mode: IDBTransactionMode,
  run: (rows: IDBObjectStore) => IDBRequest<T> | null,
): Promise<T | undefined> {
  const database = await open(name)
  try {
    return await new Promise((resolve, reject) => {
      // On the disk before anybody acts on it, not some time later.
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

export function notesIn<Note extends KeptNote>(database: string): KeptNotes<Note> {
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
