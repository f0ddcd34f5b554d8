import { limitQuestions } from '#app/server/rate-limit.server.ts'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { paths } from '#app/core/paths.ts'
import { listVillages } from '#app/features/regions/directory-queries.server.ts'
import { answerPublic, refuseParameters } from './answer.server.ts'
import { publicUrl } from './listing-answers.server.ts'
import { pagingOf, readParameters, villageParameters } from './parameters.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
  await limitQuestions(context.clientIp)
  const given = villageParameters.safeParse(readParameters(request))
  if (!given.success) return refuseParameters(given.error)
  const { page, perPage, offset } = pagingOf(given.data)
  const district = given.data.kecamatan ?? null
  const { rows, total } = await listVillages({ district, limit: perPage, offset })
  const villages = rows.map((row) => ({ ...row, url: publicUrl(paths.village('id', row.code)) }))
  return answerPublic(request, { villages, total, page, perPage })
}
