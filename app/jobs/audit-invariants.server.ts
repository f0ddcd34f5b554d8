import { reportViolations } from '#app/jobs/check-invariants.server.ts'

/** Every night: all of them, over everything that ever was. */
export const auditInvariantsJob = () => reportViolations('full')
