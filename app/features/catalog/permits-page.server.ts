import { data, redirect } from '@remix-run/node'
import { calendarDateOf } from '#app/core/dates.ts'
import { paths } from '#app/core/paths.ts'
import { notFound } from '#app/server/guards.server.ts'
import { firstErrors, readForm } from '#app/server/read-form.server.ts'
import type { Actor } from '#app/server/scopes.server.ts'
import { newPermitForm, permitVerdictForm } from './permit-form.ts'
import {
  addPermit,
  checkPermit,
  getPermitOwner,
  listPermits,
  removePermit,
} from './permits.server.ts'
import { deskOf, type Seller } from './seller.server.ts'

type Deed = { seller: Seller; actor: Actor }

/** What both desks show of the permits of a good or a visit; null: of the BUM Desa itself. */
export async function loadPermits({ seller }: Pick<Deed, 'seller'>, listingId: string | null) {
  const owner = (await getPermitOwner(seller, listingId)) ?? notFound()
  const permits = await listPermits(seller, owner)
  return { ...owner, permits, today: calendarDateOf(new Date()) }
}

/** One page, three deeds: a number is added, looked at (by the BUM Desa alone), or taken away. */
export async function changePermitsFromPage(deed: Deed, request: Request, id: string | null) {
  const { id: listingId } = (await getPermitOwner(deed.seller, id)) ?? notFound()
  const typed = await readForm(request)
  const permitId = typeof typed.permit === 'string' ? typed.permit : ''
  const answer = (errors: Record<string, string>, status: number) =>
    data({ typed, permitId, errors }, { status })
  const back = (kabar: string) => redirect(paths.permitsOf(deskOf(deed.seller), listingId, kabar))

  if (typed.deed === 'add') {
    const form = newPermitForm.safeParse(typed)
    if (!form.success) return answer(firstErrors(form.error), 400)
    const added = await addPermit(deed, listingId, form.data)
    if (added.ok) return back('added')
    if (added.reason === 'not-found') return notFound()
    const field = added.reason === 'ends-before' ? 'validUntil' : 'kind'
    return answer({ [field]: added.reason }, 409)
  }
  if (typed.deed === 'remove') {
    return (await removePermit(deed, { listingId, permitId })).ok ? back('removed') : notFound()
  }
  if (typed.deed !== 'check' || 'maker' in deed.seller) return answer({ form: 'unknown' }, 400)
  const form = permitVerdictForm.safeParse(typed)
  if (!form.success) return answer({ note: 'note' }, 400)
  const checked = await checkPermit(
    { seller: deed.seller, actor: deed.actor },
    { listingId, permitId },
    form.data,
  )
  if (!checked.ok && checked.reason === 'not-found') notFound()
  return back(checked.ok ? form.data.verdict : 'changed')
}
