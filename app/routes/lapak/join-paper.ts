import type { LoaderFunctionArgs } from '@remix-run/node'
import { readOwnPaper } from '#app/features/applications/papers.server.ts'
import { notFound, requireUser } from '#app/server/guards.server.ts'
import { paperResponse } from '#app/server/paper-response.server.ts'

export async function loader({ request, params: { applicationId, kind } }: LoaderFunctionArgs) {
  const { user } = await requireUser(request)
  return paperResponse((await readOwnPaper(user.id, { applicationId, kind })) ?? notFound())
}
