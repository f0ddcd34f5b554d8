import { useFetcher } from '@remix-run/react'
import { Search } from 'lucide-react'
import { useRef, useState } from 'react'
import { paths } from '#app/core/paths.ts'
import { useErrors, useFieldTexts } from '#app/features/experiences/components/section-field.tsx'
import { Button } from '#app/ui/button.tsx'
import { FieldErrors } from '#app/ui/field.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { useHydrated } from '#app/ui/use-hydrated.ts'
import { type FoundGoods, goodsSearchMaximum, searchStep } from '../found-goods.ts'
import { promotionSection } from '../sections.ts'

const name = 'listings'

type GoodsChoiceProps = { goods: FoundGoods; problem: string | undefined }

/**
 * Goods to tick, found by words. Its button sends the whole form along, so that nothing typed is lost without
 * scripts; with them the form stays and only the list below changes.
 */
export function GoodsChoice({ goods, problem }: GoodsChoiceProps) {
  const { promotions: t } = useMessages()
  const { label } = useFieldTexts(name)
  const errors = useErrors({ control: promotionSection.fields.listings.control, problem })
  const { shown, ticked, tick, search, now } = useSearchedGoods(goods)
  return (
    <fieldset
      id={name}
      aria-invalid={errors ? true : undefined}
      aria-describedby={errors ? `${name}-error` : undefined}
      className="scroll-mt-4"
    >
      <legend className="mb-1 font-semibold">{label}</legend>
      <p className="text-sm text-ink-soft">{t.goods.hint}</p>
      <SearchWords words={goods.words} search={search} />
      <p role="status" className="text-sm text-ink-soft">
        {now.found.length === 0 ? t.goods.none : now.hasMore ? t.goods.more : ''}
      </p>
      <div className="grid gap-x-4 sm:grid-cols-2">
        {shown.map(({ id, title, maker }) => (
          <label key={id} className="flex min-h-11 cursor-pointer items-center gap-2">
            <input
              type="checkbox"
              name={name}
              value={id}
              checked={ticked.has(id)}
              onChange={() => tick(id)}
              className="size-6 shrink-0"
            />
            <span className="min-w-0 wrap-anywhere">
              {title} <span className="text-ink-soft">({maker})</span>
            </span>
          </label>
        ))}
      </div>
      <FieldErrors field={{ id: name, errors }} />
    </fieldset>
  )
}

/** What is ticked stays in sight, and stays ticked, whatever is looked for next. */
function useSearchedGoods(given: FoundGoods) {
  const fetcher = useFetcher<{ goods: FoundGoods }>()
  const [pinned, setPinned] = useState(given.chosen)
  const [ticked, setTicked] = useState(() => new Set(given.chosen.map(({ id }) => id)))
  const now = fetcher.data?.goods ?? given
  const shown = [...new Map([...pinned, ...now.found].map((good) => [good.id, good])).values()]
  return {
    now,
    shown,
    ticked,
    tick: (id: string) => setTicked((before) => before.symmetricDifference(new Set([id]))),
    search: (cari: string) => {
      setPinned(shown.filter(({ id }) => ticked.has(id)))
      fetcher.load(paths.kelolaPromotions({ id: 'baru', cari }))
    },
  }
}

type SearchWordsProps = { words: string; search: (words: string) => void }

function SearchWords({ words, search }: SearchWordsProps) {
  const { promotions: t, common } = useMessages()
  const isHydrated = useHydrated()
  const field = useRef<HTMLInputElement>(null)
  const searchTyped = () => search(field.current?.value ?? '')
  return (
    <div className="my-2 flex gap-2">
      <input
        ref={field}
        type="search"
        name="cari"
        defaultValue={words}
        aria-label={t.goods.search}
        placeholder={t.goods.search}
        maxLength={goodsSearchMaximum}
        autoComplete="off"
        className="field-control min-w-0 flex-1 sm:max-w-sm"
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return
          event.preventDefault()
          searchTyped()
        }}
      />
      {/* With scripts no button that sends the form: Enter in another field presses the first one of those. */}
      <Button
        {...searchStep}
        type={isHydrated ? 'button' : 'submit'}
        look="outline"
        formAction={`${paths.kelolaPromotions({ id: 'baru' })}#${name}`}
        onClick={isHydrated ? searchTyped : undefined}
      >
        <Icon icon={Search} />
        <span className="max-xs:sr-only">{common.search}</span>
      </Button>
    </div>
  )
}
