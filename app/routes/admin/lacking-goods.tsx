import { Link } from '@remix-run/react'
import { paths } from '#app/core/paths.ts'
import { useRequiredNames } from '#app/features/catalog/components/missing-permits.tsx'
import type { LackingGoods as Lacking } from '#app/features/categories/lacking-goods.ts'
import { useMessages } from '#app/ui/locale.tsx'
import { Section } from '#app/ui/page-header.tsx'

/** What is on sale in a category without a permit that it demands by now. */
export function LackingGoods({ lacking: { goods, count } }: { lacking: Lacking }) {
  const { categories: t } = useMessages().admin
  const namesOf = useRequiredNames()
  if (count === 0) return null
  return (
    <Section title={t.lackingTitle(count)}>
      <p className="mb-3 max-w-2xl text-ink-soft">{t.lackingText}</p>
      <ul className="max-w-2xl">
        {goods.map(({ listingId, title, shopId, shop, missing }) => (
          <li key={listingId} className="border-b border-line py-2 last:border-0">
            <p className="font-semibold">{title}</p>
            <p className="text-sm">
              <Link to={paths.admin(`bumdesa/${shopId}`)} className="text-terrace">
                {shop}
              </Link>
              {` · ${namesOf(missing)}`}
            </p>
          </li>
        ))}
      </ul>
    </Section>
  )
}
