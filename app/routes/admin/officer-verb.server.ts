import { data, type ActionFunctionArgs } from '@remix-run/node'
import { paths } from '#app/core/paths.ts'
import type { Result } from '#app/core/result.ts'
import {
  type AccountDeed,
  type AccountRefusal,
  getPerson,
} from '#app/features/users/account-desk.server.ts'
import { takeProof } from '#app/features/users/owner-proof.ts'
import { proveOwner } from '#app/features/users/prove-owner.server.ts'
import { notFound } from '#app/server/guards.server.ts'
import { readForm } from '#app/server/read-form.server.ts'
import { answerDeed, type Notice, requireDeed } from './desk-verb.server.ts'

/** A role is given or taken only by who has just proven to be the admin who is signed in. */
export async function actOnOfficer(
  args: ActionFunctionArgs,
  act: (deed: AccountDeed) => Promise<Result<undefined, AccountRefusal>>,
  notice: Notice,
) {
  const { id: userId, actor } = await requireDeed(args, 'userId')
  if (!(await getPerson(userId))) notFound()
  const { proof } = takeProof(await readForm(args.request))
  const proven = await proveOwner(actor.id, proof)
  if (!proven.ok) return data({ proof: proven.reason }, { status: 422 })
  return answerDeed(await act({ userId, actor }), { to: paths.admin(`orang/${userId}`), notice })
}
