import { Store, Trash2 } from 'lucide-react'
import { formatRupiah } from '#app/core/rupiah.ts'
import type { Locale } from '#app/core/locale.ts'
import { paths } from '#app/core/paths.ts'
import {
  type CartGroup,
  type CartLine,
  lineTotal,
  mostAllowed,
  problemOf,
} from '#app/features/cart/cart-line.ts'
import { OnSiteEach, OnSiteSum } from '#app/features/bookings/components/on-site.tsx'
import { VisitText } from '#app/features/bookings/components/visit-text.tsx'
import { quantityField } from '#app/features/cart/forms.ts'
import { nameOf, unitOf } from '#app/features/catalog/line-name.ts'
import { AwayOrderNote } from '#app/features/makers/components/away-notice.tsx'
import type { OrderPromotions } from '#app/features/promotions/best-promotion.ts'
import {
  DiscountLine,
  PromotionNotes,
} from '#app/features/promotions/components/order-promotion.tsx'
import { HolidayOrderNote } from '#app/features/opening-hours/components/holiday-notice.tsx'
import { pictureSource } from '#app/features/catalog/picture-source.ts'
import { Alert } from '#app/ui/alert.tsx'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { Picture } from '#app/ui/picture.tsx'
import { Price } from '#app/ui/price.tsx'
import { QuantityInput } from '#app/ui/quantity-input.tsx'
import { LineProblemText } from './line-problem-text.tsx'

/** Line → what was typed beside it and not understood. */
export type TypedQuantities = Readonly<Record<string, string>>

type CartGroupCardProps = {
  group: CartGroup
  promotions: OrderPromotions
  typed: TypedQuantities
}

/** Everything in the cart that one BUM Desa will pack; part of the cart's one form. */
export function CartGroupCard({ group, promotions, typed }: CartGroupCardProps) {
  const locale = useLocale()
  const { cart: t } = useMessages()
  return (
    <Card as="section" className="overflow-hidden">
      <h2 className="border-b border-line bg-sunken px-4 py-3">
        <a
          href={paths.shop(locale, group.shop.slug)}
          className="inline-flex min-h-8 items-center gap-2 font-semibold text-terrace no-underline hover:underline"
        >
          <Icon icon={Store} size={18} />
          {group.shop.name}
        </a>
      </h2>
      <ul className="divide-y divide-line">
        {group.lines.map((line) => (
          <CartLineItem key={line.id} line={line} typed={typed[line.id]} />
        ))}
      </ul>
      <div className="flex items-baseline justify-between gap-4 border-t border-line px-4 py-3">
        <span className="text-ink-soft">{t.itemsTotal}</span>
        <Price amount={group.itemsTotal} className="font-semibold" />
      </div>
      <Promotions shopId={group.shop.id} promotions={promotions} />
      <OnSiteSum amount={group.onSiteTotal} className="px-4 pb-3" />
      {group.makerAwayUntil && (
        <div className="px-4 pb-4">
          <AwayOrderNote until={group.makerAwayUntil} />
        </div>
      )}
      {group.hasGoods && group.shop.holidayUntil && (
        <div className="px-4 pb-4">
          <HolidayOrderNote until={group.shop.holidayUntil} />
        </div>
      )}
      {group.missingToMinimum > 0n && (
        <div className="px-4 pb-4">
          <Alert tone="attention">{t.belowMinimum(group.missingToMinimum)}</Alert>
        </div>
      )}
    </Card>
  )
}

type PromotionsProps = { shopId: string; promotions: OrderPromotions }

function Promotions({ shopId, promotions }: PromotionsProps) {
  const locale = useLocale()
  const { promotions: t } = useMessages()
  const { applied, code, hint } = promotions
  if (!applied && !code && !hint) return null
  return (
    <div className="grid gap-1 px-4 pb-3">
      {applied && <DiscountLine {...applied} />}
      <PromotionNotes promotions={promotions} />
      {code && (
        <p>
          <Button
            name="shop"
            value={shopId}
            formAction={`${paths.cart(locale)}/kode/hapus`}
            look="quiet"
            size="small"
          >
            {t.buyer.removeCode(code.code)}
          </Button>
        </p>
      )}
    </div>
  )
}

