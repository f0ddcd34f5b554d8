import { type ActionFunctionArgs, data, redirect } from '@remix-run/node'
import { paths } from '#app/core/paths.ts'
import type { Result } from '#app/core/result.ts'
import type { ApproveRefusal } from '#app/features/payouts/commands.server.ts'
import { reasonForm } from '#app/features/payouts/forms.ts'
import type { PayoutStatus } from '#app/features/payouts/payout-status.ts'
import { getPayout } from '#app/features/payouts/queries.server.ts'
import { rights } from '#app/features/shops/shop-rights.ts'
import { notFound, requireShopMember } from '#app/server/guards.server.ts'
import { firstErrors, readForm } from '#app/server/read-form.server.ts'

/** Who may do this with a payout, and which one. */
export async function requirePayoutDeed(
  { request, params: { payoutId } }: ActionFunctionArgs,
  right: keyof typeof rights,
) {
  const roles = rights[right]
  const { shopId, user } = await requireShopMember(request, undefined, { write: true, roles })
  const { id } = (await getPayout(shopId, payoutId)) ?? notFound()
  return { shopId, payoutId: id, actor: { type: 'staff', id: user.id } as const }
}

type Deed = Awaited<ReturnType<typeof requirePayoutDeed>>

/** Done, and back to the payout; with a word where it could not be. */
export function answerPayout(
  { payoutId: id }: Pick<Deed, 'payoutId'>,
  done: Result<undefined, ApproveRefusal>,
  kabar: PayoutStatus,
): Response {
  if (!done.ok && done.reason === 'not-found') return notFound()
  return redirect(paths.kelolaPayouts({ id, kabar: done.ok ? kabar : done.reason }))
}

/** A deed that needs a reason. */
export async function payoutDeedWithReason(
  args: ActionFunctionArgs,
  { right, kabar }: { right: keyof typeof rights; kabar: PayoutStatus },
  act: (deed: Deed & { reason: string }) => Promise<Result<undefined, ApproveRefusal>>,
) {
  const deed = await requirePayoutDeed(args, right)
  const typed = await readForm(args.request)
  const form = reasonForm.safeParse(typed)
  if (!form.success) return data({ typed, errors: firstErrors(form.error) }, { status: 400 })
  return answerPayout(deed, await act({ ...deed, ...form.data }), kabar)
}
