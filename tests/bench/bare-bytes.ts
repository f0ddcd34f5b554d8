import { createServer } from 'node:http'
import { env } from '#app/server/env.server.ts'
import { answerQuestions } from './answer.ts'

// The fastest a page can be in Node: the same bytes and headers for every request, nothing else.

export type BytesQuestion = { headers: string[]; body: string }

let headers: string[] = []
let body = Buffer.alloc(0)

const server = createServer((_, res) => {
  res.writeHead(200, headers)
  res.end(body)
})
await new Promise<void>((resolve) => server.listen(env.PORT, env.HOST, resolve))

answerQuestions<BytesQuestion>(async (page) => {
  headers = page.headers
  body = Buffer.from(page.body, 'base64')
})
