import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { newId } from '#app/core/ids.ts'
import { paths } from '#app/core/paths.ts'
import { SectionForm } from '#app/features/experiences/components/section-form.tsx'
import { createExperience } from '#app/features/experiences/create-experience.server.ts'
import { listChoices } from '#app/features/experiences/queries.server.ts'
import { newSection } from '#app/features/experiences/sections.ts'
import { readForm } from '#app/server/read-form.server.ts'
import { useMessages } from '#app/ui/locale.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { ExperiencesBackLink } from './experiences-back-link.tsx'
import { experiencesTitle } from './page-title.ts'
import { requireManager } from './resource-answer.server.ts'

export const meta: MetaFunction = () => experiencesTitle((t) => t.addTitle)

export async function loader({ request }: LoaderFunctionArgs) {
  const { shopId } = await requireManager(request)
  return { choices: await listChoices(shopId), formKey: newId() }
}

export async function action({ request }: ActionFunctionArgs) {
  const { shopId, actor } = await requireManager(request)
  const typed = await readForm(request)
  const created = await createExperience({ shopId, actor }, typed)
  if (!created.ok) return data({ ...created, typed }, { status: 422 })
  return redirect(paths.kelolaExperience(created.value.slug))
}

const usual = { mode: 'anyDay', arriveBy: '16:00' }

export default function NewExperience() {
  const { choices, formKey } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { experiences: t } = useMessages()
  return (
    <>
      <PageHeader title={t.addTitle} lead={t.addLead} above={<ExperiencesBackLink />} />
      <SectionForm
        section={newSection}
        typed={usual}
        answer={answer}
        choices={choices}
        backTo={paths.kelolaExperiences()}
        saveLabel={t.create}
        formKey={formKey}
      />
    </>
  )
}
