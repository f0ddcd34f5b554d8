import { tellMakerOfStatus } from '#app/features/messages/tell-maker.server.ts'
import { tellMakerOfQuestion } from '#app/features/messages/tell-question.server.ts'
import type { JobPayload } from '#app/server/job-catalog.server.ts'

export const notifyMaker = (news: JobPayload<'notify-maker'>): Promise<void> =>
  news.type === 'question.asked' ? tellMakerOfQuestion(news.questionId) : tellMakerOfStatus(news)
