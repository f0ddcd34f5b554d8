import {
  tellShopOfCollision,
  tellShopComplaintHandedOver,
  tellShopOfComplaint,
  tellShopOrderCancelled,
  tellShopTicketsCancelled,
  tellShopVisitMoved,
  tellShopsOfPurchase,
} from '#app/features/messages/tell-shop.server.ts'
import { tellShopOfApplication } from '#app/features/messages/tell-application.server.ts'
import { tellShopOfQuestion } from '#app/features/messages/tell-question.server.ts'
import { tellShopOfDecision } from '#app/features/messages/tell-report.server.ts'
import { tellShopOfRequest } from '#app/features/messages/tell-request.server.ts'
import { tellShopOfStanding } from '#app/features/messages/tell-standing.server.ts'
import type { JobPayload } from '#app/server/job-catalog.server.ts'

export async function notifyShop(news: JobPayload<'notify-shop'>): Promise<void> {
  if (news.type === 'purchase.paid') return tellShopsOfPurchase(news.purchaseId)
  if (news.type === 'purchase.agreed') return tellShopsOfPurchase(news.purchaseId)
  if (news.type === 'calendar.collided') return tellShopOfCollision(news)
  if (news.type === 'order.complained') return tellShopOfComplaint(news.orderId)
  if (news.type === 'order.complaintHandedOver') return tellShopComplaintHandedOver(news)
  if (news.type === 'application.sent') return tellShopOfApplication(news.applicationId)
  if (news.type === 'question.asked') return tellShopOfQuestion(news.questionId)
  if (news.type === 'report.followed') return tellShopOfDecision(news)
  if (news.type === 'request.changed') return tellShopOfRequest(news.requestId, news.status)
  if (news.type === 'booking.cancelled') return tellShopTicketsCancelled(news)
  if (news.type === 'booking.moved') return tellShopVisitMoved(news)
  if (news.type !== 'order.changed') return tellShopOfStanding(news)
  if (news.status === 'cancelled') await tellShopOrderCancelled(news.orderId)
}
