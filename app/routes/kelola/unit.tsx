import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { paths } from '#app/core/paths.ts'
import { businessUnitSection } from '#app/features/business-units/business-unit.ts'
import { renameBusinessUnit } from '#app/features/business-units/commands.server.ts'
import { SectionForm } from '#app/features/experiences/components/section-form.tsx'
import { SectionWords } from '#app/features/experiences/components/section-texts.tsx'
import { readForm } from '#app/server/read-form.server.ts'
import { Button } from '#app/ui/button.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { BackLink } from './back-link.tsx'
import { unitsTitle } from './page-title.ts'
import { requireUnit } from './unit-verb.server.ts'

export const meta: MetaFunction<typeof loader> = ({ data: its }) =>
  unitsTitle((t) => t.change(its?.unit.name ?? ''))

export async function loader(args: LoaderFunctionArgs) {
  const { unit } = await requireUnit(args)
  return { unit }
}

export async function action(args: ActionFunctionArgs) {
  const { deed, unit } = await requireUnit(args)
  const typed = await readForm(args.request)
  const saved = await renameBusinessUnit(deed, unit.id, typed)
  if (!saved.ok) return data({ ...saved, typed }, { status: saved.meanwhile ? 409 : 422 })
  return redirect(paths.kelolaUnits('', { kabar: 'saved' }))
}

export default function Unit() {
  const { unit } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { businessUnits: t } = useMessages()
  const { id, name, isClosed } = unit
  return (
    <SectionWords texts={t}>
      <PageHeader
        title={t.change(name)}
        above={<BackLink href={paths.kelolaUnits()} text={t.title} />}
      />
      <SectionForm
        key={id}
        section={businessUnitSection}
        typed={{ name }}
        answer={answer}
        backTo={paths.kelolaUnits()}
      />
      <Form
        method="post"
        action={paths.kelolaUnits(`${id}/${isClosed ? 'buka' : 'tutup'}`)}
        className="mt-10 grid max-w-xl justify-items-start gap-3"
      >
        <p className="text-ink-soft">{isClosed ? t.reopenText : t.closeText}</p>
        <Button look={isClosed ? 'outline' : 'danger'}>{isClosed ? t.reopen : t.close}</Button>
      </Form>
    </SectionWords>
  )
}
