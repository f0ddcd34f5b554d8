import type { ActionFunctionArgs } from '@remix-run/node'
import { localeOf } from '#app/core/locale.ts'
import { paths } from '#app/core/paths.ts'
import { addToCart } from '#app/features/cart/commands.server.ts'
import { cartLineForm } from '#app/features/cart/forms.ts'
import { noticeQuery } from '#app/features/cart/notice.ts'
import { requireVisitor } from '#app/server/guards.server.ts'
import { readForm } from '#app/server/read-form.server.ts'
import { answerBadCartForm, answerCartChange } from './cart-answer.server.ts'

// Refused or not understood, the wish is answered on the cart page itself.
export { default, loader, meta } from './cart.tsx'

export async function action({ request, context }: ActionFunctionArgs) {
  const form = cartLineForm.safeParse(await readForm(request))
  if (!form.success) return answerBadCartForm(form.error, {})
  const { scope, headers } = await requireVisitor(request, context)
  const change = await addToCart(scope, { ...form.data, visit: null })
  const next = paths.cart(localeOf(request)) + noticeQuery({ kind: 'added' })
  return answerCartChange(change, { headers, next })
}
