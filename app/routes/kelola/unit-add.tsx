import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData } from '@remix-run/react'
import { paths } from '#app/core/paths.ts'
import { businessUnitSection } from '#app/features/business-units/business-unit.ts'
import { addBusinessUnit } from '#app/features/business-units/commands.server.ts'
import { SectionForm } from '#app/features/experiences/components/section-form.tsx'
import { SectionWords } from '#app/features/experiences/components/section-texts.tsx'
import { readForm } from '#app/server/read-form.server.ts'
import { useMessages } from '#app/ui/locale.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { BackLink } from './back-link.tsx'
import { unitsTitle } from './page-title.ts'
import { requireUnitDesk } from './unit-verb.server.ts'

export const meta: MetaFunction = () => unitsTitle((t) => t.add)

export async function loader({ request }: LoaderFunctionArgs) {
  await requireUnitDesk(request)
  return null
}

export async function action({ request }: ActionFunctionArgs) {
  const deed = await requireUnitDesk(request)
  const typed = await readForm(request)
  const saved = await addBusinessUnit(deed, typed)
  if (!saved.ok) return data({ ...saved, typed }, { status: 422 })
  return redirect(paths.kelolaUnits('', { kabar: 'added' }))
}

export default function AddUnit() {
  const answer = useActionData<typeof action>()
  const { businessUnits: t } = useMessages()
  return (
    <SectionWords texts={t}>
      <PageHeader
        title={t.add}
        lead={t.addLead}
        above={<BackLink href={paths.kelolaUnits()} text={t.title} />}
      />
      <SectionForm
        section={businessUnitSection}
        typed={{}}
        answer={answer}
        backTo={paths.kelolaUnits()}
      />
    </SectionWords>
  )
}
