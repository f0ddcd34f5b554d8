import { readiness } from '#app/server/http/health.server.ts'

/** Whether this process should get visitors now; a load balancer asks every few seconds. */
export async function loader() {
  const report = await readiness()
  const init = { status: report.ready ? 200 : 503, headers: { 'Cache-Control': 'no-store' } }
  return Response.json(report, init)
}
