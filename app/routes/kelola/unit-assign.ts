import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { paths } from '#app/core/paths.ts'
import { noUnit } from '#app/features/business-units/business-unit.ts'
import { assignToUnit } from '#app/features/business-units/commands.server.ts'
import { assignUnitForm } from '#app/features/business-units/forms.ts'
import { notFound } from '#app/server/guards.server.ts'
import { readForm } from '#app/server/read-form.server.ts'
import { requireGoodsDesk } from './listing-route.server.ts'

/** From the page of one good or visit, or from a list of goods that were ticked. */
export async function action({ request }: ActionFunctionArgs) {
  const { shopId, actor } = await requireGoodsDesk(request)
  const form = assignUnitForm.safeParse(await readForm(request))
  if (!form.success) notFound()
  const { barang: listingIds, unit: unitId } = form.data
  const assigned = await assignToUnit({ shopId, actor }, { listingIds, unitId })
  if (!assigned.ok) notFound()
  const [first, ...others] = assigned.value
  if (first?.kind === 'experience') return redirect(paths.kelolaExperience(first.slug))
  const at = others.length === 0 && first ? { id: first.id } : { unit: unitId ?? noUnit }
  return redirect(paths.sellerListings('kelola', { ...at, kabar: 'saved' }))
}
