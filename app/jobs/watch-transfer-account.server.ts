import { tellAdminsOfAccount } from '#app/features/messages/tell-admins.server.ts'
import {
  findAccountChange,
  recordAccountChange,
  type TransferAccount,
} from '#app/features/payments/transfer-account.server.ts'

/** Whether a site tells buyers another account than was known before. The first one is no news. */
export async function watchTransferAccountJob(account: TransferAccount): Promise<void> {
  // A version before this one put in jobs that name no account.
  const change = account.accountNumber ? await findAccountChange(account) : null
  if (!change) return
  if (change.after) await tellAdminsOfAccount(change)
  await recordAccountChange(change)
}
