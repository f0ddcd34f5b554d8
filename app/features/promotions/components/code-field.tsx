import { paths } from '#app/core/paths.ts'
import type { CodeProblem } from '#app/features/promotions/best-promotion.ts'
import { Button } from '#app/ui/button.tsx'
import { TextInput } from '#app/ui/field.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'

/** What was typed and why it does not count. */
export type RefusedCode = { typed: string; problem: CodeProblem['kind'] }

const formId = 'kode-promo'

/** A form of its own: return in the field sends the code and not the cart, in which it stands. */
export function CodeForm() {
  const locale = useLocale()
  return <form id={formId} method="post" action={`${paths.cart(locale)}/kode`} noValidate hidden />
}

export function CodeField({ refused }: { refused: RefusedCode | undefined }) {
  const { promotions: t } = useMessages()
  const errors = refused && [t.buyer.refusals[refused.problem]]
  return (
    <div className="mt-4 border-t border-line pt-4">
      <TextInput
        field={{ id: 'code', name: 'code', formId, initialValue: refused?.typed, errors }}
        label={t.buyer.code}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        maxLength={40}
      />
      <Button form={formId} look="outline" className="mt-2">
        {t.buyer.useCode}
      </Button>
    </div>
  )
}
