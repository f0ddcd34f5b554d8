import { idsOf } from '#app/ui/offline/notes.ts'
import { type Ask, endOf, type Signal } from '#app/ui/offline/send-notes.ts'
import type { BalanceMeans } from '../../balance.ts'
import type { GateAnswer } from '../../gate-answer.ts'
import { readTicketCode, tokenIn } from '../../gate-code.ts'
import type { GateBalance } from '../../gate-party.ts'
import { type GateList, isListOver, readGateList, type SignedGateList } from '../../gate-list.ts'
import { answerOnPhone, type AskedOfPhone, type PhoneAnswer } from '../../phone-answer.ts'
import { askForList, askServer, type Question } from './ask-server.ts'
import { scanNote, scansToForget, takingNote } from './notes.ts'
import { sendWaiting } from './send-waiting.ts'
import { closed, type PhoneState } from './phone-state.ts'
import { isOurList, readTicketOnPhone } from './signatures.ts'
import type { GateBoot, GateStore, KeptDay, KeptScan } from './store.ts'

type Wiring = { store: GateStore; ask: Ask; now?: () => Date; isOnline?: () => boolean }

/** Nobody waits longer in front of a gate; the phone knows the answer as well. */
const patienceMs = 1500
/** After a question without an answer the phone decides alone for so long. */
const quietMs = 20_000

/** A phone at a gate: asks the server while there is signal, decides by itself while there is none. */
export class GatePhone {
  readonly #store: GateStore
  readonly #ask: Ask
  readonly #now: () => Date
  readonly #isOnline: () => boolean
  readonly #listeners = new Set<() => void>()
  #offsetMs = 0
  #quietUntil = 0
  /** One code after the other, so that a hasty second scan knows of the first. */
  #turn: Promise<unknown> = Promise.resolve()
  #state: PhoneState = closed

  constructor({ store, ask, now = () => new Date(), isOnline = () => true }: Wiring) {
    this.#store = store
    this.#ask = ask
    this.#now = now
    this.#isOnline = isOnline
  }

  get state(): PhoneState {
    return this.#state
  }

