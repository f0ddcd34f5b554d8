import { createHash } from 'node:crypto'
import type { ZodError } from 'zod'

const open = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Expose-Headers': 'ETag',
  'Content-Type': 'application/json; charset=utf-8',
}

/** JSON that anybody may read from anywhere; the short answer for whoever has it already. */
export function answerPublic(request: Request, body: unknown): Response {
  return answer(request, body, 'public, max-age=60')
}

/** Of what may be gone in a moment: whoever keeps it asks again before showing it. */
export function answerOfNow(request: Request, body: unknown): Response {
  return answer(request, body, 'public, no-cache')
}

function answer(request: Request, body: unknown, cacheControl: string): Response {
  const text = JSON.stringify(body)
  // Weak, because the same JSON goes out compressed in several ways.
  const etag = `W/"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`
  const headers = { ...open, ETag: etag, 'Cache-Control': cacheControl }
  const known = request.headers
    .get('If-None-Match')
    ?.split(',')
    .map((each) => each.trim())
  if (known?.includes(etag) || known?.includes('*')) {
    return new Response(null, { status: 304, headers })
  }
  return new Response(text, { headers })
}

export type Issue = { parameter: string; message: string }

export function refusePublic(status: 400 | 404, message: string, issues: Issue[] = []): Response {
  const code = status === 400 ? 'bad-request' : 'not-found'
  const text = JSON.stringify({ error: { code, message, issues } })
  return new Response(text, { status, headers: { ...open, 'Cache-Control': 'no-store' } })
}

/** Says which parameter was wrong and what it may be. */
export function refuseParameters(error: ZodError): Response {
  const issues = error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((parameter) => ({ parameter, message: 'Unknown parameter' }))
      : [{ parameter: issue.path.join('.'), message: issue.message }],
  )
  return refusePublic(400, 'Some parameters could not be understood.', issues)
}
