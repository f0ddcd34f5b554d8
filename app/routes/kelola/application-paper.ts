import type { LoaderFunctionArgs } from '@remix-run/node'
import { readPaperForShop } from '#app/features/applications/papers.server.ts'
import { notFound } from '#app/server/guards.server.ts'
import { paperResponse } from '#app/server/paper-response.server.ts'
import { requireManager } from './resource-answer.server.ts'

export async function loader({ request, params: { applicationId, kind } }: LoaderFunctionArgs) {
  const { shopId, actor } = await requireManager(request)
  const wanted = { applicationId, kind }
  return paperResponse((await readPaperForShop({ shopId, actor }, wanted)) ?? notFound())
}
