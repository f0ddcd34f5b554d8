// What the router asks for a page or a form and cannot send waits here, with the page and all that was typed
// on it, until the signal is back. The router itself would put an error in the place of the page.

type Asked = { isForm: boolean; again: () => void }

const waiting = new Set<Asked>()
const watchers = new Set<() => void>()
let lost: 'page' | 'form' | null = null

/** What waits for the signal: a page, a form, or nothing. */
export const lostSignal = () => lost

export function watchLostSignal(watcher: () => void): () => void {
  watchers.add(watcher)
  return () => watchers.delete(watcher)
}

export function sendAgain(): void {
  for (const { again } of waiting) again()
}

/**
 * Before the router starts: its requests end in `.data`. A page that only is looked at is asked for again by
 * itself; a form may have arrived without its answer, so whoever sent it says so.
 */
export function holdLostRequests(): void {
  const send = window.fetch.bind(window)
  window.fetch = (asked, init) => {
    const isRouters = asked instanceof URL && asked.pathname.endsWith('.data')
    return isRouters ? untilAnswered(() => send(asked, init), init ?? {}) : send(asked, init)
  }
  window.addEventListener('online', () => {
    for (const { isForm, again } of waiting) if (!isForm) again()
  })
}

async function untilAnswered(
  send: () => Promise<Response>,
  { method = 'GET', signal }: RequestInit,
): Promise<Response> {
  for (;;) {
    try {
      return await send()
    } catch (error) {
      // Whoever goes to another page has given this one up.
      if (signal?.aborted || !(error instanceof TypeError)) throw error
    }
    await untilSentAgain(method !== 'GET', signal)
  }
}

function untilSentAgain(isForm: boolean, signal?: AbortSignal | null): Promise<void> {
  return new Promise((resolve) => {
    const asked: Asked = { isForm, again: leave }
    function leave() {
      signal?.removeEventListener('abort', leave)
      waiting.delete(asked)
      tell()
      resolve()
    }
    signal?.addEventListener('abort', leave)
    waiting.add(asked)
    tell()
  })
}

function tell(): void {
  const all = [...waiting]
  lost = all.some(({ isForm }) => isForm) ? 'form' : all.length > 0 ? 'page' : null
  for (const watcher of watchers) watcher()
}
