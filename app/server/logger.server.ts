import pino from 'pino'
import { env } from '#app/server/env.server.ts'
import { singleton } from '#app/server/singleton.server.ts'

/** Whatever a library puts into an error or a request, these never reach the log. */
const secretFields = [
  'authorization',
  'cookie',
  'password',
  'token',
  'secret',
  'email',
  'phone',
  'name',
  'address',
]

/** JSON lines with a request id; an error tracker plugs in here and nowhere else. */
export const logger = singleton('logger', () =>
  pino({
    level: env.LOG_LEVEL,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    serializers: { err: serializeError },
    redact: {
      paths: secretFields.flatMap((field) => [field, `*.${field}`, `*.*.${field}`]),
      censor: '[hidden]',
    },
  }),
)

/**
 * Errors of HTTP clients carry the request with its keys, and errors of the database carry the row;
 * only what helps to find the bug is kept.
 */
function serializeError(error: unknown): unknown {
  if (!(error instanceof Error)) return { message: String(error) }
  const { code, cause } = error as Error & { code?: string | number }
  return {
    type: error.constructor.name,
    message: error.message.split('\n').at(-1)?.slice(0, 500),
    stack: error.stack?.split('\n').filter((line) => line.startsWith('    at ')),
    ...(code === undefined ? {} : { code: String(code) }),
    ...(cause === undefined ? {} : { cause: serializeError(cause) }),
  }
}
