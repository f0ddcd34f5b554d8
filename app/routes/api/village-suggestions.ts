import { limitQuestions } from '#app/server/rate-limit.server.ts'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { findVillages } from '#app/features/regions/queries.server.ts'
import { villageLabel } from '#app/features/regions/village-suggestion.ts'

const howMany = 8

/** The address form's type-ahead: the village's name to read, its code to send. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  await limitQuestions(context.clientIp)
  const typed = new URL(request.url).searchParams.get('q') ?? ''
  const villages = await findVillages(typed, howMany)
  // The form compares the text it gets back with this very label.
  const items = villages.map((village) => ({ label: villageLabel(village), value: village.code }))
  return Response.json(items, { headers: { 'Cache-Control': 'public, max-age=3600' } })
}
