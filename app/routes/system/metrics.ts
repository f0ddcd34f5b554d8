import type { LoaderFunctionArgs } from '@remix-run/node'
import { mayReadMetrics, metricsPage } from '#app/server/http/metrics.server.ts'

/** For Prometheus: with the configured token, or from this machine. To others it does not exist. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  if (!mayReadMetrics(request, context)) throw new Response(null, { status: 404 })
  const { text, contentType } = await metricsPage()
  return new Response(text, {
    headers: { 'Content-Type': contentType, 'Cache-Control': 'no-store' },
  })
}
