import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { paths } from '#app/core/paths.ts'
import { findPerson } from '#app/features/users/account-desk.server.ts'
import { identifierField } from '#app/features/users/forms.ts'
import { searchPeople } from '#app/features/users/people-search.server.ts'
import { peopleQuery } from '#app/features/users/people-search.ts'
import { notFound, requireAdmin } from '#app/server/guards.server.ts'
import { readForm } from '#app/server/read-form.server.ts'
import { Button } from '#app/ui/button.tsx'
import { TextInput } from '#app/ui/field.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Panel } from '../kelola/panel.tsx'
import { FoundPeople } from './found-people.tsx'
import { pageTitle } from './page-title.ts'

export const meta: MetaFunction = () => pageTitle((t) => t.people.title)

export async function loader({ request }: LoaderFunctionArgs) {
  await requireAdmin(request)
  const query = peopleQuery.parse(Object.fromEntries(new URL(request.url).searchParams))
  return { query, ...(await searchPeople(query)) }
}

/** Posted, so that nobody's number or address stands in an address that is logged or kept. */
export async function action({ request }: ActionFunctionArgs) {
  const { actor } = await requireAdmin(request)
  if (actor.type !== 'admin') notFound()
  const { identifier: typed } = await readForm(request)
  const identifier = identifierField.safeParse(typed)
  if (!identifier.success) return data({ problem: 'identifier', typed } as const, { status: 400 })
  const userId = await findPerson(identifier.data, actor)
  if (!userId) return data({ problem: 'unknownPerson', typed } as const, { status: 404 })
  return redirect(paths.admin(`orang/${userId}`))
}

export default function PeopleDesk() {
  const answer = useActionData<typeof action>()
  const found = useLoaderData<typeof loader>()
  const { people: t, errors } = useMessages().admin
  const field = {
    id: 'identifier',
    name: 'identifier',
    required: true,
    initialValue: answer?.typed,
    errors: answer ? [errors[answer.problem]] : undefined,
  }
  return (
    <>
      <PageHeader title={t.title} lead={t.lead} />
      <Panel className="max-w-xl">
        <form method="post" noValidate className="grid gap-4">
          <TextInput
            field={field}
            label={t.identifier}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
          />
          <Button size="large">{t.submit}</Button>
        </form>
      </Panel>
      <FoundPeople {...found} />
    </>
  )
}
