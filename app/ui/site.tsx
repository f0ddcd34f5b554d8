import { useRouteLoaderData } from '@remix-run/react'

/** What the operator configured and every page shows; the root loader reads it from the settings. */
export type Site = {
  url: string
  sampleData: boolean
  operatorName: string
  complaintEmail: string
  complaintPhone: string
  pseNumber: string
}

const beforeLoading: Site = {
  url: '',
  sampleData: false,
  operatorName: 'Lumbung',
  complaintEmail: '',
  complaintPhone: '',
  pseNumber: '',
}

/** An error page may be shown before the root loader ran, so there is always an answer. */
export function useSite(): Site {
  return useRouteLoaderData<{ site: Site }>('root')?.site ?? beforeLoading
}
