import { type Arrived, countParts, mostParts, partBytes } from '../parts.ts'

export type Sent =
  | { ok: true; key: string }
  /** The server will not have it, for this reason. */
  | { ok: false; problem: string }
  /** It can go along with its form only: no signal for too long, or a browser or server that cannot. */
  | { ok: false; problem: null }

type Ears = {
  /** From 0 to 1. */
  onProgress: (share: number) => void
  /** The signal is gone; it is tried again in a while, and as soon as the phone says that it is back. */
  onWait: () => void
  /** Ends the waiting before its time. */
  wake: EventTarget
  signal: AbortSignal
}

/** Of trying again while nothing at all gets through: four minutes altogether. */
const pausesInSeconds = [1, 2, 4, 8, 15, 30, 60, 60, 60]
const timeoutMs = 20_000

class Refused extends Error {
  readonly problem: string | null
  constructor(problem: string | null) {
    super('The server refused a part')
    this.problem = problem
  }
}

/**
 * Sends a photo in parts to below an address and goes on where it broke off: after a lost signal, and when
 * the same photo is chosen again after the browser was closed, only what is missing is sent.
 */
export async function sendInParts(file: Blob, to: string, ears: Ears): Promise<Sent> {
  const bytes = await file.arrayBuffer()
  const parts = countParts(bytes.byteLength)
  // Browsers offer it to safe addresses only; elsewhere the file goes with its form.
  if (!globalThis.crypto?.subtle || parts === 0 || parts > mostParts) {
    return { ok: false, problem: null }
  }
  const address = `${to}/${hex(await crypto.subtle.digest('SHA-256', bytes))}`
  let tries = 0
  const onPart = () => {
    tries = 0
  }
  for (;;) {
    try {
      return { ok: true, key: await sendMissing(address, bytes, { ...ears, onPart }) }
    } catch (error) {
      if (error instanceof Refused) return { ok: false, problem: error.problem }
      const seconds = pausesInSeconds[tries]
      if (ears.signal.aborted || seconds === undefined) return { ok: false, problem: null }
      tries++
      ears.onWait()
      await pause(seconds, ears)
    }
  }
}

async function sendMissing(
  address: string,
  bytes: ArrayBuffer,
  { onProgress, onPart, signal }: Ears & { onPart: () => void },
): Promise<string> {
  const parts = countParts(bytes.byteLength)
  let arrived = await ask(address, { signal })
  const missing = [...Array(parts).keys()].filter((position) => !arrived.parts.includes(position))
  // All are there, but the picture could not be made yet: any part asks for it once more.
  if (missing.length === 0) missing.push(0)
  let done = parts - missing.length
  onProgress(done / parts)
  for (const position of missing) {
    if (arrived.key) break
    const part = new FormData()
    part.set('position', String(position))
    part.set('parts', String(parts))
    part.set('part', new Blob([bytes.slice(position * partBytes, (position + 1) * partBytes)]))
    const before = done
    const onShare = (share: number) => onProgress((before + share) / parts)
    arrived = await ask(address, { signal, part, onShare })
    onPart()
    done++
  }
  if (!arrived.key) throw new Error('Parts are missing')
  return arrived.key
}

type Question = { signal: AbortSignal; part?: FormData; onShare?: (share: number) => void }

/** By the older way, because `fetch` does not tell how much has been sent. */
function ask(address: string, { signal, part, onShare }: Question): Promise<Arrived> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open(part ? 'POST' : 'GET', address)
    request.timeout = timeoutMs
    request.responseType = 'json'
    request.upload.addEventListener('progress', ({ loaded, total }) => onShare?.(loaded / total))
    request.addEventListener('load', () => {
      const { status } = request
      const answer = request.response as (Arrived & { problem?: string }) | null
      if (status === 200 && answer) return resolve(answer)
      if (status >= 500) return reject(new Error('No answer'))
      // Who is not signed in any more is led to the door when the form is sent.
      reject(new Refused(status === 422 ? (answer?.problem ?? null) : null))
    })
    for (const end of ['error', 'abort', 'timeout'] as const) {
      request.addEventListener(end, () => reject(new Error(end)))
    }
    signal.addEventListener('abort', () => request.abort(), { once: true })
    request.send(part)
  })
}

function pause(seconds: number, { wake, signal }: Ears): Promise<void> {
  return new Promise((resolve) => {
    const over = new AbortController()
    const end = () => {
      over.abort()
      clearTimeout(timer)
      resolve()
    }
    const timer = setTimeout(end, seconds * 1000)
    window.addEventListener('online', end, { signal: over.signal })
    wake.addEventListener('wake', end, { signal: over.signal })
    signal.addEventListener('abort', end, { signal: over.signal })
  })
}

const hex = (bytes: ArrayBuffer) =>
  [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
