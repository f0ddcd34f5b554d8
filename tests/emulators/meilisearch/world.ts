import type { Settings } from 'meilisearch'
import type { Fields } from './filter.ts'
import type { Index } from './searching.ts'

type Kind =
  | 'indexCreation'
  | 'indexDeletion'
  | 'indexSwap'
  | 'settingsUpdate'
  | 'documentAdditionOrUpdate'
  | 'documentDeletion'
type Failure = { message: string; code: string; type: string; link: string }

export type Task = {
  uid: number
  indexUid: string | null
  status: 'succeeded' | 'failed'
  type: Kind
  error: Failure | null
  enqueuedAt: string
  startedAt: string
  finishedAt: string
  duration: string
}

export class Refusal extends Error {
  readonly status: number
  readonly code: string

  constructor(status: number, code: string, message: string) {
    super(message)
    this.status = status
    this.code = code
  }
}

/** What a server keeps. Tasks are done in the order in which they come, before the next request is read. */
export class World {
  readonly indexes = new Map<string, Index>()
  readonly tasks: Task[] = []
  /** How long a task waits for its turn. */
  queueMs = 0
  /** What it says that it is; null: the key may not ask. */
  version: string | null = '1.50.0'

  index(uid: string): Index {
    const index = this.indexes.get(uid)
    if (!index) throw new Refusal(404, 'index_not_found', `Index \`${uid}\` not found.`)
    return index
  }

  /** A task that cannot be done was accepted all the same, and says so when it is asked for. */
  enqueue(type: Kind, indexUid: string | null, work: () => void): Task {
    let error: Failure | null = null
    try {
      work()
    } catch (refusal) {
      if (!(refusal instanceof Refusal)) throw refusal
      error = { message: refusal.message, code: refusal.code, type: 'invalid_request', link: '' }
    }
    const at = new Date().toISOString()
    const times = { enqueuedAt: at, startedAt: at, finishedAt: at, duration: 'PT0.001S' }
    const status = error ? ('failed' as const) : ('succeeded' as const)
    const task = { uid: this.tasks.length, indexUid, status, type, error, ...times }
    this.tasks.push(task)
    return task
  }

  create(uid: string): Index {
    if (this.indexes.has(uid)) {
      throw new Refusal(400, 'index_already_exists', `Index \`${uid}\` already exists.`)
    }
    const index = { settings: {}, documents: new Map<string, Fields>(), read: null }
    this.indexes.set(uid, index)
    return index
  }

  swap(pairs: readonly { indexes: readonly string[] }[]): void {
    for (const { indexes } of pairs) {
      const [one = '', other = ''] = indexes
      const [first, second] = [this.index(one), this.index(other)]
      this.indexes.set(one, second)
      this.indexes.set(other, first)
    }
  }

  configure(uid: string, given: Settings): void {
    const index = this.indexes.get(uid) ?? this.create(uid)
    const typoTolerance = { ...index.settings.typoTolerance, ...given.typoTolerance }
    index.read = null
    index.settings = { ...index.settings, ...given, typoTolerance }
  }

  remove(uid: string, ids: readonly string[]): void {
    const index = this.index(uid)
    index.read = null
    for (const id of ids) index.documents.delete(id)
  }

  write(uid: string, documents: readonly Fields[], isPartial: boolean): void {
    const index = this.indexes.get(uid) ?? this.create(uid)
    index.read = null
    for (const document of documents) {
      const id = String(document.id)
      if (!/^[a-zA-Z0-9_-]{1,511}$/.test(id)) {
        throw new Refusal(400, 'invalid_document_id', `Document identifier \`${id}\` is invalid.`)
      }
      index.documents.set(id, { ...(isPartial && index.documents.get(id)), ...document })
    }
  }
}
