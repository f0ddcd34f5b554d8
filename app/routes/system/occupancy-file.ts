import { createHash } from 'node:crypto'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { occupancyFile } from '#app/features/calendars/occupancy-file.ts'
import { listOccupied } from '#app/features/calendars/occupancy-queries.server.ts'
import { notFound } from '#app/server/guards.server.ts'
import { limitAddress } from '#app/server/rate-limit.server.ts'

/** Sites ask a few times an hour for each calendar, and one site may ask for all of a regency's. */
const limit = { points: 300, seconds: 600 }

/** For other sites, so without cookies or language; asked anew each time, and mostly answered with 304. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await limitAddress('ical', context.clientIp, limit)
  const token = /^([0-9A-Z]{20,40})\.ics$/.exec(params.file ?? '')?.[1]
  const occupied = token === undefined ? null : await listOccupied(token)
  const file = occupancyFile(occupied ?? notFound())
  const etag = `"${createHash('sha256').update(file).digest('base64url').slice(0, 27)}"`
  const headers = {
    'Content-Type': 'text/calendar; charset=utf-8',
    'Content-Disposition': 'inline; filename="lumbung.ics"',
    'Cache-Control': 'private, no-cache',
    'X-Robots-Tag': 'noindex',
    ETag: etag,
  }
  if (request.headers.get('If-None-Match') === etag)
    return new Response(null, { status: 304, headers })
  return new Response(file, { headers })
}
