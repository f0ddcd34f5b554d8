import type { LoaderFunctionArgs } from '@remix-run/node'
import { exportAccount } from '#app/features/users/export-account.server.ts'
import { requireUser } from '#app/server/guards.server.ts'

export async function loader({ request }: LoaderFunctionArgs) {
  const { user } = await requireUser(request)
  return new Response(await exportAccount(user.id), {
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Disposition': 'attachment; filename="data-lumbung.json"',
      'Cache-Control': 'private, no-store',
    },
  })
}
