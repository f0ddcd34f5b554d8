import { tellAdminsOfAccount } from '#app/features/messages/tell-admins.server.ts'
import {
  findAccountChange,
  recordAccountChange,
} from '#app/features/payments/transfer-account.server.ts'
import { transferAccount } from '#app/server/payment-providers.server.ts'

/** Every few minutes: whether buyers are told another account than before. The first one is no news. */
export async function watchTransferAccountJob(): Promise<void> {
  const account = transferAccount()
  const change = account && (await findAccountChange(account))
  if (!change) return
  if (change.after) await tellAdminsOfAccount(change)
  await recordAccountChange(change)
}
