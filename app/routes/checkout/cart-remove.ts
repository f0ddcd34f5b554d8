import type { ActionFunctionArgs } from '@remix-run/node'
import { localeOf } from '#app/core/locale.ts'
import { paths } from '#app/core/paths.ts'
import { removeFromCart, setCartQuantities } from '#app/features/cart/commands.server.ts'
import { cartQuantitiesForm, removeLineForm } from '#app/features/cart/forms.ts'
import { noticeQuery } from '#app/features/cart/notice.ts'
import { requireVisitor } from '#app/server/guards.server.ts'
import { readForm } from '#app/server/read-form.server.ts'
import { answerBadCartForm, answerCartChange } from './cart-answer.server.ts'

// Refused or not understood, the wish is answered on the cart page itself.
export { default, loader, meta } from './cart.tsx'

const removed = { kind: 'removed' } as const

/** The button sends the whole cart along: numbers typed beside other lines are kept. */
export async function action({ request, context }: ActionFunctionArgs) {
  const fields = await readForm(request)
  const form = removeLineForm.safeParse(fields)
  if (!form.success) return answerBadCartForm(form.error, fields)
  const { scope, headers } = await requireVisitor(request, context)
  const { remove } = form.data
  const others = cartQuantitiesForm.safeParse(fields)
  if (others.success) {
    const wishes = others.data.filter(({ lineId }) => lineId !== remove)
    await setCartQuantities(scope, wishes)
  }
  const change = await removeFromCart(scope, remove)
  const { addOns } = change
  const notice = addOns > 0 ? { kind: 'removed-visit' as const, left: addOns } : removed
  const next = paths.cart(localeOf(request)) + noticeQuery(notice)
  return answerCartChange(change, { headers, next })
}
