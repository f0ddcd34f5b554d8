import type { KeptNote, KeptNotes } from './notes.ts'

export type Ask = (address: string, request?: RequestInit) => Promise<Response>

/** How it stands with the server; each is also what the person who holds the phone can do about it. */
export type Signal = 'online' | 'offline' | 'signed-out' | 'not-yours'

/** How notes of one kind are told. */
type Mail<Note extends KeptNote> = {
  ask: Ask
  /** How many the server is told in one letter. */
  mostAtOnce: number
  notes: KeptNotes<Note>
  /** Where a BUM Desa is told. */
  address: (shop: string) => string
  letter: (notes: readonly Note[]) => unknown
  at: (note: Note) => Date
}

/** The oldest first. Whatever goes wrong, a note stays; only what the server says it has is marked so. */
export async function sendNotes<Note extends KeptNote>(mail: Mail<Note>): Promise<Signal> {
  const waiting = (await mail.notes.read())
    .filter(({ state }) => state === 'waiting' || state === 'unread')
    .toSorted((a, b) => mail.at(a).getTime() - mail.at(b).getTime())
  let worst: Signal = 'online'
  for (const shop of new Set(waiting.map((note) => note.shop))) {
    const notes = waiting.filter((note) => note.shop === shop)
    for (let start = 0; start < notes.length; start += mail.mostAtOnce) {
      const signal = await sendSome(mail, shop, notes.slice(start, start + mail.mostAtOnce))
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
  const answer = await post(mail.ask, mail.address(shop), body)
  const signal = signalOf(answer)
  if (answer?.ok && signal === 'online') {
    const outcomes = await outcomesIn(answer)
    if (!outcomes) return 'offline'
    await mail.notes.write(
      notes.map((note) => ({ ...note, state: stateAfter(outcomes.get(note.id)) })),
    )
    return 'online'
  }
  if (signal !== 'online') return signal
  // Not understood: one bad note must not keep the others back.
  if (notes.length === 1) {
    await mail.notes.write(notes.map((note) => ({ ...note, state: 'unread' })))
    return 'online'
  }
  for (const note of notes) {
    const alone = await sendSome(mail, shop, [note])
    if (alone !== 'online') return alone
  }
  return 'online'
}

/** What became of each; null for half an answer. */
async function outcomesIn(answer: Response): Promise<ReadonlyMap<string, string> | null> {
  try {
    const { outcomes } = (await answer.json()) as { outcomes: { id: string; outcome: string }[] }
    return new Map(outcomes.map(({ id, outcome }) => [id, outcome]))
  } catch {
    return null
  }
}

function stateAfter(outcome: string | undefined): KeptNote['state'] {
  if (outcome === undefined) return 'unread'
  return outcome === 'recorded' ? 'sent' : 'refused'
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
