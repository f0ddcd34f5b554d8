import { paths } from '#app/core/paths.ts'
import { Button } from '#app/ui/button.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import type { ShopToJoin } from '../application.ts'

type ChooseShopProps = { text: string; shops: readonly ShopToJoin[] }

/** By the name of a village, as people know it. */
export function ChooseShop({ text, shops }: ChooseShopProps) {
  const { join: t } = useMessages().applications
  return (
    <section className="grid gap-4">
      <search>
        <form action={paths.joinShop()} className="flex gap-2">
          <input
            type="search"
            name="cari"
            defaultValue={text}
            aria-label={t.search}
            placeholder={t.search}
            maxLength={80}
            autoComplete="off"
            className="field-control min-w-0 flex-1"
          />
          <Button>{t.searchSubmit}</Button>
        </form>
      </search>
      {text !== '' && shops.length === 0 && (
        <div>
          <p className="font-semibold">{t.none}</p>
          <p className="text-ink-soft">{t.noneText}</p>
        </div>
      )}
      {shops.length > 0 && (
        <div>
          <h2 className="mb-2 font-semibold">{t.choose}</h2>
          <ul className="grid gap-2">
            {shops.map(({ slug, name, places }) => (
              <li key={slug}>
                <a
                  href={paths.joinShop({ toko: slug })}
                  className="block min-h-11 rounded-xl border border-line-strong bg-surface p-3 no-underline hover:border-terrace"
                >
                  <span className="block font-semibold break-words text-terrace">{name}</span>
                  <span className="block text-sm text-ink-soft">{places.join(' · ')}</span>
                </a>
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  )
}
