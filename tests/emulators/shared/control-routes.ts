import type { IncomingMessage, ServerResponse } from 'node:http'
import { readBody, redirect, sendJson } from './http.ts'

const questions = ['transactions', 'notifications', 'requests', 'faults', 'now'] as const

/**
 * The controls over HTTP, for a browser or another process. A form (from the index page) goes back
 * to that page; JSON gets the answer as JSON.
 */
export async function serveControls(
  controls: object,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
): Promise<boolean> {
  const name = /^\/_emulator\/([A-Za-z]+)$/.exec(path)?.[1]
  if (!name) return false
  const control = Object.hasOwn(controls, name)
    ? (controls as Record<string, unknown>)[name]
    : undefined
  const isQuestion = questions.some((question) => question === name)
  if (!control || (request.method !== 'POST' && !isQuestion)) {
    sendJson(response, 404, { error: `There is no control ${name}` })
    return true
  }
  const text = await readBody(request)
  const isForm = request.headers['content-type']?.startsWith('application/x-www-form-urlencoded')
  try {
    const options: unknown = isForm
      ? Object.fromEntries(new URLSearchParams(text))
      : JSON.parse(text || '{}')
    const answer = await (control as (options: unknown) => unknown)(options)
    if (isForm) redirect(response, '/')
    else sendJson(response, 200, { ok: true, answer: answer ?? null })
  } catch (error) {
    sendJson(response, 400, { ok: false, error: error instanceof Error ? error.message : 'failed' })
  }
  return true
}
