import type { ActionFunctionArgs } from '@remix-run/node'
import { removeFromCart } from '#app/features/cart/commands.server.ts'
import { removeLineForm } from '#app/features/cart/forms.ts'
import { requireVisitor } from '#app/server/guards.server.ts'
import { readForm } from '#app/server/read-form.server.ts'
import { answerBadCartForm, answerCartChange } from './cart-answer.server.ts'

// Refused or not understood, the wish is answered on the cart page itself.
export { default, loader, meta } from './cart.tsx'

export async function action({ request, context }: ActionFunctionArgs) {
  const form = removeLineForm.safeParse(await readForm(request))
  if (!form.success) return answerBadCartForm(form.error)
  const { scope, headers } = await requireVisitor(request, context)
  const change = await removeFromCart(scope, form.data.variantId)
  return answerCartChange(request, { change, headers, good: 'removed' })
}
