import {
  tellAdminsOfComplaint,
  tellAdminsOfDispute,
} from '#app/features/messages/tell-admins.server.ts'
import type { JobPayload } from '#app/server/job-catalog.server.ts'

export async function notifyAdmins(news: JobPayload<'notify-admins'>): Promise<void> {
  if (news.type === 'attempt.disputed') await tellAdminsOfDispute(news.attemptId)
  else await tellAdminsOfComplaint(news.orderId)
}
