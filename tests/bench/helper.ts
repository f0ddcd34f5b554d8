import { type ChildProcess, spawn } from 'node:child_process'
import path from 'node:path'
import { processorSecondsOfTree, serverCore } from './processor-time.ts'

const root = path.resolve(import.meta.dirname, '../..')

/** A program of the bench in a process of its own, which is asked by messages. */
export type Helper = {
  pid: number
  ask: <T>(question: object) => Promise<T>
  processorSeconds: () => number
  stop: () => Promise<void>
}

type HelperOptions = {
  variables?: Record<string, string>
  args?: readonly string[]
  nodeOptions?: readonly string[]
}
type Answer = { id: number; value?: unknown; error?: string }

/** Starts it on the server's core and waits until it says that it is ready. */
export async function startHelper(file: string, options: HelperOptions = {}): Promise<Helper> {
  const script = path.join(import.meta.dirname, file)
  const [command = process.execPath, ...args] = [
    ...serverCore,
    process.execPath,
    ...(options.nodeOptions ?? []),
    script,
    ...(options.args ?? []),
  ]
  const child = spawn(command, args, {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: { ...process.env, NODE_ENV: 'production', LOG_LEVEL: 'error', ...options.variables },
  })
  const waiting = listen(child)
  await ask(child, waiting, 'ready', { id: 0 })
  const pid = child.pid ?? 0
  let questions = 0
  return {
    pid,
    ask: <T>(question: object) =>
      ask(child, waiting, 'question', { ...question, id: ++questions }) as Promise<T>,
    processorSeconds: () => processorSecondsOfTree(pid),
    stop: () => end(child),
  }
}

type Waiting = Map<number, PromiseWithResolvers<unknown>>

function listen(child: ChildProcess): Waiting {
  const waiting: Waiting = new Map()
  child.on('message', ({ id, value, error }: Answer) => {
    if (error === undefined) waiting.get(id)?.resolve(value)
    else waiting.get(id)?.reject(new Error(error))
    waiting.delete(id)
  })
  child.once('exit', (code) => {
    for (const { reject } of waiting.values()) reject(new Error(`a helper ended with ${code}`))
  })
  return waiting
}

function ask(
  child: ChildProcess,
  waiting: Waiting,
  kind: 'ready' | 'question',
  question: { id: number },
): Promise<unknown> {
  const answer = Promise.withResolvers<unknown>()
  waiting.set(question.id, answer)
  if (kind === 'question') child.send(question)
  return answer.promise
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  const timer = setTimeout(() => child.kill('SIGKILL'), 5_000)
  await ended
  clearTimeout(timer)
}
