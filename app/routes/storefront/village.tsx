import { data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { type Locale, localeOf, localeOfPath } from '#app/core/locale.ts'
import { paths } from '#app/core/paths.ts'
import { cardTags, shopTag } from '#app/features/catalog/page-tags.ts'
import { listCardsOf } from '#app/features/catalog/queries.server.ts'
import { districtMap, villagesNear } from '#app/features/regions/nearby-villages.ts'
import { getVillagePage } from '#app/features/regions/queries.server.ts'
import { messagesFor } from '#app/i18n/messages.ts'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { Absent } from './absent.tsx'
import { breadcrumbJsonLd } from './json-ld.ts'
import { absentMeta, absoluteIn, pageMeta } from './page-meta.ts'
import { villageCrumbs, type VillageData } from './village-data.ts'
import { VillageView } from './village-view.tsx'

type Loaded = VillageData | { village: null }

const shape = /^(\d\d\.\d\d\.\d\d\.\d{4})(?:-[\w-]*)?$/

export async function loader({ request, params }: LoaderFunctionArgs) {
  const locale = localeOf(request)
  const text = params.code ?? ''
  // Ten digits without the dots are how offices often write it.
  const [, a, b, c, d] = /^(\d\d)(\d\d)(\d\d)(\d{4})$/.exec(text) ?? []
  if (a) throw redirect(paths.village(locale, [a, b, c, d].join('.')), 301)
  const code = shape.exec(text)?.[1]
  const village = code ? await getVillagePage(code) : null
  if (!village) return data<Loaded>({ village: null }, { status: 404 })
  const cards = await listCardsOf({ villageCode: village.code }, { limit: 48 })
  const neighbours = villagesNear(village.code, 8).map(({ code: each, name, path }) => ({
    code: each,
    name,
    path,
  }))
  return data<Loaded>({ village, map: districtMap(village.district.code), neighbours, cards })
}

export const handle: PageHandle = {
  cache: (loadedData) => {
    const loaded = loadedData as Loaded
    if (!loaded.village) return null
    const shops = loaded.village.shops.map(({ id }) => shopTag(id))
    return {
      tags: [`village:${loaded.village.code}`, ...shops, ...cardTags(loaded.cards)],
      seconds: 60,
    }
  },
}

export const meta: MetaFunction<typeof loader> = (input) => {
  const locale = localeOfPath(input.location.pathname)
  const { common, storefront: t } = messagesFor(locale)
  const village = input.data?.village
  if (!village) return absentMeta(t.notFound.place)
  const path = (each: Locale) => paths.village(each, village.code)
  const title = t.village.title(t.village.kinds[village.kind], village.name)
  return pageMeta(input, {
    title: `${title}, ${common.districtOf(village.district.name)}`,
    description: t.village.description(village.name, village.district.name),
    path,
    type: 'place',
    jsonLd: [
      breadcrumbJsonLd(absoluteIn(input), [
        ...villageCrumbs(village, locale),
        { label: title, href: path(locale) },
      ]),
    ],
  })
}

export default function Village() {
  const loaded = useLoaderData<typeof loader>()
  return loaded.village ? <VillageView {...loaded} /> : <Absent what="place" />
}
