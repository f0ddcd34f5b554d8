import { data, redirect } from '@remix-run/node'
import type { ZodError } from 'zod'
import type { CartChange } from '#app/features/cart/commands.server.ts'
import { typedQuantities } from '#app/features/cart/forms.ts'
import type { RefusedCode } from '#app/features/promotions/components/code-field.tsx'
import type { CartNotice } from '#app/features/cart/notice.ts'
import { cartCountCookie } from '#app/server/session-cookies.server.ts'

/** What the cart page is told when a wish was refused. */
export type CartAnswer = {
  notice?: CartNotice
  typed?: Record<string, string>
  code?: RefusedCode
}

/** A change that worked leads to the next page, so that "back" and "reload" are harmless. */
export function answerCartChange(
  change: CartChange,
  { headers, next }: { headers: Headers; next: string },
) {
  headers.append('Set-Cookie', cartCountCookie(change.cartCount))
  if (change.ok) return redirect(next, { headers })
  const answer: CartAnswer = { notice: { kind: change.reason, left: change.left ?? 0 } }
  return data(answer, { status: 409, headers })
}

/** The cart is shown as it is, with what was typed and what was wrong with it. */
export function answerBadCartForm(
  error: ZodError,
  fields: Readonly<Record<string, string | string[]>>,
) {
  const wrong = error.issues.map(({ path }) => path[0])
  const kind = (['date', 'quantity'] as const).find((name) => wrong.includes(name))
  const notice: CartNotice = { kind: kind ?? 'not-for-sale', left: 0 }
  const answer: CartAnswer = { notice, typed: typedQuantities(fields) }
  return data(answer, { status: 422 })
}
