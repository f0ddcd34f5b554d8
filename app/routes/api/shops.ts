import { limitQuestions } from '#app/server/rate-limit.server.ts'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { paths } from '#app/core/paths.ts'
import { listPublicShops } from '#app/features/shops/directory-queries.server.ts'
import { answerPublic, refuseParameters } from './answer.server.ts'
import { publicUrl } from './listing-answers.server.ts'
import { pagingOf, readParameters, shopParameters } from './parameters.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
  await limitQuestions(context.clientIp)
  const given = shopParameters.safeParse(readParameters(request))
  if (!given.success) return refuseParameters(given.error)
  const { page, perPage, offset } = pagingOf(given.data)
  const district = given.data.kecamatan ?? null
  const { rows, total } = await listPublicShops({ district, limit: perPage, offset })
  const shops = rows.map((row) => ({ ...row, url: publicUrl(paths.shop('id', row.slug)) }))
  return answerPublic(request, { shops, total, page, perPage })
}
