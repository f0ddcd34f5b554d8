import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { isUuid } from '#app/core/ids.ts'
import { localeOf } from '#app/core/locale.ts'
import { paths } from '#app/core/paths.ts'
import { removeCode } from '#app/features/checkout/cart-promotions.server.ts'
import { requireVisitor } from '#app/server/guards.server.ts'
import { readForm } from '#app/server/read-form.server.ts'

/** A code that is not there is as gone as one that was just removed. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { shop } = await readForm(request)
  const { scope, headers } = await requireVisitor(request, context)
  if (typeof shop === 'string' && isUuid(shop)) await removeCode(scope, shop)
  return redirect(paths.cart(localeOf(request)), { headers })
}
