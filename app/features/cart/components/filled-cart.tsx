import { paths } from '#app/core/paths.ts'
import { add, subtract, zero } from '#app/core/rupiah.ts'
import { OnSiteSum } from '#app/features/bookings/components/on-site.tsx'
import { type CartGroup, isBlocking, problemOf } from '#app/features/cart/cart-line.ts'
import { noPromotions, type OrderPromotions } from '#app/features/promotions/best-promotion.ts'
import {
  CodeField,
  CodeForm,
  type RefusedCode,
} from '#app/features/promotions/components/code-field.tsx'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { Price } from '#app/ui/price.tsx'
import { CartGroupCard, type TypedQuantities } from './cart-group.tsx'

type FilledCartProps = {
  groups: readonly CartGroup[]
  /** By BUM Desa. */
  promotions: Readonly<Record<string, OrderPromotions>>
  typed: TypedQuantities
  refusedCode: RefusedCode | undefined
}

/** One form: whichever button is pressed, what was typed beside every line is sent. */
export function FilledCart({ groups, promotions, typed, refusedCode }: FilledCartProps) {
  const locale = useLocale()
  return (
    <>
      <CodeForm />
      <form
        method="post"
        action={`${paths.cart(locale)}/ubah`}
        noValidate
        className="grid grid-cols-1 items-start gap-6 lg:grid-cols-[minmax(0,1fr)_22rem]"
      >
        <div className="grid grid-cols-1 gap-4">
          {groups.map((group) => (
            <CartGroupCard
              key={group.shop.id}
              group={group}
              promotions={promotions[group.shop.id] ?? noPromotions}
              typed={typed}
            />
          ))}
        </div>
        <Summary groups={groups} promotions={promotions} refusedCode={refusedCode} />
      </form>
    </>
  )
}

type SummaryProps = Omit<FilledCartProps, 'typed'>

function Summary({ groups, promotions, refusedCode }: SummaryProps) {
  const locale = useLocale()
  const { cart: t } = useMessages()
  const { promotions: texts } = useMessages()
  const items = add(...groups.map(({ itemsTotal }) => itemsTotal))
  const discount = add(...Object.values(promotions).map(({ applied }) => applied?.total ?? zero))
  const blocked = groups.some(
    (group) =>
      group.missingToMinimum > 0n || group.lines.some((line) => isBlocking(problemOf(line))),
  )
  return (
    <Card as="section" className="p-5 lg:sticky lg:top-6">
      <p className="mb-3 text-sm font-semibold text-terrace">{t.oneCart}</p>
      <p className="flex items-baseline justify-between gap-4 text-lg">
        <span>{t.itemsTotal}</span>
        <Price amount={items} className="font-bold" />
      </p>
      {discount > 0n && (
        <>
          <p className="flex items-baseline justify-between gap-4 text-terrace">
            <span>{texts.buyer.discount}</span>
            <Price amount={subtract(zero, discount)} />
          </p>
          <p className="mt-1 flex items-baseline justify-between gap-4 text-lg">
            <span>{texts.buyer.after}</span>
            <Price amount={subtract(items, discount)} className="font-bold" />
          </p>
        </>
      )}
      <p className="mt-1 text-sm text-ink-soft">{t.shippingLater}</p>
      <OnSiteSum
        amount={add(...groups.map(({ onSiteTotal }) => onSiteTotal))}
        className="mt-3 border-t border-line pt-3"
      />
      <CodeField refused={refusedCode} />
      <div className="mt-5 grid gap-2">
        {!blocked && (
          <Button name="next" value="checkout" size="large" wide>
            {t.checkout}
          </Button>
        )}
        <LinkButton href={paths.search(locale)} look="outline" wide>
          {t.continueShopping}
        </LinkButton>
      </div>
    </Card>
  )
}
