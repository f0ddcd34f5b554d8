import { GatePhone } from '#app/features/bookings/components/gate-phone/phone.ts'
import type { KeptNote, KeptNotes } from '#app/ui/offline/notes.ts'
import type { Ask } from '#app/ui/offline/send-notes.ts'
import type {
  GateStore,
  KeptDay,
  KeptScan,
  KeptTaking,
} from '#app/features/bookings/components/gate-phone/store.ts'

/** What a phone keeps, without a phone: it outlives the page, and can be full. */
export class MemoryStore implements GateStore {
  day: KeptDay | null = null
  readonly scans = this.#notes<KeptScan>()
  readonly takings = this.#notes<KeptTaking>()
  isFull = false
  #turn: Promise<unknown> = Promise.resolve()

  async readDay() {
    return structuredClone(this.day)
  }
  async writeDay(day: KeptDay) {
    this.#mustHaveRoom()
    this.day = structuredClone(day)
  }
  #notes<Note extends KeptNote>(): KeptNotes<Note> & { kept: Map<string, Note> } {
    const kept = new Map<string, Note>()
    return {
      kept,
      read: async () => structuredClone([...kept.values()]),
      write: async (notes) => {
        this.#mustHaveRoom()
        for (const note of notes) kept.set(note.id, structuredClone(note))
      },
      drop: async (ids) => {
        for (const id of ids) kept.delete(id)
      },
    }
  }
  alone<T>(run: () => Promise<T>): Promise<T> {
    const mine = this.#turn.then(run)
    this.#turn = mine.catch(() => undefined)
    return mine
  }
  #mustHaveRoom() {
    if (this.isFull) throw new DOMException('No room', 'QuotaExceededError')
  }
}

type Network = { isOn: boolean; fate: () => 'arrives' | 'lost' | 'answer-lost' | 'twice' }

/** A phone in somebody's hand, with a network that can be taken away or made bad. */
export function aPhone({
  origin,
  cookie,
  skewMs = 0,
  store = new MemoryStore(),
}: {
  origin: string
  cookie: string
  skewMs?: number
  store?: MemoryStore
}) {
  const network: Network = { isOn: true, fate: () => 'arrives' }
  const ask: Ask = async (address, request) => {
    const fate = network.isOn ? network.fate() : 'lost'
    if (fate === 'lost') throw new TypeError('Failed to fetch')
    const headers = { ...request?.headers, Cookie: cookie, Origin: 'http://localhost:3000' }
    const send = () => fetch(origin + address, { ...request, headers })
    if (fate === 'twice') await send()
    const answer = await send()
    if (fate === 'answer-lost') throw new TypeError('Failed to fetch')
    return answer
  }
  const phone = new GatePhone({
    store,
    ask,
    now: () => new Date(Date.now() + skewMs),
    isOnline: () => network.isOn,
  })
  return { phone, store, network, ask }
}

export type TestPhone = ReturnType<typeof aPhone>

export const waitingOn = ({ store }: TestPhone) =>
  [...store.scans.kept.values()].filter(({ state }) => state === 'waiting')
