import {
  askBuyerAboutArrival,
  sendLinkAgain,
  tellBuyerComplaintHandedOver,
  tellComplaintAnswered,
  tellComplaintSettled,
  tellDueLowered,
  tellOrderMoved,
  tellOrderShortened,
  tellPurchaseAgreed,
  tellPurchaseExpired,
  tellPurchasePlaced,
  tellRefundAccount,
  tellRefundMoved,
  tellCalledOff,
  tellTicketsCancelled,
  tellTransferRejected,
  tellVisitMoved,
} from '#app/features/messages/tell-buyer.server.ts'
import { tellAskerOfAnswer } from '#app/features/messages/tell-question.server.ts'
import { tellReporter } from '#app/features/messages/tell-report.server.ts'
import { tellBuyerOfRequest } from '#app/features/messages/tell-request.server.ts'
import type { JobPayload } from '#app/server/job-catalog.server.ts'

export async function notifyBuyer(news: JobPayload<'notify-buyer'>): Promise<void> {
  switch (news.type) {
    case 'purchase.placed':
      return tellPurchasePlaced(news.purchaseId)
    case 'purchase.agreed':
      return tellPurchaseAgreed(news.purchaseId)
    case 'purchase.expired':
      return tellPurchaseExpired(news.purchaseId)
    case 'transfer.rejected':
      return tellTransferRejected(news.orderId)
    case 'purchase.linkAsked':
      return sendLinkAgain(news)
    case 'order.changed':
      return tellOrderMoved(news.orderId, news.status)
    case 'order.shortened':
      return tellOrderShortened(news)
    case 'order.dueLowered':
      return tellDueLowered(news.orderId)
    case 'order.arrivalAsked':
      return askBuyerAboutArrival(news.orderId)
    case 'order.complaintSettled':
      return tellComplaintSettled(news.orderId)
    case 'order.complaintAnswered':
      return tellComplaintAnswered(news.orderId)
    case 'order.complaintHandedOver':
      return tellBuyerComplaintHandedOver(news)
    case 'request.changed':
      return tellBuyerOfRequest(news.requestId, news.status)
    case 'booking.cancelled':
      return tellTicketsCancelled(news)
    case 'booking.calledOff':
      return tellCalledOff(news)
    case 'booking.moved':
      return tellVisitMoved(news)
    case 'question.answered':
      return tellAskerOfAnswer(news.questionId)
    case 'report.decided':
      return tellReporter(news)
    case 'refund.changed':
      return tellRefundMoved(news.refundId)
    case 'refund.accountSet':
      return tellRefundAccount(news)
  }
}
