/** What an admin can do something about. The error itself goes to the log: it may hold an address. */
type ConnectionProblem = 'refused' | 'no-credit' | 'search-unready' | 'unusable' | 'no-answer'

/** SMTP says 535 and EAUTH, HTTP 401 and 403, payment adapters give a reason. */
const refusals: readonly unknown[] = [401, 403, 535, 'EAUTH', 'unauthorized']
const unusable: readonly unknown[] = [404, 'unreadable']
const searchUnready: readonly unknown[] = ['SearchUnavailable', 'IndexUnfilled']

export function problemOf(error: unknown): ConnectionProblem {
  const { name, code, status, reason, response, responseCode } = error as Record<string, unknown>
  const { status: answered } = (response ?? {}) as { status?: unknown }
  const said = [name, code, status, reason, responseCode, answered]
  if (said.some((each) => refusals.includes(each))) return 'refused'
  if (said.includes('no-credit') || said.includes(402)) return 'no-credit'
  if (said.some((each) => searchUnready.includes(each))) return 'search-unready'
  return said.some((each) => unusable.includes(each)) ? 'unusable' : 'no-answer'
}
