import { readFileSync } from 'node:fs'
import { reEncode } from '#integrations/images/re-encode.server.ts'
import { mostMegabytesOf } from '#tests/setup/most-megabytes.ts'

// A process of its own (started by pictures.test.ts): the files it is given, sent at once, and what that took
// at most.

const sent = process.argv.slice(2).map((file) => readFileSync(file))
const made = await Promise.all(sent.map((each) => reEncode(each)))
const answers = made.map((each) => (each.ok ? 'ok' : each.reason))
process.stdout.write(JSON.stringify({ answers, megabytes: mostMegabytesOf(process.pid) }))
