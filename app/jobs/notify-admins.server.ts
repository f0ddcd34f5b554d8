import { tellAdminsOfComplaint } from '#app/features/messages/tell-admins.server.ts'
import type { JobPayload } from '#app/server/job-catalog.server.ts'

export async function notifyAdmins(news: JobPayload<'notify-admins'>): Promise<void> {
  await tellAdminsOfComplaint(news.orderId)
}
