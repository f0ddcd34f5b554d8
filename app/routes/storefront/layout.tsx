import { Outlet } from '@remix-run/react'
import { StorefrontLayout } from '#app/ui/layouts/storefront-layout.tsx'

export default function Storefront() {
  return (
    <StorefrontLayout>
      <Outlet />
    </StorefrontLayout>
  )
}
