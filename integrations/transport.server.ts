import type { UnavailableReason } from './unavailable-reason.ts'

type Request = {
  operation: string
  path: string
  method?: 'POST'
  /** Sent as a form, or as JSON. */
  form?: URLSearchParams
  json?: object
}

export type Answer = { status: number; body: unknown }
export type Ask = (request: Request) => Promise<Answer>

export type TransportOptions = {
  baseUrl: string
  headers: Record<string, string>
  timeoutMs?: number | undefined
  /** What is thrown when there is no answer to read. */
  unavailable: (operation: string, reason: UnavailableReason) => Error
}

const largestAnswer = 1_000_000

/**
 * One question to a vendor: with a deadline for all of the answer, no redirects, at most a megabyte.
 * Answers below 500 are handed on, since what they mean differs from vendor to vendor.
 */
export function createTransport({
  baseUrl,
  headers,
  timeoutMs = 5_000,
  unavailable,
}: TransportOptions): Ask {
  return async ({ operation, path, method, form, json }) => {
    const failed = (reason: UnavailableReason) => unavailable(operation, reason)
    const answer = await fetch(baseUrl.replace(/\/$/, '') + path, {
      method: method ?? 'GET',
      headers: {
        accept: 'application/json',
        ...headers,
        ...(json && { 'content-type': 'application/json' }),
      },
      ...(json ? { body: JSON.stringify(json) } : form && { body: form }),
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    })
      .then(readWhole)
      // The error itself is not kept: it may hold the request, and that the key.
      .catch((error: unknown) => {
        const isLate = (error as Error).name === 'TimeoutError'
        throw failed(isLate ? 'timeout' : 'network')
      })
    if (answer.status === 429) throw failed('rate-limited')
    if (answer.status === 402) throw failed('no-credit')
    if (answer.status === 401 || answer.status === 403) throw failed('unauthorized')
    if (answer.status >= 500) throw failed('server-error')
    try {
      return { status: answer.status, body: JSON.parse(answer.text) as unknown }
    } catch {
      throw failed('unreadable')
    }
  }
}

type Whole = { status: number; headers: Headers; text: string }

/** All of an answer, of at most a megabyte. */
export async function readWhole(response: Response): Promise<Whole> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of response.body ?? []) {
    size += chunk.length
    if (size > largestAnswer) throw new RangeError('The answer is too large')
    chunks.push(chunk)
  }
  const { status, headers } = response
  return { status, headers, text: Buffer.concat(chunks).toString('utf8') }
}
