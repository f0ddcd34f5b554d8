import { jobHandlers } from '#app/jobs/jobs.server.ts'
import { jobQueue } from '#app/server/boss.server.ts'

type Handlers = Readonly<Record<string, (payload: object) => Promise<void>>>
type Options = {
  /** Also runs what is due later: the timers of holds, acceptance and so on. */
  includeDelayed?: boolean
  handlers?: Handlers
}

/**
 * Runs every waiting job, and the jobs those start, until none is left; gives back their names in
 * the order they ran. A job that fails fails the test.
 */
export async function runPendingJobs(options: Options = {}): Promise<string[]> {
  const boss = await jobQueue()
  const handlers = options.handlers ?? (jobHandlers as Handlers)
  const ran: string[] = []
  for (let found = true; found;) {
    found = false
    for (const [name, handle] of Object.entries(handlers)) {
      const jobs = await boss.fetch<object>(name, {
        batchSize: 100,
        ignoreStartAfter: options.includeDelayed ?? false,
      })
      for (const job of jobs) {
        found = true
        await handle(job.data ?? {})
        await boss.complete(name, job.id)
        ran.push(name)
      }
    }
  }
  return ran
}
