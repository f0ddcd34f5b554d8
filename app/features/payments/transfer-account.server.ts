import { recordAudit } from '#app/server/audit.server.ts'
import { enqueue } from '#app/server/boss.server.ts'
import { db, transaction } from '#app/server/db.server.ts'
import type { JobPayload } from '#app/server/job-catalog.server.ts'
import { transferAccount } from '#app/server/payment-providers.server.ts'
import { digestOf } from '#app/server/sealed.server.ts'

export type TransferAccount = JobPayload<'watch-transfer-account'>
export type AccountChange = {
  /** Of account and QRIS, by which they are known again. */
  print: string
  /** The entry of the trail that this follows, and what it says; null when there was no account before. */
  after: { entryId: string; print: string | null } | null
  bank: string
  accountNumber: string
}

/** The trail knows things by a UUID; of where buyers transfer to there is one. */
const trailId = '5b0c1d7e-7a3c-5f0e-9d52-2f8e6a1c4b90'
const action = 'transfer-account-set'

/**
 * The settings of the server say another account, or another QRIS, than the trail knows; null: nothing new.
 * Nobody who signs in can change it, so whoever did is to be known by those who look at transfers.
 */
export async function findAccountChange(account: TransferAccount): Promise<AccountChange | null> {
  const { bank, accountNumber, holder, qris = '' } = account
  const print = digestOf([bank, accountNumber, holder, qris].join('\n'))
  const last = await db.auditEntry.findFirst({
    where: { subjectType: 'integration', subjectId: trailId, action },
    orderBy: { id: 'desc' },
    select: { id: true, toStatus: true },
  })
  if (last?.toStatus === print) return null
  const after = last && { entryId: last.id, print: last.toStatus }
  return { print, after, bank, accountNumber }
}

/**
 * At the start of each site that takes payments: the account that it will tell buyers, whatever the settings
 * of a worker elsewhere say.
 */
export async function reportTransferAccount(): Promise<void> {
  const account = transferAccount()
  if (account) await transaction((tx) => enqueue(tx, 'watch-transfer-account', account))
}

/** Told of before, so that a crash between the two tells again and not never. */
export async function recordAccountChange(change: AccountChange): Promise<void> {
  await recordAudit(db, [
    {
      subject: { type: 'integration', id: trailId },
      action,
      from: change.after?.print ?? null,
      to: change.print,
      actor: { type: 'system', id: null },
      details: { bank: change.bank, lastDigits: change.accountNumber.slice(-4) },
    },
  ])
}
