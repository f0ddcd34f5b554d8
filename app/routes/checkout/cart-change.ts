import type { ActionFunctionArgs } from '@remix-run/node'
import { localeOf } from '#app/core/locale.ts'
import { paths } from '#app/core/paths.ts'
import { setCartQuantities } from '#app/features/cart/commands.server.ts'
import { cartQuantitiesForm } from '#app/features/cart/forms.ts'
import { requireVisitor } from '#app/server/guards.server.ts'
import { readForm } from '#app/server/read-form.server.ts'
import { answerBadCartForm, answerCartChange } from './cart-answer.server.ts'

// Refused or not understood, the wish is answered on the cart page itself.
export { default, loader, meta } from './cart.tsx'

/** The button to the checkout is one of this form, so that numbers typed before it count. */
export async function action({ request, context }: ActionFunctionArgs) {
  const fields = await readForm(request)
  const form = cartQuantitiesForm.safeParse(fields)
  if (!form.success) return answerBadCartForm(form.error, fields)
  const { scope, headers } = await requireVisitor(request, context)
  const change = await setCartQuantities(scope, form.data)
  const locale = localeOf(request)
  const next = fields.next === 'checkout' ? paths.checkout(locale) : paths.cart(locale)
  return answerCartChange(change, { headers, next })
}
