import { ShoppingBasket } from 'lucide-react'
import { paths } from '#app/core/paths.ts'
import type { ListingPage, ListingVariant } from '#app/features/catalog/listing-page.ts'
import { unitPrice } from '#app/features/catalog/unit-price.ts'
import { Button } from '#app/ui/button.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { Price } from '#app/ui/price.tsx'
import { QuantityInput } from '#app/ui/quantity-input.tsx'
import { RadioCards } from '#app/ui/radio-cards.tsx'

/** Size, quantity and the button: one plain form, answered by the cart. */
export function BuyBox({ listing }: { listing: ListingPage }) {
  const locale = useLocale()
  const { storefront: t } = useMessages()
  const { variants, title, madeToOrder, leadTimeDays } = listing
  const inStock = variants.filter(({ available }) => available > 0)
  // Who opened "Gula Semut 500 g" means the 500 g.
  const named = inStock.find(({ label }) => label.id && title.id.includes(label.id))
  const first = named ?? inStock[0]
  if (!first) return null
  const most = Math.max(
    ...variants.map(({ available, maximumPerOrder }) => Math.min(available, maximumPerOrder)),
  )
  return (
    <form method="post" action={`${paths.cart(locale)}/tambah`} className="grid gap-5">
      {variants.length === 1 ? (
        <OnlyVariant listing={listing} variant={first} />
      ) : (
        <RadioCards
          field={{ id: 'variantId', name: 'variantId', initialValue: first.id, required: true }}
          label={t.listing.chooseVariant}
          options={variants.map((variant) => ({
            value: variant.id,
            title: variant.label[locale] || title[locale],
            text: <VariantNote listing={listing} variant={variant} />,
            aside: <Price amount={variant.price} className="text-lg" />,
            disabled: variant.available === 0,
          }))}
        />
      )}
      {madeToOrder && <p>{t.listing.madeToOrder(leadTimeDays)}</p>}
      <div className="flex flex-wrap items-center gap-3">
        <QuantityInput name="quantity" label={title[locale]} value={1} max={most} />
        <Button size="large" className="min-w-52 flex-1">
          <Icon icon={ShoppingBasket} size={22} />
          {t.listing.add}
        </Button>
      </div>
    </form>
  )
}

type OneVariant = { listing: ListingPage; variant: ListingVariant }

function OnlyVariant({ listing, variant }: OneVariant) {
  const locale = useLocale()
  const { storefront: t } = useMessages()
  const compared = unitPrice(variant.price, variant.label.id || listing.title[locale], listing.unit)
  return (
    <p className="text-ink-soft">
      <input type="hidden" name="variantId" value={variant.id} />
      <span className="font-semibold text-terrace">
        <Left listing={listing} variant={variant} />
      </span>
      {compared && <> · {t.listing.perUnit(compared.amount, compared.per)}</>}
    </p>
  )
}

function VariantNote({ listing, variant }: OneVariant) {
  const { storefront: t } = useMessages()
  const compared = unitPrice(variant.price, variant.label.id, listing.unit)
  return (
    <>
      <Left listing={listing} variant={variant} />
      {compared && ` · ${t.listing.perUnit(compared.amount, compared.per)}`}
    </>
  )
}

/** How many are ready, or can still be made. */
function Left({ listing: { madeToOrder }, variant: { available } }: OneVariant) {
  const { listing: t } = useMessages().storefront
  if (madeToOrder) return <>{available === 0 ? t.full : t.roomLeft(available)}</>
  return <>{available === 0 ? t.soldOut : t.stockLeft(available)}</>
}
