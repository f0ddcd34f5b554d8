import { data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { type Locale, localeOfPath } from '#app/core/locale.ts'
import { paths } from '#app/core/paths.ts'
import { cardTags } from '#app/features/catalog/page-tags.ts'
import { listCardsOfDistrict } from '#app/features/catalog/queries.server.ts'
import { districtMap } from '#app/features/regions/nearby-villages.ts'
import { getDistrictPage } from '#app/features/regions/queries.server.ts'
import { messagesFor } from '#app/i18n/messages.ts'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { Absent } from './absent.tsx'
import { type DistrictData, districtCrumbs } from './district-data.ts'
import { DistrictView } from './district-view.tsx'
import { breadcrumbJsonLd } from './json-ld.ts'
import { absentMeta, absoluteIn, pageMeta } from './page-meta.ts'

type Loaded = DistrictData | { district: null }

export async function loader({ params }: LoaderFunctionArgs) {
  const district = await getDistrictPage(params.slug ?? '')
  if (!district) return data<Loaded>({ district: null }, { status: 404 })
  const cards = await listCardsOfDistrict(district.code, 24)
  return data<Loaded>({ district, map: districtMap(district.code), cards })
}

export const handle: PageHandle = {
  cache: (data) => {
    const loaded = data as Loaded
    if (!loaded.district) return null
    return { tags: [`district:${loaded.district.code}`, ...cardTags(loaded.cards)], seconds: 60 }
  },
}

export const meta: MetaFunction<typeof loader> = (input) => {
  const locale = localeOfPath(input.location.pathname)
  const { storefront: t } = messagesFor(locale)
  const district = input.data?.district
  if (!district) return absentMeta(t.notFound.place)
  const path = (each: Locale) => paths.district(each, district.slug)
  return pageMeta(input, {
    title: t.district.title(district.name),
    description: t.district.description(district.name, district.villages.length),
    path,
    jsonLd: [
      breadcrumbJsonLd(absoluteIn(input), [
        ...districtCrumbs(locale),
        { label: t.district.title(district.name), href: path(locale) },
      ]),
    ],
  })
}

export default function District() {
  const loaded = useLoaderData<typeof loader>()
  return loaded.district ? <DistrictView {...loaded} /> : <Absent what="place" />
}
