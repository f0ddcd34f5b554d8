import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { formatWeekdayName } from '#app/core/dates.ts'
import { paths } from '#app/core/paths.ts'
import { SectionForm } from '#app/features/experiences/components/section-form.tsx'
import { SectionWords } from '#app/features/experiences/components/section-texts.tsx'
import { getSettings } from '#app/features/shop-settings/queries.server.ts'
import { saveSettings } from '#app/features/shop-settings/save-settings.server.ts'
import { isSectionName, sections } from '#app/features/shop-settings/sections.ts'
import { typedOf } from '#app/features/shop-settings/settings.ts'
import { db } from '#app/server/db.server.ts'
import { notFound, requireShopMember } from '#app/server/guards.server.ts'
import { readForm } from '#app/server/read-form.server.ts'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { settingsTitle } from './page-title.ts'
import { settingsWords } from './settings-words.ts'
import { SettingsBackLink } from './settings-back-link.tsx'

export const meta: MetaFunction<typeof loader> = ({ data: its }) =>
  settingsTitle((t) => (its ? t.parts[its.name] : t.title))

async function requireSettings({ request, params: { part = '' } }: LoaderFunctionArgs) {
  const demand = { write: true, roles: ['manager'] } as const
  const { shopId, actor } = await requireShopMember(request, undefined, demand)
  return { deed: { shopId, actor }, name: isSectionName(part) ? part : notFound() }
}

export async function loader(args: LoaderFunctionArgs) {
  const { deed, name } = await requireSettings(args)
  const its = (await getSettings(db, deed.shopId)) ?? notFound()
  const districts = name === 'kurir' ? its.districts.map((each) => each.name) : null
  const served = its.districts.flatMap(({ code, name: title, price }) =>
    price === null ? [] : [{ value: code, title }],
  )
  const choices = { originVillage: its.villages, collectedIn: served }
  return { name, typed: typedOf(name, its), districts, choices }
}

export async function action(args: ActionFunctionArgs) {
  const { deed, name } = await requireSettings(args)
  const typed = await readForm(args.request)
  const saved = await saveSettings(deed, name, typed)
  if (!saved.ok) return data({ ...saved, typed }, { status: saved.meanwhile ? 409 : 422 })
  return redirect(`${paths.kelolaSettings('', { tersimpan: name })}#${name}`)
}

export default function SettingsSection() {
  const { name, typed, districts, choices } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const locale = useLocale()
  const { shopSettings: t } = useMessages()
  // The first of June 2026 was a Monday.
  const weekdays = [1, 2, 3, 4, 5, 6, 7].map((day) => formatWeekdayName(`2026-06-0${day}`, locale))
  const rowTitles = name === 'jam-buka' ? weekdays : districts
  return (
    <SectionWords texts={settingsWords(t, choices.originVillage)}>
      <PageHeader title={t.parts[name]} lead={t.leads[name]} above={<SettingsBackLink />} />
      <SectionForm
        section={sections[name]}
        typed={typed}
        answer={answer}
        choices={choices}
        backTo={paths.kelolaSettings()}
        {...(rowTitles && { rowTitles })}
      />
    </SectionWords>
  )
}
