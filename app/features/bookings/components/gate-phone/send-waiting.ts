import { paths } from '#app/core/paths.ts'
import type { GateStore, KeptNote, KeptNotes, KeptScan, KeptTaking } from './store.ts'

export type Ask = (address: string, request?: RequestInit) => Promise<Response>

/** How it stands with the server; each is also what the person at the gate can do about it. */
export type Signal = 'online' | 'offline' | 'signed-out' | 'not-yours'

/** As many as the server takes at once (gate-form.ts). */
const mostAtOnce = 50

/** How notes of one kind are told. */
type Mail<Note extends KeptNote> = {
  ask: Ask
  notes: KeptNotes<Note>
  what: 'sinkron' | 'pelunasan'
  letter: (notes: readonly Note[]) => unknown
  at: (note: Note) => Date
}

/**
 * Tells the server what waits, the oldest first. Whatever goes wrong, a note waits on or is marked as
 * refused; it is never dropped here.
 */
export function sendWaiting(store: GateStore, ask: Ask): Promise<Signal> {
  return store.alone(async () => {
    const heard = await sendNotes<KeptScan>({
      ask,
      notes: store.scans,
      what: 'sinkron',
      letter: (rows) => ({ scans: rows.map(scanLetter) }),
      at: ({ scannedAt }) => scannedAt,
    })
    if (heard === 'offline' || heard === 'signed-out') return heard
    const told = await sendNotes<KeptTaking>({
      ask,
      notes: store.takings,
      what: 'pelunasan',
      letter: (rows) => ({ takings: rows.map(takingLetter) }),
      at: ({ takenAt }) => takenAt,
    })
    return told === 'online' ? heard : told
  })
}

async function sendNotes<Note extends KeptNote>(mail: Mail<Note>): Promise<Signal> {
  const waiting = (await mail.notes.read())
    .filter(({ state }) => state === 'waiting')
    .toSorted((a, b) => mail.at(a).getTime() - mail.at(b).getTime())
  let worst: Signal = 'online'
  for (const shop of new Set(waiting.map((note) => note.shop))) {
    const notes = waiting.filter((note) => note.shop === shop)
    for (let start = 0; start < notes.length; start += mostAtOnce) {
      const signal = await sendSome(mail, shop, notes.slice(start, start + mostAtOnce))
      if (signal === 'offline' || signal === 'signed-out') return signal
      // Of another BUM Desa than this person's; those of his own still go.
      if (signal === 'not-yours') worst = signal
    }
  }
  return worst
}

async function sendSome<Note extends KeptNote>(
  mail: Mail<Note>,
  shop: string,
  notes: readonly Note[],
): Promise<Signal> {
  const body = JSON.stringify(mail.letter(notes))
  const answer = await post(mail.ask, paths.gateApi(shop, mail.what), body)
  const signal = signalOf(answer)
  if (answer?.ok && signal === 'online') {
    const refused = await refusedIn(answer)
    if (!refused) return 'offline'
    await mail.notes.write(
      notes.map((note) => ({ ...note, state: refused.has(note.id) ? 'refused' : 'sent' })),
    )
    return 'online'
  }
  if (signal !== 'online') return signal
  // Not understood: one bad note must not keep the others back.
  if (notes.length === 1) {
    await mail.notes.write(notes.map((note) => ({ ...note, state: 'refused' })))
    return 'online'
  }
  for (const note of notes) {
    const alone = await sendSome(mail, shop, [note])
    if (alone !== 'online') return alone
  }
  return 'online'
}

const scanLetter = ({ id, bookingId, gate, count, scannedAt, scannedBy }: KeptScan) => ({
  id,
  bookingId,
  gate,
  count,
  scannedAt,
  scannedBy,
})

const takingLetter = ({ id, bookingId, amount, means, takenAt, takenBy }: KeptTaking) => ({
  id,
  bookingId,
  amount: `${amount}`,
  means,
  takenAt,
  takenBy,
})

/** Those the server could not write down as they are; null for half an answer. */
async function refusedIn(answer: Response): Promise<Set<string> | null> {
  try {
    const { outcomes } = (await answer.json()) as { outcomes: { id: string; outcome: string }[] }
    return new Set(outcomes.filter(({ outcome }) => outcome !== 'recorded').map(({ id }) => id))
  } catch {
    return null
  }
}

/** Null without signal. A page to sign in is no answer, so redirects are not followed. */
export async function post(
  ask: Ask,
  address: string,
  body: string,
  signal?: AbortSignal,
): Promise<Response | null> {
  const headers = { 'Content-Type': 'application/json' }
  const request: RequestInit = { method: 'POST', headers, body, redirect: 'manual' }
  return ask(address, signal ? { ...request, signal } : request).catch(() => null)
}

/** `online` also for a mistake of ours: the server was reached, and asking again changes nothing. */
export function signalOf(answer: Response | null): Signal {
  if (!answer || answer.status >= 500 || answer.status === 429) return 'offline'
  if (answer.type === 'opaqueredirect' || answer.status === 401 || answer.status === 302) {
    return 'signed-out'
  }
  return answer.status === 403 || answer.status === 404 ? 'not-yours' : 'online'
}

export function endOf(patience: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    patience.addEventListener('abort', () => resolve(), { once: true })
  })
}
