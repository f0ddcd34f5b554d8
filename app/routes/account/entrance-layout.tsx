import { Outlet } from '@remix-run/react'
import { PlainLayout } from '#app/ui/layouts/plain-layout.tsx'

export default function EntranceLayout() {
  return (
    <PlainLayout>
      <Outlet />
    </PlainLayout>
  )
}
