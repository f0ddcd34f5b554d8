import type { LoaderFunctionArgs } from '@remix-run/node'
import { Outlet } from '@remix-run/react'
import { requireUser } from '#app/server/guards.server.ts'
import { StorefrontLayout } from '#app/ui/layouts/storefront-layout.tsx'

/** Loaders run side by side, so each page asks for itself; this one covers pages without a loader. */
export async function loader({ request }: LoaderFunctionArgs) {
  await requireUser(request)
  return null
}

export default function AccountLayout() {
  return (
    <StorefrontLayout>
      <Outlet />
    </StorefrontLayout>
  )
}
