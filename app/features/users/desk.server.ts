import { newId } from '#app/core/ids.ts'
import { paths } from '#app/core/paths.ts'
import { recordAudit } from '#app/server/audit.server.ts'
import { db, transaction } from '#app/server/db.server.ts'
import { env } from '#app/server/env.server.ts'
import { systemActor } from '#app/server/scopes.server.ts'
import type { Identifier } from './identifier.ts'
import { hashPassword } from './password.server.ts'
import { findAccount } from './queries.server.ts'
import { openResetLink } from './recovery.server.ts'
import { resetSecondFactor } from './second-factor.server.ts'

// What only somebody with access to the server itself may do, from `npm run admin:create` and
// `npm run account:help`.

export type NewAdmin = { name: string; email: string; password: string }

/** An account that exists becomes an admin's and keeps its password. */
export async function makeAdmin(admin: NewAdmin): Promise<'created' | 'promoted'> {
  const { name, email } = admin
  const known = await findAccount({ kind: 'email', email })
  const passwordHash = known ? null : await hashPassword(admin.password)
  const id = known?.id ?? newId()
  await transaction(async (tx) => {
    if (passwordHash) {
      await tx.user.create({ data: { id, name, email, passwordHash, platformRole: 'admin' } })
    } else {
      await tx.user.update({ where: { id }, data: { platformRole: 'admin' } })
    }
    await recordAudit(tx, [
      { subject: { type: 'user', id }, action: 'made-admin', actor: systemActor },
    ])
  })
  return known ? 'promoted' : 'created'
}

/** A link to hand to a person whose account has no e-mail, after making sure who it is. */
export async function makeResetLink(identifier: Identifier): Promise<string | null> {
  const account = await findAccount(identifier)
  if (!account) return null
  const token = await openResetLink(db, account.id)
  return env.APP_URL + paths.resetPassword(account.locale, token)
}

/** For who lost the telephone with the authenticator; the password is still needed. */
export async function forgetSecondFactor(identifier: Identifier): Promise<boolean> {
  const account = await findAccount(identifier)
  if (account) await resetSecondFactor(account.id, systemActor)
  return account !== null
}
