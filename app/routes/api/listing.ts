import { limitQuestions } from '#app/server/rate-limit.server.ts'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { getListingPage } from '#app/features/catalog/listing-queries.server.ts'
import { answerPublic, refusePublic } from './answer.server.ts'
import { listingDetailAnswer } from './listing-answers.server.ts'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await limitQuestions(context.clientIp)
  const slug = params.slug ?? ''
  const listing =
    (await getListingPage('product', slug)) ?? (await getListingPage('experience', slug))
  if (!listing || listing.variants.length === 0) {
    return refusePublic(404, 'There is no listing of this slug.')
  }
  return answerPublic(request, listingDetailAnswer(listing))
}
