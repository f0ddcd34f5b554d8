import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { paths } from '#app/core/paths.ts'
import { getAway, setAway } from '#app/features/makers/away.server.ts'
import { awayForm } from '#app/features/makers/away.ts'
import { AwayForm } from '#app/features/makers/components/away-form.tsx'
import { requireMaker } from '#app/server/guards.server.ts'
import { readForm } from '#app/server/read-form.server.ts'
import { consoleTitle } from '#app/ui/console-title.ts'
import { useMessages } from '#app/ui/locale.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'

export const meta: MetaFunction = () => consoleTitle((t) => t.makers.away.title)

export async function loader({ request }: LoaderFunctionArgs) {
  const { scope } = await requireMaker(request)
  return { away: await getAway(scope.shopId, scope.makerId) }
}

export async function action({ request }: ActionFunctionArgs) {
  const { scope, actor } = await requireMaker(request)
  const typed = await readForm(request)
  const form = awayForm.safeParse(typed)
  if (!form.success) {
    const problems = z.flattenError(form.error).fieldErrors ?? {}
    return data({ typed, problems }, { status: 400 })
  }
  await setAway(scope, { actor, away: form.data })
  return redirect(paths.maker())
}

/** A maker goes away: what is ordered meanwhile is made afterwards. */
export default function MakerAway() {
  const { away } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const { away: t } = useMessages().makers
  return (
    <>
      <PageHeader title={t.title} />
      <AwayForm away={away} refused={refused} back={paths.maker()} />
    </>
  )
}
