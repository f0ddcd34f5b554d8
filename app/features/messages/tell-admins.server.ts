import { paths } from '#app/core/paths.ts'
import { maskedAccount } from '#app/features/refunds/destination.ts'
import type { AccountChange } from '#app/features/payments/transfer-account.server.ts'
import { db } from '#app/server/db.server.ts'
import { env } from '#app/server/env.server.ts'
import { letterWords } from './letter-words.server.ts'
import { addressOf } from './message-address.ts'
import { tellEach } from './tell-each.server.ts'

/** Every admin learns that the money of buyers goes to another account from now on. */
export async function tellAdminsOfAccount(change: AccountChange): Promise<void> {
  const admins = await db.user.findMany({
    where: { platformRole: 'admin', disabledAt: null },
    orderBy: { id: 'asc' },
    select: { email: true, phone: true },
  })
  const t = letterWords('id')
  const { bank, print, after } = change
  await tellEach(
    admins.flatMap(({ email, phone }) =>
      email || phone ? [addressOf({ email, phone: phone ?? '' })] : [],
    ),
    {
      content: {
        greeting: t.greetingAdmins,
        ...t.transferAccountSet({ bank, end: maskedAccount(change.accountNumber) }),
        action: { label: t.openConnections, url: env.APP_URL + paths.admin('integrations') },
        signature: t.signature,
      },
      once: `transfer-account:${after?.entryId}:${print}`,
      template: 'transfer-account',
    },
  )
}
