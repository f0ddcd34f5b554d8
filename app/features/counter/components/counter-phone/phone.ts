import { paths } from '#app/core/paths.ts'
import { readGateJson } from '#app/features/bookings/gate-json.ts'
import { idsOf } from '#app/ui/offline/notes.ts'
import { type Ask, type Signal, signalOf } from '#app/ui/offline/send-notes.ts'
import type { CounterOffer } from '../../offer.ts'
import { sendSales } from './send-sales.ts'
import type { CounterBoot, CounterStore, KeptOffer, KeptSale } from './store.ts'

export type CounterState = {
  boot: CounterBoot | null
  kept: KeptOffer | null
  sales: readonly KeptSale[]
  signal: Signal
  isSending: boolean
  canKeep: boolean
}

type Wiring = { store: CounterStore; ask: Ask; now?: () => Date }
type NewSale = Pick<KeptSale, 'id' | 'names'> & {
  letter: Omit<KeptSale['letter'], 'soldAt' | 'soldBy'>
}

/** Nobody waits longer at a till; the sale is written down already. */
const patienceMs = 6000

/** A phone at a counter: writes each sale down first, then tells the server, now or when there is signal. */
export class CounterPhone {
  readonly #store: CounterStore
  readonly #ask: Ask
  readonly #now: () => Date
  readonly #listeners = new Set<() => void>()
  #state: CounterState = {
    boot: null,
    kept: null,
    sales: [],
    signal: 'offline',
    isSending: false,
    canKeep: true,
  }

  constructor({ store, ask, now = () => new Date() }: Wiring) {
    this.#store = store
    this.#ask = ask
    this.#now = now
  }

  get state(): CounterState {
    return this.#state
  }

  get notes() {
    return this.#state.sales
  }

  get now(): Date {
    return this.#now()
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  #set(changes: Partial<CounterState>): void {
    this.#state = { ...this.#state, ...changes }
    for (const listener of this.#listeners) listener()
  }

  #cannotKeep(): null {
    this.#set({ canKeep: false })
    return null
  }

  /** `boot` comes with the page; without signal there is none, and what is kept has to do. */
  async open(boot: CounterBoot | null): Promise<void> {
    const found = await this.#store.readOffer().catch(() => this.#cannotKeep())
    const isSame = !boot || found?.boot.shop.slug === boot.shop.slug
    const kept = found && isSame ? { ...found, boot: boot ?? found.boot } : null
    this.#set({ boot: boot ?? kept?.boot ?? null, kept })
    await this.#readSales()
  }

  async #readSales(): Promise<void> {
    const sales = await this.#store.sales.read().catch(() => this.#cannotKeep())
    if (sales) this.#set({ sales })
  }

  /** Sends what waits and hears what is on the shelf now. */
  async refresh(): Promise<void> {
    if (!this.#state.boot) return
    const sent = await this.send()
    const told = idsOf(this.#state.sales, 'sent')
    if (sent === 'offline') return
    this.#set({ signal: await this.#fetchOffer() })
    await this.#store.sales.drop(told).catch(() => this.#cannotKeep())
    await this.#readSales()
  }

  async send(): Promise<Signal> {
    this.#set({ isSending: true })
    const signal = await sendSales(this.#store, this.#ask).catch((): Signal => 'offline')
    await this.#readSales()
    this.#set({ isSending: false, signal })
    return signal
  }

  async #fetchOffer(): Promise<Signal> {
    const { boot, kept } = this.#state
    if (!boot) return 'offline'
    const headers = kept ? { 'If-None-Match': kept.etag } : {}
    const address = paths.counterApi(boot.shop.slug, 'daftar')
    const answer = await this.#ask(address, { headers, redirect: 'manual' }).catch(() => null)
    const signal = signalOf(answer)
    const toldAt = this.#now()
    const serverMs = Date.parse(answer?.headers.get('Date') ?? '')
    const offsetMs = Number.isNaN(serverMs) ? 0 : serverMs - toldAt.getTime()
    if (kept && answer?.status === 304) {
      await this.#keep({ ...kept, toldAt, offsetMs })
    } else if (answer?.ok && signal === 'online') {
      const text = await answer.text().catch(() => null)
      if (text === null) return 'offline'
      const told = readGateJson(text) as { offer: CounterOffer; day: string; dayEndsAt: Date }
      await this.#keep({ boot, ...told, toldAt, offsetMs, etag: answer.headers.get('ETag') ?? '' })
    }
    return signal
  }

  async #keep(kept: KeptOffer): Promise<void> {
    await this.#store.writeOffer(kept).catch(() => this.#cannotKeep())
    this.#set({ kept })
  }

  /** Null when the phone could not write it down: then nothing was sold. */
  async sell({ id, names, letter }: NewSale): Promise<KeptSale | null> {
    const { boot } = this.#state
    if (!boot) return null
    const sale: KeptSale = {
      id,
      names,
      shop: boot.shop.slug,
      state: 'waiting',
      number: this.#store.nextNumber(),
      letter: { ...letter, soldAt: this.#now().toISOString(), soldBy: boot.userId },
    }
    const isKept = await this.#store.sales.write([sale]).then(
      () => true,
      () => this.#cannotKeep(),
    )
    if (!isKept) return null
    await this.#readSales()
    const patience = new Promise<void>((resolve) => setTimeout(resolve, patienceMs))
    await Promise.race([this.send(), patience])
    void this.refresh()
    return sale
  }

  /** A person has seen what the server did not sell. It goes when the server says once more that it has it. */
  async forgetRefused(): Promise<void> {
    const seen = this.#state.sales.filter(({ state }) => state === 'refused')
    const again = seen.map((sale) => ({ ...sale, state: 'waiting' as const }))
    await this.#store.sales.write(again).catch(() => this.#cannotKeep())
    await this.send()
    const isSeen = ({ id }: KeptSale) => seen.some((sale) => sale.id === id)
    const ids = idsOf(this.#state.sales.filter(isSeen), 'refused')
    await this.#store.sales.drop(ids).catch(() => this.#cannotKeep())
    await this.#readSales()
  }
}
