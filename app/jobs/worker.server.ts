import type { PgBoss } from 'pg-boss'
import { jobHandlers } from '#app/jobs/jobs.server.ts'
import { schedule, scheduleTimeZone } from '#app/jobs/schedule.server.ts'
import { startWorkingQueue, stopJobQueue } from '#app/server/boss.server.ts'
import { logger } from '#app/server/logger.server.ts'

type Handler = (payload: object) => Promise<void>

/** Works on every job of the list until it is stopped; several workers may share one database. */
export async function startWorker(
  handlers: Readonly<Record<string, Handler>> = jobHandlers as Record<string, Handler>,
): Promise<{ stop: () => Promise<void> }> {
  const boss = await startWorkingQueue()
  for (const [name, handle] of Object.entries(handlers)) await work(boss, name, handle)
  await followSchedule(boss)
  // Leaves running jobs the time a stopping server has; what is cut off is retried after 60 s.
  return { stop: () => stopJobQueue(15) }
}

async function work(boss: PgBoss, name: string, handle: Handler): Promise<void> {
  const options = { localConcurrency: 2, notifyPollingIntervalSeconds: 5, batchSize: 1 }
  await boss.work<object>(name, options, async ([job]) => {
    if (!job) return
    try {
      await handle(job.data ?? {})
    } catch (error) {
      logger.error({ err: error, job: name, jobId: job.id }, 'a job failed and will be retried')
      throw error
    }
  })
}

/** The schedule lives in the database; a line that left the list must leave it there too. */
async function followSchedule(boss: PgBoss): Promise<void> {
  const wanted = new Map(Object.entries<string>(schedule))
  for (const { name } of await boss.getSchedules()) {
    if (!wanted.has(name)) await boss.unschedule(name)
  }
  for (const [name, cron] of wanted) {
    await boss.schedule(name, cron, {}, { tz: scheduleTimeZone })
  }
}
