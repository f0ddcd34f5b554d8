import { paths } from '#app/core/paths.ts'
import { Button } from '#app/ui/button.tsx'
import { useMessages } from '#app/ui/locale.tsx'

type ShopSwitchProps = { shops: readonly { slug: string; name: string }[]; current: string }

/** For who serves several BUM Desa. The whole page is loaded anew, so nothing of the other one stays. */
export function ShopSwitch({ shops, current }: ShopSwitchProps) {
  const { kelola: t } = useMessages()
  return (
    <form
      method="post"
      action={paths.kelola('toko')}
      className="no-print mb-6 flex flex-wrap items-center gap-2 rounded-xl bg-sunken p-3"
    >
      <label htmlFor="shop-switch" className="text-sm text-ink-soft">
        {t.switchShop}
      </label>
      <select
        id="shop-switch"
        name="shop"
        defaultValue={current}
        className="field-control min-w-0 flex-1 basis-48"
      >
        {shops.map(({ slug, name }) => (
          <option key={slug} value={slug}>
            {name}
          </option>
        ))}
      </select>
      <Button look="outline">{t.switchShopSubmit}</Button>
    </form>
  )
}