const pathOf = ({ kind, slug }: CartLine, locale: Locale) =>
  kind === 'product' ? paths.product(locale, slug) : paths.experience(locale, slug)

type LineProps = { line: CartLine; typed: string | undefined }

function CartLineItem({ line, typed }: LineProps) {
  const locale = useLocale()
  const { cart: t, storefront } = useMessages()
  const name = nameOf(line, locale)
  const problem = problemOf(line)
  if (line.addOnId) return <AddOnItem line={line} typed={typed} />
  return (
    <li className="grid grid-cols-[5rem_minmax(0,1fr)] gap-x-3 p-4 sm:grid-cols-[6.5rem_minmax(0,1fr)]">
      <a href={pathOf(line, locale)} tabIndex={-1} aria-hidden="true">
        {line.picture && (
          <Picture
            picture={{ ...pictureSource(line.picture, locale), alt: '' }}
            sizes="6.5rem"
            className="aspect-square w-full rounded-xl object-cover"
          />
        )}
      </a>
      <div className="min-w-0">
        <a
          href={pathOf(line, locale)}
          className="font-semibold text-ink no-underline hover:text-terrace hover:underline"
        >
          {name}
        </a>
        {line.visit && <VisitText visit={line.visit} />}
        <p className="text-sm text-ink-soft">
          {t.perUnit(formatRupiah(line.price), storefront.unit(unitOf(line)))} ·{' '}
          {t.fromVillage(line.villageName)}
          <OnSiteEach amount={line.onSitePrice} />
        </p>
        {line.leadTimeDays > 0 && !line.visit && (
          <p className="text-sm text-ink-soft">{t.leadTime(line.leadTimeDays)}</p>
        )}
        {line.isLocalOnly && <p className="text-sm text-ink-soft">{t.localOnly}</p>}
        {problem && <LineProblemText problem={problem} price={line.price} />}
        <CartLineControls line={line} name={name} typed={typed} />
      </div>
    </li>
  )
}

/** Under its visit, which says where and when; alone it says so itself. */
function AddOnItem({ line, typed }: LineProps) {
  const locale = useLocale()
  const problem = problemOf(line)
  const isAlone = line.refusal === 'without-visit'
  return (
    <li className="py-3 pr-4 pl-[6.75rem] sm:pl-[8.25rem]">
      <p className="font-semibold">{isAlone ? nameOf(line, locale) : `+ ${line.label[locale]}`}</p>
      {isAlone && line.visit && <VisitText visit={line.visit} />}
      <p className="text-sm text-ink-soft">
        {formatRupiah(line.price)}
        <OnSiteEach amount={line.onSitePrice} />
      </p>
      {problem && <LineProblemText problem={problem} price={line.price} />}
      <CartLineControls line={line} name={nameOf(line, locale)} typed={typed} />
    </li>
  )
}

function CartLineControls({ line, name, typed }: LineProps & { name: string }) {
  const locale = useLocale()
  const { cart: t } = useMessages()
  return (
    <div className="mt-3 flex flex-wrap items-center justify-between gap-2">
      {/* How many of a group come was confirmed with its price. */}
      {line.group ? (
        <span>
          <input type="hidden" name="lineId" value={line.id} />
          <input type="hidden" name="quantity" value={1} />
        </span>
      ) : (
        <LineQuantity line={line} name={name} typed={typed} />
      )}
      <span className="flex flex-wrap items-center gap-2">
        <Price amount={lineTotal(line)} className="font-semibold" />
        <Button
          name="remove"
          value={line.id}
          formAction={`${paths.cart(locale)}/hapus`}
          look="quiet"
          size="small"
          aria-label={t.removeLabel(name)}
        >
          <Icon icon={Trash2} />
        </Button>
      </span>
    </div>
  )
}

function LineQuantity({ line, name, typed }: LineProps & { name: string }) {
  const { cart: t } = useMessages()
  return (
    <span className="flex flex-wrap items-center gap-2">
      <input type="hidden" name="lineId" value={line.id} />
      <QuantityInput
        name="quantity"
        label={name}
        value={typed ?? line.quantity}
        max={Math.max(mostAllowed(line), 1)}
        autosubmit
        invalid={typed !== undefined && !quantityField.safeParse(typed).success}
      />
      <Button look="quiet" size="small" data-nojs="">
        {t.update}
      </Button>
    </span>
  )
}
