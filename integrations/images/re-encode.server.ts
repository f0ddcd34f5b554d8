import { type ChildProcess, fork } from 'node:child_process'
import { createRequire } from 'node:module'
import { refuse, type Result } from '#app/core/result.ts'
import type { Answered, Asked } from './re-encode-process.ts'
import type { FileRefusal, ReEncoded, ReEncoder, reEncoders } from './re-encoders.ts'

export type { ReEncoded } from './re-encoders.ts'

// What strangers send is decoded in a process of its own: a picture that breaks the decoder breaks nothing
// else, and the memory that decoding leaves behind goes with it when nobody sends any.

/** `busy`: so many wait already that this one must come again; nothing is wrong with it. */
export type PictureRefusal = FileRefusal | 'busy'

const mostMilliseconds = 60_000
const idleMilliseconds = 60_000
/** Of what was sent and waits in our memory: five of the largest. */
const mostWaitingBytes = 60_000_000

/**
 * The square pictures we serve, made anew from what was sent: whatever hid in the file (a place,
 * a script, a second format) is not in them.
 */
export const reEncode = (sent: Uint8Array): Promise<Result<ReEncoded, PictureRefusal>> =>
  take('squares', sent)

/** A paper to be read by a person: the whole of it, large enough for its small letters. */
export const reEncodePaper = (
  sent: Uint8Array,
): Promise<Result<Uint8Array<ArrayBuffer>, PictureRefusal>> => take('paper', sent)

/**
 * What a picture of ours looks like, in 256 bits: whether each of 16 × 16 places is brighter than its right
 * neighbour. Saved again, in another size or format, it stays nearly the same.
 */
export const lookOf = (picture: Uint8Array): Promise<string> => inTurn('look', picture)

type Made = { [What in ReEncoder]: Awaited<ReturnType<(typeof reEncoders)[What]>> }

let waitingBytes = 0

async function take<What extends 'squares' | 'paper'>(
  what: What,
  sent: Uint8Array,
): Promise<Made[What] | Result<never, PictureRefusal>> {
  if (waitingBytes + sent.length > mostWaitingBytes) return refuse('busy')
  waitingBytes += sent.length
  try {
    return await inTurn(what, sent)
  } catch (error) {
    if (error instanceof DecoderEnded) return refuse('damaged')
    throw error
  } finally {
    waitingBytes -= sent.length
  }
}

let queue: Promise<unknown> = Promise.resolve()

/** One at a time, because a decoded picture is 100 MB. */
function inTurn<What extends ReEncoder>(what: What, sent: Uint8Array): Promise<Made[What]> {
  const turn = queue.then(async () => (await answerTo({ what, sent })) as Made[What])
  queue = turn.catch(() => undefined)
  return turn
}

/** `isOurs`: we ended it, because it took too long. */
class DecoderEnded extends Error {
  readonly isOurs: boolean
  constructor(isOurs: boolean) {
    super('The decoder ended before it answered')
    this.isOurs = isOurs
  }
}

/** Once more where we did not end it ourselves: a picture is to blame only if the next decoder ends as well. */
async function answerTo(asked: Asked): Promise<unknown> {
  try {
    return await askDecoder(asked)
  } catch (error) {
    if (error instanceof DecoderEnded && !error.isOurs) return askDecoder(asked)
    throw error
  }
}

let running: ChildProcess | null = null
let idle: NodeJS.Timeout | undefined

async function askDecoder(asked: Asked): Promise<unknown> {
  clearTimeout(idle)
  const child = (running ??= start())
  const { promise, resolve, reject } = Promise.withResolvers<Answered>()
  let isTooLong = false
  const tooLong = setTimeout(() => {
    isTooLong = true
    child.kill('SIGKILL')
  }, mostMilliseconds)
  const ended = () => {
    if (running === child) running = null
    reject(new DecoderEnded(isTooLong))
  }
  child.once('message', resolve).once('exit', ended).once('error', ended)
  // Not to be waited for by a program that ends, but while it works.
  child.ref()
  child.channel?.ref()
  try {
    child.send(asked, (error) => error && ended())
    const answer = await promise
    if ('error' in answer) throw new Error(answer.error)
    return answer.made
  } finally {
    clearTimeout(tooLong)
    child.off('message', resolve).off('exit', ended).off('error', ended)
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
