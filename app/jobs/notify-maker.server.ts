import { tellMakerOfStatus } from '#app/features/messages/tell-maker.server.ts'
import { tellMakerOfQuestion } from '#app/features/messages/tell-question.server.ts'
import { tellMakerOfDecision } from '#app/features/messages/tell-report.server.ts'
import type { JobPayload } from '#app/server/job-catalog.server.ts'

export async function notifyMaker(news: JobPayload<'notify-maker'>): Promise<void> {
  if (news.type === 'question.asked') return tellMakerOfQuestion(news.questionId)
  if (news.type === 'report.followed') return tellMakerOfDecision(news)
  await tellMakerOfStatus(news)
}
