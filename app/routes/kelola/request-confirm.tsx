import { data, redirect, type ActionFunctionArgs } from '@remix-run/node'
import { useActionData, useRouteLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { paths } from '#app/core/paths.ts'
import { confirmRequest } from '#app/features/requests/desk-commands.server.ts'
import { confirmForm } from '#app/features/requests/forms.ts'
import { readForm } from '#app/server/read-form.server.ts'
import { ConfirmForm } from './confirm-form.tsx'
import { RequestRefusal } from './request-refusal.tsx'
import { requireRequestDeed } from './request-verb.server.ts'
import type { loader as requestLoader } from './request.tsx'

export async function action(args: ActionFunctionArgs) {
  const deed = await requireRequestDeed(args)
  const typed = await readForm(args.request)
  const form = confirmForm.safeParse(typed)
  if (!form.success) {
    return data({ typed, problems: z.flattenError(form.error).fieldErrors }, { status: 400 })
  }
  const confirmed = await confirmRequest({ ...deed, ...form.data })
  if (!confirmed.ok) return data({ typed, refusal: confirmed.reason }, { status: 409 })
  return redirect(paths.kelolaRequest(args.params.number ?? ''))
}

/** The form once more with what was typed, and why nothing was done. */
export default function ConfirmRequest() {
  const { request, canWrite } = useRouteLoaderData<typeof requestLoader>('routes/kelola/request')!
  const typed = useActionData<typeof action>()?.typed ?? {}
  return (
    <>
      <RequestRefusal />
      {canWrite && request.status === 'asked' && (
        <div className="mb-4">
          <ConfirmForm request={request} typed={typed} />
        </div>
      )}
    </>
  )
}
