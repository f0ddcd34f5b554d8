import { tellMakerOfStatus } from '#app/features/messages/tell-maker.server.ts'
import type { JobPayload } from '#app/server/job-catalog.server.ts'

export const notifyMaker = (news: JobPayload<'notify-maker'>) => tellMakerOfStatus(news)
