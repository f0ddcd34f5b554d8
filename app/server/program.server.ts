import { isStartedByNpm } from '#app/server/env.server.ts'
import { Problem } from '#app/server/problem.server.ts'

export type Program = {
  /** A line on the terminal. */
  say: (text: string) => void
  /** Says what is done now and how long it took. */
  step: <T>(title: string, run: () => Promise<T>) => Promise<T>
  /** Undone in reverse order when the program ends, however it ends. */
  onEnd: (close: () => Promise<unknown>) => void
  /** Resolves when somebody asks the program to stop: one that waits for it ends well by stopping. */
  untilStopped: () => Promise<void>
}

const secondsToStop = 20

/**
 * Runs a program of `npm run`: problems are one sentence and exit code 1, and whatever was opened
 * is closed again, also on Ctrl+C and SIGTERM, which are a failure of what was not done yet.
 */
export async function runProgram(run: (program: Program) => Promise<void>): Promise<void> {
  const closers: (() => Promise<unknown>)[] = []
  const stopped = Promise.withResolvers<void>()
  let isStopping = false
  let isDone = false
  const stop = () => {
    if (isStopping) return
    isStopping = true
    stopped.resolve()
    setTimeout(() => process.exit(1), secondsToStop * 1000).unref()
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
  if (isStartedByNpm) stopWithParent(stop)
  const say = (text: string) => void process.stdout.write(`${text}\n`)
  const program: Program = {
    say,
    step: (title, task) => timed(say, title, task),
    onEnd: (close) => void closers.unshift(close),
    untilStopped: () => {
      isDone = true
      return stopped.promise
    },
  }
  let exitCode = 0
  try {
    await Promise.race([run(program).then(() => (isDone = true)), stopped.promise])
    if (!isDone) throw new Problem('Stopped before it was done.')
  } catch (error) {
    exitCode = 1
    process.stderr.write(`\n${explain(error)}\n`)
  }
  for (const close of closers) {
    await close().catch((error: unknown) => process.stderr.write(`${explain(error)}\n`))
  }
  process.exit(exitCode)
}

/** `npm start` that is told to end may leave its child behind, which must not serve on alone. */
function stopWithParent(stop: () => void): void {
  const parent = process.ppid
  setInterval(() => {
    if (process.ppid !== parent) stop()
  }, 500).unref()
}

async function timed<T>(
  say: (text: string) => void,
  title: string,
  task: () => Promise<T>,
): Promise<T> {
  const started = performance.now()
  const result = await task()
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  say(`  ${title.padEnd(48, ' ')} ${seconds.padStart(5)} s`)
  return result
}

function explain(error: unknown): string {
  if (error instanceof Problem) return error.message
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
