import { Outlet, useSearchParams } from '@remix-run/react'
import { StorefrontLayout } from '#app/ui/layouts/storefront-layout.tsx'

export default function Storefront() {
  const [params] = useSearchParams()
  return (
    <StorefrontLayout searchText={params.get('q')?.slice(0, 120) ?? ''}>
      <Outlet />
    </StorefrontLayout>
  )
}
