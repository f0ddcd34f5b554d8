import { expect, test } from 'vitest'
import { newId } from '#app/core/ids.ts'
import { tellAdminsOfAccount } from '#app/features/messages/tell-admins.server.ts'
import {
  findAccountChange,
  reportTransferAccount,
} from '#app/features/payments/transfer-account.server.ts'
import { jobHandlers } from '#app/jobs/jobs.server.ts'
import { db } from '#app/server/db.server.ts'
import { configure } from '#app/server/env.server.ts'
import { runPendingJobs } from '#tests/setup/pending-jobs.ts'

const account = { bank: 'BRI', accountNumber: '001122334455', holder: 'BUM Desa Bersama Contoh' }

async function anAdmin(disabledAt: Date | null = null): Promise<string> {
  const email = `admin-${newId()}@example.com`
  await db.user.create({
    data: {
      id: newId(),
      name: 'Admin',
      email,
      passwordHash: 'x',
      platformRole: 'admin',
      disabledAt,
    },
  })
  return email
}

const lettersTo = (recipient: string) =>
  db.message.findMany({
    where: { recipient, template: 'transfer-account' },
    select: { text: true },
  })

/** As two sites that start with these settings, one after the other. */
async function startedWith(changes: Partial<typeof account> & { qris?: string }): Promise<void> {
  const { bank, accountNumber, holder, qris } = { ...account, ...changes }
  configure({
    TRANSFER_BANK: bank,
    TRANSFER_ACCOUNT: accountNumber,
    TRANSFER_HOLDER: holder,
    TRANSFER_QRIS: qris,
  })
  for (let turn = 0; turn < 2; turn++) {
    await reportTransferAccount()
    await runPendingJobs({
      handlers: { 'watch-transfer-account': jobHandlers['watch-transfer-account'] as never },
    })
  }
}

test('every admin is told once of each other account that buyers transfer to, and the trail says so', async () => {
  const [one, other] = [await anAdmin(), await anAdmin()]
  const former = await anAdmin(new Date())
  await startedWith({})
  expect(await lettersTo(one)).toEqual([])
  await startedWith({ accountNumber: '998877665544' })
  expect(await lettersTo(other)).toHaveLength(1)
  // There and back again is news each time.
  await startedWith({})
  await startedWith({ accountNumber: '998877665544' })
  const letters = await lettersTo(one)
  expect(letters).toHaveLength(3)
  expect(letters.map(({ text }) => text).join()).not.toMatch(/001122334455|998877665544/)
  expect(await lettersTo(former)).toEqual([])
  const trail = await db.auditEntry.findMany({ where: { action: 'transfer-account-set' } })
  expect(trail).toHaveLength(4)
  expect(JSON.stringify(trail.map(({ details }) => details))).not.toContain('998877665544')
})

test('what was told and not written down before a crash is not told again', async () => {
  const admin = await anAdmin()
  const change = await findAccountChange({ ...account, bank: 'BNI', qris: undefined })
  for (let turn = 0; turn < 2; turn++) if (change) await tellAdminsOfAccount(change)
  expect(await lettersTo(admin)).toHaveLength(1)
})
