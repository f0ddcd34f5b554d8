import pg from 'pg'
import { configure, env } from '#app/server/env.server.ts'
import { answerQuestions } from './answer.ts'

// The real web server, as `npm run web` starts it, on the database of DATABASE_URL and the port of
// PORT. Asked to, it notes the statements that reach PostgreSQL.

export type SiteQuestion = { kind: 'record' } | { kind: 'recorded' }
export type Statement = { text: string; values: readonly unknown[] }

configure({ NODE_ENV: 'production' })
const { startWeb } = await import('#app/server/http/web.ts')
await startWeb({ port: env.PORT, host: env.HOST })

let statements: Statement[] | null = null

function record(): void {
  statements = []
  const client = pg.Client.prototype as unknown as { query: (...args: unknown[]) => unknown }
  const { query } = client
  client.query = function note(...args) {
    const [first, values] = args as [string | Partial<Statement>, readonly unknown[] | undefined]
    const text = typeof first === 'string' ? first : (first?.text ?? '')
    const given = typeof first === 'string' ? values : (first?.values ?? values)
    if (text) statements?.push({ text, values: Array.isArray(given) ? given : [] })
    return query.apply(this, args)
  }
}

answerQuestions<SiteQuestion>(async ({ kind }) => {
  if (kind === 'record' && statements === null) record()
  const seen = statements ?? []
  statements = []
  return seen.map(({ text, values }) => ({
    text,
    values: values.map((value) => (typeof value === 'bigint' ? String(value) : value)),
  }))
})
