import { useRouteLoaderData } from '@remix-run/react'
import { paths } from '#app/core/paths.ts'
import type { loader } from './complaint.tsx'

/** The complaint around a deed, as its page has loaded it. */
export function useComplaint() {
  const data = useRouteLoaderData<typeof loader>('routes/admin/complaint')
  if (!data) throw new Error('A deed of a complaint stands outside the complaint')
  const { orderId, isOpen, isDisputed, handedOverToAdminAt } = data.complaint
  return {
    isOpen: isOpen && !isDisputed && handedOverToAdminAt !== null,
    here: paths.admin(`keluhan/${orderId}`),
  }
}
