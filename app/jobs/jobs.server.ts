import { addFixedHolidaysJob } from '#app/jobs/add-fixed-holidays.server.ts'
import { applyProviderEventJob } from '#app/jobs/apply-provider-event.server.ts'
import { askStockJob } from '#app/jobs/ask-stock.server.ts'
import { auditInvariantsJob } from '#app/jobs/audit-invariants.server.ts'
import { cancelUnacceptedOrdersJob } from '#app/jobs/cancel-unaccepted-orders.server.ts'
import { checkInvariantsJob } from '#app/jobs/check-invariants.server.ts'
import { checkPaymentJob } from '#app/jobs/check-payment.server.ts'
import { completeDeliveredOrdersJob } from '#app/jobs/complete-delivered-orders.server.ts'
import { countSalesJob } from '#app/jobs/count-sales.server.ts'
import { foldBalancesJob } from '#app/jobs/fold-balances.server.ts'
import { deliverMessageJob } from '#app/jobs/deliver-message.server.ts'
import { expirePurchasesJob } from '#app/jobs/expire-purchases.server.ts'
import { expireRequestsJob } from '#app/jobs/expire-requests.server.ts'
import { followCalendarsJob } from '#app/jobs/follow-calendars.server.ts'
import { followArrivalsJob } from '#app/jobs/follow-arrivals.server.ts'
import { followParcelsJob } from '#app/jobs/follow-parcels.server.ts'
import { followPermitsJob } from '#app/jobs/follow-permits.server.ts'
import { forgetSecretsJob } from '#app/jobs/forget-secrets.server.ts'
import { handOverComplaintsJob } from '#app/jobs/hand-over-complaints.server.ts'
import { notifyAdmins } from '#app/jobs/notify-admins.server.ts'
import { notifyBuyer } from '#app/jobs/notify-buyer.server.ts'
import { notifyMaker } from '#app/jobs/notify-maker.server.ts'
import { notifyShop } from '#app/jobs/notify-shop.server.ts'
import { reconcilePaymentsJob } from '#app/jobs/reconcile-payments.server.ts'
import { recountSalesJob } from '#app/jobs/recount-sales.server.ts'
import { refundCalledOffJob } from '#app/jobs/refund-called-off.server.ts'
import { reindexChangedJob } from '#app/jobs/reindex-changed.server.ts'
import { reindexSearchJob } from '#app/jobs/reindex-search.server.ts'
import { reopenShopsJob } from '#app/jobs/reopen-shops.server.ts'
import { sendReceiptJob } from '#app/jobs/send-receipt.server.ts'
import { sendRefundJob } from '#app/jobs/send-refund.server.ts'
import { startPaymentJob } from '#app/jobs/start-payment.server.ts'
import { sweepAccountsJob } from '#app/jobs/sweep-accounts.server.ts'
import { sweepMessagesJob } from '#app/jobs/sweep-messages.server.ts'
import { sweepPaymentsJob } from '#app/jobs/sweep-payments.server.ts'
import { sweepPicturesJob } from '#app/jobs/sweep-pictures.server.ts'
import type { JobName, JobPayload } from '#app/server/job-catalog.server.ts'
import { watchTransferJob } from '#app/jobs/watch-transfer.server.ts'
import { watchTransfersJob } from '#app/jobs/watch-transfers.server.ts'
import { watchTransferAccountJob } from '#app/jobs/watch-transfer-account.server.ts'

/** What each job does; one file a job. The type asks for every name of the catalog. */
export const jobHandlers: { [Name in JobName]: (payload: JobPayload<Name>) => Promise<void> } = {
  'send-receipt': sendReceiptJob,
  'notify-buyer': notifyBuyer,
  'notify-shop': notifyShop,
  'notify-maker': notifyMaker,
  'notify-admins': notifyAdmins,
  'deliver-message': deliverMessageJob,
  'start-payment': startPaymentJob,
  'apply-provider-event': applyProviderEventJob,
  'check-payment': checkPaymentJob,
  'send-refund': sendRefundJob,
  'reconcile-payments': reconcilePaymentsJob,
  'expire-purchases': expirePurchasesJob,
  'expire-requests': expireRequestsJob,
  'add-fixed-holidays': addFixedHolidaysJob,
  'forget-secrets': forgetSecretsJob,
  'ask-stock': askStockJob,
  'sweep-accounts': sweepAccountsJob,
  'sweep-messages': sweepMessagesJob,
  'sweep-payments': sweepPaymentsJob,
  'sweep-pictures': sweepPicturesJob,
  'check-invariants': checkInvariantsJob,
  'audit-invariants': auditInvariantsJob,
  'cancel-unaccepted-orders': cancelUnacceptedOrdersJob,
  'follow-arrivals': followArrivalsJob,
  'hand-over-complaints': handOverComplaintsJob,
  'complete-delivered-orders': completeDeliveredOrdersJob,
  'refund-called-off': refundCalledOffJob,
  'follow-parcels': followParcelsJob,
  'follow-permits': followPermitsJob,
  'reopen-shops': reopenShopsJob,
  'follow-calendars': followCalendarsJob,
  'watch-transfer-account': watchTransferAccountJob,
  'watch-transfer': watchTransferJob,
  'watch-transfers': watchTransfersJob,
  'fold-balances': foldBalancesJob,
  'count-sales': countSalesJob,
  'recount-sales': recountSalesJob,
  'reindex-changed': reindexChangedJob,
  'reindex-search': reindexSearchJob,
}
