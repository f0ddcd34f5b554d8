import { useRouteLoaderData } from '@remix-run/react'
import { paths } from '#app/core/paths.ts'
import type { loader } from './case.tsx'

/** The case around a deed, as its page has loaded it. */
export function useCase() {
  const data = useRouteLoaderData<typeof loader>('routes/admin/case')
  if (!data) throw new Error('A deed of a case stands outside the case')
  const { id, deeds, stray, resolvedAt } = data.found
  return { deeds, stray, isOpen: resolvedAt === null, here: paths.admin(`uang/kasus/${id}`) }
}
