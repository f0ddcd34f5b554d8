import { tellDetachedAccount, tellMakerOfStatus } from '#app/features/messages/tell-maker.server.ts'
import { tellApplicant } from '#app/features/messages/tell-application.server.ts'
import { tellMakerOfAccount, tellMakerOfPayout } from '#app/features/messages/tell-payout.server.ts'
import { tellMakerOfQuestion } from '#app/features/messages/tell-question.server.ts'
import { tellMakerOfDecision } from '#app/features/messages/tell-report.server.ts'
import type { JobPayload } from '#app/server/job-catalog.server.ts'

export async function notifyMaker(news: JobPayload<'notify-maker'>): Promise<void> {
  if (news.type === 'question.asked') return tellMakerOfQuestion(news.questionId)
  if (news.type === 'maker.accountDetached') return tellDetachedAccount(news)
  if (news.type === 'application.decided') return tellApplicant(news.applicationId)
  if (news.type === 'payout.paid') return tellMakerOfPayout(news.payoutId)
  if (news.type === 'payout.accountSet') return tellMakerOfAccount(news.accountId)
  if (news.type === 'report.followed') return tellMakerOfDecision(news)
  await tellMakerOfStatus(news)
}
