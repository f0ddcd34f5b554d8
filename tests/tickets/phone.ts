import { GatePhone } from '#app/features/bookings/components/gate-phone/phone.ts'
import type { Ask } from '#app/features/bookings/components/gate-phone/send-scans.ts'
import type {
  GateStore,
  KeptDay,
  KeptScan,
} from '#app/features/bookings/components/gate-phone/store.ts'

/** What a phone keeps, without a phone: it outlives the page, and can be full. */
export class MemoryStore implements GateStore {
  day: KeptDay | null = null
  readonly scans = new Map<string, KeptScan>()
  isFull = false
  #turn: Promise<unknown> = Promise.resolve()

  async readDay() {
    return structuredClone(this.day)
  }
  async writeDay(day: KeptDay) {
    this.#mustHaveRoom()
    this.day = structuredClone(day)
  }
  async readScans() {
    return structuredClone([...this.scans.values()])
  }
  async writeScans(scans: readonly KeptScan[]) {
    this.#mustHaveRoom()
    for (const scan of scans) this.scans.set(scan.id, structuredClone(scan))
  }
  async dropScans(ids: readonly string[]) {
    for (const id of ids) this.scans.delete(id)
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
  [...store.scans.values()].filter(({ state }) => state === 'waiting')
