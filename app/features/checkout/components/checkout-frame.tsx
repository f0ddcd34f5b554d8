import type { ReactNode } from 'react'
import { paths } from '#app/core/paths.ts'
import { PlainLayout } from '#app/ui/layouts/plain-layout.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { Stepper } from '#app/ui/stepper.tsx'

type CheckoutFrameProps = {
  step: 0 | 1 | 2
  /** Room for two columns beside each other on a desktop. */
  wide?: boolean
  children: ReactNode
}

/** The three steps of the checkout and where the buyer is. */
export function CheckoutFrame({ step, wide = false, children }: CheckoutFrameProps) {
  const locale = useLocale()
  const { checkout: t } = useMessages()
  const steps = [
    { label: t.steps.buyer, href: paths.checkout(locale) },
    { label: t.steps.delivery, href: paths.checkout(locale, 'pengiriman') },
    { label: t.steps.review },
  ]
  return (
    <PlainLayout wide>
      <div className={wide ? '' : 'mx-auto max-w-2xl'}>
        <Stepper label={t.stepsLabel} steps={steps} current={step} />
        <div className="mt-6">{children}</div>
      </div>
    </PlainLayout>
  )
}
