import type { ReactNode } from 'react'
import { paths } from '#app/core/paths.ts'
import { PlainLayout } from '#app/ui/layouts/plain-layout.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { Stepper } from '#app/ui/stepper.tsx'

/** The three steps of the checkout and where the buyer is. */
export function CheckoutFrame({ step, children }: { step: 0 | 1 | 2; children: ReactNode }) {
  const locale = useLocale()
  const { checkout: t } = useMessages()
  const steps = [
    { label: t.steps.buyer, href: paths.checkout(locale) },
    { label: t.steps.delivery, href: paths.checkout(locale, 'pengiriman') },
    { label: t.steps.review },
  ]
  return (
    <PlainLayout wide>
      <div className="mx-auto max-w-2xl">
        <Stepper label={t.stepsLabel} steps={steps} current={step} />
        <div className="mt-6">{children}</div>
      </div>
    </PlainLayout>
  )
}