  get notes() {
    return [...this.#state.own, ...this.#state.takings]
  }

  /** By the clock of the server, as far as the phone knows it. */
  get now(): Date {
    const now = this.#now().getTime() + this.#offsetMs
    // A clock that was set back since cannot go before the moment the list was made.
    return new Date(Math.max(now, this.#state.list?.issuedAt.getTime() ?? 0))
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  #set(changes: Partial<PhoneState>): void {
    this.#state = { ...this.#state, ...changes }
    for (const listener of this.#listeners) listener()
  }

  /** `boot` comes with the page; without signal there is none, and what is kept has to do. */
  async open(boot: GateBoot | null): Promise<void> {
    const kept = await this.#store.readDay().catch(() => this.#cannotKeep())
    const isSame =
      !boot || (kept?.boot.shop.slug === boot.shop.slug && kept.boot.userId === boot.userId)
    const before = isSame ? kept : null
    this.#offsetMs = before?.offsetMs ?? 0
    const known = boot ?? before?.boot ?? null
    if (known) {
      const signed = before?.signed ?? null
      const found = signed && (await this.#believe(signed, known))
      const list = found && !isListOver(found, this.now) ? found : null
      this.#set({ boot: known, list })
      if (boot) await this.#keepDay({ boot, signed: list && signed, offsetMs: this.#offsetMs })
    }
    await this.#readNotes()
    this.#set({ isOpen: true })
  }

  #cannotKeep(): null {
    this.#set({ canKeep: false })
    return null
  }

  async #keepDay(day: KeptDay): Promise<void> {
    await this.#store.writeDay(day).catch(() => this.#cannotKeep())
  }

  async #believe(signed: SignedGateList, { keys, shop }: GateBoot): Promise<GateList | null> {
    return (await isOurList(signed, keys)) ? readGateList(signed.payload, shop.slug) : null
  }

  async #readNotes(): Promise<void> {
    const { scans, takings } = this.#store
    const notes = await Promise.all([scans.read(), takings.read()]).catch(() => this.#cannotKeep())
    if (notes) this.#set({ own: notes[0], takings: notes[1] })
  }

  /** Sends what waits and hears of the day anew. */
  async refresh(): Promise<void> {
    if (!this.#state.boot) return
    await this.send()
    const signal = await this.#fetchList()
    this.#set({ signal })
    await this.#readNotes()
  }

  async send(patience?: AbortSignal): Promise<Signal> {
    const ask: Ask = (address, request) =>
      this.#ask(address, patience ? { ...request, signal: patience } : request)
    this.#set({ isSending: true })
    const heard = await sendWaiting(this.#store, ask).catch((): Signal => 'offline')
    await this.#readNotes()
    this.#set({ isSending: false, ...(heard !== 'online' && { signal: heard }) })
    return heard
  }

  async #fetchList(): Promise<Signal> {
    const { boot, list: before } = this.#state
    if (!boot) return 'offline'
    const asked = this.#now().getTime()
    const told = idsOf(this.#state.takings, 'sent')
    const { answer: signed, signal } = await askForList(this.#ask, boot.shop.slug)
    const heard = this.#now().getTime()
    if (!signed) return signal
    const list = await this.#believe(signed, boot)
    // Changed on the way, replayed, or overtaken by a later answer.
    if (!list || (before && list.issuedAt < before.issuedAt)) return 'offline'
    this.#offsetMs = list.issuedAt.getTime() - (asked + heard) / 2
    this.#set({ list })
    await this.#keepDay({ boot, signed, offsetMs: this.#offsetMs })
    await this.#forget(scansToForget(this.#state.own, list, heard), told)
    return signal
  }

  async #forget(scanIds: readonly string[], takingIds: readonly string[]): Promise<void> {
    const { scans, takings } = this.#store
    await Promise.all([scans.drop(scanIds), takings.drop(takingIds)]).catch(() =>
      this.#cannotKeep(),
    )
  }

  /** At once: with a good signal the server decides, else the phone. */
  check(question: Question): Promise<GateAnswer> {
    const answer = this.#turn.then(() => this.#check(question))
    this.#turn = answer.catch(() => undefined)
    return answer
  }

  async #check(question: Question): Promise<GateAnswer> {
    const asked = await this.#read(question.code)
    if (asked.kind === 'unreadable') return { kind: 'unreadable' }
    const answer = await this.#askServer(question)
    // The worker, or another window, may have sent or let in something meanwhile.
    await this.#readNotes()
    const local = answerOnPhone(asked, this.#memory(), question)
    if (!answer) return this.#act(question, local)
    if (answer.kind === 'let-in' && local.bookingId) {
      const scan = scanNote(this.#author, question, {
        bookingId: local.bookingId,
        count: answer.entered,
        state: 'sent',
      })
      await this.#keep(scan).catch(() => this.#cannotKeep())
    }
    return answer
  }

  #memory() {
    const { list, own, boot } = this.#state
    return { list, own: own.filter(({ shop }) => shop === boot?.shop.slug), now: this.now }
  }

  async #read(code: string): Promise<AskedOfPhone> {
    const token = tokenIn(code)
    if (!token) {
      const typed = readTicketCode(code.slice(0, 60))
      return typed ? { kind: 'code', ...typed } : { kind: 'unreadable' }
    }
    const reading = await readTicketOnPhone(token, this.#state.boot?.keys ?? [])
    return reading.kind === 'genuine'
      ? { kind: 'ticket', ticket: reading.ticket }
      : { kind: 'forged' }
  }

  /** Null when the phone has to decide: no signal, no answer in time, or something still waits. */
  async #askServer(question: Question): Promise<GateAnswer | null> {
    const { boot } = this.#state
    if (!boot || !this.#isOnline() || this.#now().getTime() < this.#quietUntil) return null
    const patience = AbortSignal.timeout(patienceMs)
    // The server must not decide before it knows what this phone has let in.
    if (this.#isBehind) await Promise.race([this.send(patience), endOf(patience)])
    if (this.#isBehind) return this.#stayQuiet('offline')
    const { answer, signal } = await askServer(this.#ask, boot.shop.slug, question, patience)
    if (!answer) return this.#stayQuiet(signal)
    this.#set({ signal })
    return answer
  }

  get #isBehind(): boolean {
    return this.#memory().own.some(({ state }) => state === 'waiting')
  }

  #stayQuiet(signal: Signal): null {
    this.#quietUntil = this.#now().getTime() + quietMs
    this.#set({ signal })
    return null
  }

  /** Nobody is let in before it is written down. */
  async #act(question: Question, { answer, bookingId }: PhoneAnswer): Promise<GateAnswer> {
    if (answer.kind !== 'let-in' || !bookingId) return answer
    try {
      const scan = { bookingId, count: answer.entered, state: 'waiting' } as const
      await this.#keep(scanNote(this.#author, question, scan))
      return answer
    } catch {
      this.#cannotKeep()
      return { kind: 'not-kept' }
    }
  }

  get #author() {
    const { boot } = this.#state
    if (!boot) throw new Error('A gate that was never opened lets nobody in')
    return { shop: boot.shop.slug, userId: boot.userId, at: this.now }
  }

  async #keep(scan: KeptScan): Promise<void> {
    await this.#store.scans.write([scan])
    this.#set({ own: [...this.#state.own.filter(({ id }) => id !== scan.id), scan] })
  }

  /** The money is in hand: written down here first, once for each party, then told. */
  take(balance: GateBalance, means: BalanceMeans): Promise<void> {
    const taken = this.#turn.then(() => this.#take(balance, means))
    this.#turn = taken.catch(() => undefined)
    return taken
  }

  async #take(balance: GateBalance, means: BalanceMeans): Promise<void> {
    await this.#readNotes()
    if (this.#state.takings.some(({ bookingId }) => bookingId === balance.bookingId)) return
    const taking = takingNote(this.#author, balance, means)
    await this.#store.takings.write([taking]).catch(() => this.#cannotKeep())
    await this.#readNotes()
    void this.send()
  }

  /** Somebody has written down what the server would not take. */
  async forgetRefused(): Promise<void> {
    const { own, takings } = this.#state
    await this.#forget(idsOf(own, 'refused'), idsOf(takings, 'refused'))
    await this.#readNotes()
  }
}
