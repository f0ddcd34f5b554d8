import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { paths } from '#app/core/paths.ts'
import { ClosedDays } from '#app/features/experiences/components/closed-days.tsx'
import { SectionForm } from '#app/features/experiences/components/section-form.tsx'
import { typedOf } from '#app/features/experiences/experience.ts'
import { getExperience, listClosedDays } from '#app/features/experiences/queries.server.ts'
import { saveSection } from '#app/features/experiences/save-section.server.ts'
import { isFrozenAtSale, isSectionName, sectionOf } from '#app/features/experiences/sections.ts'
import { writerOf } from '#app/features/experiences/writers.server.ts'
import { db } from '#app/server/db.server.ts'
import { notFound } from '#app/server/guards.server.ts'
import { shopOfDesk } from '#app/server/scopes.server.ts'
import { readForm } from '#app/server/read-form.server.ts'
import { useMessages } from '#app/ui/locale.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { ExperiencesBackLink } from './experiences-back-link.tsx'
import { requireUnitGoods } from './listing-route.server.ts'
import { experiencesTitle } from './page-title.ts'

export const meta: MetaFunction<typeof loader> = ({ data: its }) =>
  experiencesTitle((t) => (its ? `${t.parts[its.name]} · ${its.title}` : t.title))

/** Who may change goods at this BUM Desa or in this unit of it, which part is meant, and of what. */
async function requireSection({ request, params }: LoaderFunctionArgs) {
  const { desk, actor } = await requireUnitGoods(request)
  const { slug = '', section = '' } = params
  const name = isSectionName(section) ? section : notFound()
  const its = (await getExperience(db, { desk, slug })) ?? notFound()
  return { deed: { shopId: shopOfDesk(desk), slug, actor }, name, its }
}

export async function loader(args: LoaderFunctionArgs) {
  const { name, its } = await requireSection(args)
  const { slug, titleId: title, mode, listingId } = its
  const closed = name === 'libur' ? await listClosedDays(listingId) : null
  return { name, slug, title, mode, typed: typedOf(name, its), closed }
}

export async function action(args: ActionFunctionArgs) {
  const { deed, name } = await requireSection(args)
  const typed = await readForm(args.request)
  const of = {
    typed,
    writerOf: ({ mode }: { mode: Parameters<typeof writerOf>[1] }) => writerOf(name, mode),
  }
  const saved = (await saveSection(deed, name, of)) ?? notFound()
  if (!saved.ok)
    return data({ ...saved, typed }, { status: saved.broken || saved.meanwhile ? 409 : 422 })
  return redirect(`${paths.kelolaExperience(deed.slug, { tersimpan: name })}#${name}`)
}

export default function ExperienceSection() {
  const { name, slug, title, mode, typed, closed } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { experiences: t } = useMessages()
  const backTo = paths.kelolaExperience(slug)
  return (
    <>
      <PageHeader
        title={t.parts[name]}
        lead={t.leads[name]}
        above={<ExperiencesBackLink slug={slug} title={title} />}
      />
      {isFrozenAtSale(name) && <p className="mb-5 text-sm text-ink-soft">{t.newOnly}</p>}
      <SectionForm section={sectionOf(name, mode)} typed={typed} answer={answer} backTo={backTo} />
      {closed && <ClosedDays days={closed} slug={slug} />}
    </>
  )
}
