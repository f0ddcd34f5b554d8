import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { type BankLine, bankLineForm } from '#app/core/bank-line.ts'
import { isUuid } from '#app/core/ids.ts'
import type { Result } from '#app/core/result.ts'
import type { Admin } from '#app/i18n/id/admin.ts'
import { notFound, requireAdmin } from '#app/server/guards.server.ts'
import { readForm } from '#app/server/read-form.server.ts'

export type Notice = keyof Admin['notices']
export type Refusal = keyof Admin['refusals']

/** Who, and which thing the address names; an id that cannot be one is as absent as one that is none. */
export async function requireDeed(
  { request, params }: ActionFunctionArgs | LoaderFunctionArgs,
  name:
    | 'caseId'
    | 'attemptId'
    | 'refundId'
    | 'orderId'
    | 'userId'
    | 'jobId'
    | 'shopId'
    | 'reportId'
    | 'announcementId',
) {
  const actor = await requireAdminActor(request)
  const id = params[name] ?? ''
  if (!isUuid(id)) notFound()
  return { id, actor }
}

/** Whose deed of the desk it is. */
export async function requireAdminActor(request: Request) {
  const { actor } = await requireAdmin(request)
  return actor.type === 'admin' ? actor : notFound()
}

/** Done, and back to the page with a word about it; or the page with the reason why not. */
export function answerDeed(
  result: Result<unknown, Refusal | 'not-found'>,
  { to, notice, typed }: { to: string; notice: Notice; typed?: Record<string, unknown> },
) {
  if (result.ok) return redirect(noticed(to, notice))
  if (result.reason === 'not-found') notFound()
  return data({ refusal: result.reason, ...(typed && { typed }) }, { status: 409 })
}

export const noticed = (to: string, notice: Notice) => `${to}?selesai=${notice}`

/** A line of the bank's statement that was typed, or the answer that asks for it again (bank-line-form.tsx). */
export async function readBankLine(request: Request) {
  const typed = await readForm(request)
  const form = bankLineForm.safeParse(typed)
  if (form.success) return { ok: true, line: form.data, typed } as const
  const wrong = form.error.issues.map(({ path }) => path[0] as keyof BankLine)
  return { ok: false, answer: data({ wrong, typed }, { status: 400 }) } as const
}
