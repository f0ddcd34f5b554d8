import { sendReceipt } from '#app/features/messages/tell-buyer.server.ts'

export const sendReceiptJob = ({ purchaseId }: { purchaseId: string }) => sendReceipt(purchaseId)
