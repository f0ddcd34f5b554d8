import type { LoaderFunctionArgs } from '@remix-run/node'
import { findVillages } from '#app/features/regions/queries.server.ts'

const howMany = 8

/** The address form's type-ahead: the village's name to read, its code to send. */
export async function loader({ request }: LoaderFunctionArgs) {
  const typed = new URL(request.url).searchParams.get('q') ?? ''
  const villages = await findVillages(typed, howMany)
  const items = villages.map(({ code, name, district, regency, province }) => ({
    label: `${name}, Kec. ${district}`,
    note: `${regency}, ${province}`,
    value: code,
  }))
  return Response.json(items, { headers: { 'Cache-Control': 'public, max-age=3600' } })
}
