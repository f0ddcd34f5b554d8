import type { JobName, JobPayload } from '#app/server/job-catalog.server.ts'

/** What each job does; one file a job. The type asks for every name of the catalog. */
export const jobHandlers: { [Name in JobName]: (payload: JobPayload<Name>) => Promise<void> } = {}
