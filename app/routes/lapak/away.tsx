import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { paths } from '#app/core/paths.ts'
import { awayFromPage } from '#app/features/makers/away-page.server.ts'
import { getAway } from '#app/features/makers/away.server.ts'
import { AwayForm } from '#app/features/makers/components/away-form.tsx'
import { requireMaker } from '#app/server/guards.server.ts'
import { consoleTitle } from '#app/ui/console-title.ts'
import { useMessages } from '#app/ui/locale.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'

export const meta: MetaFunction = () => consoleTitle((t) => t.makers.away.title)

export async function loader({ request }: LoaderFunctionArgs) {
  const { scope } = await requireMaker(request)
  return { away: await getAway(scope.shopId, scope.makerId) }
}

export async function action({ request }: ActionFunctionArgs) {
  const { scope: owner, actor } = await requireMaker(request)
  return awayFromPage({ owner, actor }, request, paths.maker())
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
