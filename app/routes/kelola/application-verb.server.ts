import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { paths } from '#app/core/paths.ts'
import { getApplication } from '#app/features/applications/queries.server.ts'
import type { ApplicationTexts } from '#app/i18n/id/applications.ts'
import { notFound } from '#app/server/guards.server.ts'
import { requireManager } from './resource-answer.server.ts'

/** Only a manager answers. */
export async function requireApplicationDeed({
  request,
  params: { applicationId },
}: ActionFunctionArgs) {
  const { shopId, actor } = await requireManager(request)
  const { id } = (await getApplication(shopId, applicationId)) ?? notFound()
  return { shopId, actor, applicationId: id }
}

export const answerApplication = (id: string, kabar: keyof ApplicationTexts['kabar']): Response =>
  redirect(paths.kelolaApplications({ id, kabar }))
