import { type ChildProcess, fork } from 'node:child_process'
import { createRequire } from 'node:module'
import { refuse, type Result } from '#app/core/result.ts'
import type { Answered, Asked } from './re-encode-process.ts'
import type { PictureRefusal, ReEncoded, ReEncoder, reEncoders } from './re-encoders.ts'

export type { PictureRefusal, ReEncoded } from './re-encoders.ts'

// What strangers send is decoded in a process of its own: a picture that breaks the decoder breaks nothing
// else, it sees no secret, and the memory that decoding leaves behind goes with it when nobody sends any.

const mostMilliseconds = 60_000
const idleMilliseconds = 60_000

/**
 * The square pictures we serve, made anew from what was sent: whatever hid in the file (a place,
 * a script, a second format) is not in them.
 */
export const reEncode = (sent: Uint8Array): Promise<Result<ReEncoded, PictureRefusal>> =>
  refuseWhatBreaks(ask('squares', sent))

/** A paper to be read by a person: the whole of it, large enough for its small letters. */
export const reEncodePaper = (
  sent: Uint8Array,
): Promise<Result<Uint8Array<ArrayBuffer>, PictureRefusal>> => refuseWhatBreaks(ask('paper', sent))

/**
 * What a picture looks like, in 256 bits: whether each of 16 × 16 places is brighter than its right neighbour.
 * Saved again, in another size or format, it stays nearly the same.
 */
export const lookOf = (picture: Uint8Array): Promise<string> => ask('look', picture)

/** The process ended over it, or was ended because it took too long. */
class DecoderBroke extends Error {}

const refuseWhatBreaks = <T>(made: Promise<Result<T, PictureRefusal>>) =>
  made.catch((error: unknown): Result<T, PictureRefusal> => {
    if (error instanceof DecoderBroke) return refuse('damaged')
    throw error
  })

type Made = { [What in ReEncoder]: Awaited<ReturnType<(typeof reEncoders)[What]>> }

let queue: Promise<unknown> = Promise.resolve()

/** One at a time, because a decoded picture is 100 MB. */
function ask<What extends ReEncoder>(what: What, sent: Uint8Array): Promise<Made[What]> {
  const turn = queue.then(async () => (await answerTo({ what, sent })) as Made[What])
  queue = turn.catch(() => undefined)
  return turn
}

let running: ChildProcess | null = null
let idle: NodeJS.Timeout | undefined

async function answerTo(asked: Asked): Promise<unknown> {
  clearTimeout(idle)
  const child = (running ??= start())
  const { promise, resolve, reject } = Promise.withResolvers<Answered>()
  const tooLong = setTimeout(() => child.kill('SIGKILL'), mostMilliseconds)
  const broke = (code: number | null, signal: string | null) =>
    reject(new DecoderBroke(`The decoder ended with ${signal ?? code}`))
  child.once('message', resolve).once('exit', broke).once('error', reject)
  // Not to be waited for by a program that ends, but while it works.
  child.ref()
  child.channel?.ref()
  child.send(asked)
  try {
    const answer = await promise
    if ('error' in answer) throw new Error(answer.error)
    return answer.made
  } finally {
    clearTimeout(tooLong)
    child.off('message', resolve).off('exit', broke).off('error', reject)
    child.unref()
    child.channel?.unref()
    idle = setTimeout(() => child.connected && child.disconnect(), idleMilliseconds).unref()
  }
}

function start(): ChildProcess {
  // By its name in the package, because the site's bundle lies elsewhere than this file.
  const program = createRequire(import.meta.url).resolve(
    '#integrations/images/re-encode-process.ts',
  )
  const child = fork(program, {
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    execArgv: [],
    // Of glibc: with an arena for each thread, what one picture leaves behind is of no use to the next.
    env: { NODE_ENV: 'production', MALLOC_ARENA_MAX: '1' },
  })
  const gone = () => {
    if (running === child) running = null
  }
  return child.once('disconnect', gone).once('exit', gone).on('error', gone)
}
