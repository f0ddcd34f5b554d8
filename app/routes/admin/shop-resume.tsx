import type { ActionFunctionArgs } from '@remix-run/node'
import { useRouteLoaderData } from '@remix-run/react'
import { paths } from '#app/core/paths.ts'
import { resumeShop } from '#app/features/shops/suspend.server.ts'
import { Confirm } from './confirm.tsx'
import { answerDeed, requireDeed } from './desk-verb.server.ts'
import type { loader } from './shop.tsx'

export async function action(args: ActionFunctionArgs) {
  const { id: shopId, actor } = await requireDeed(args, 'shopId')
  const done = await resumeShop({ shopId, actor })
  return answerDeed(done, { to: paths.admin(`bumdesa/${shopId}`), notice: 'toko-dibuka' })
}

export default function ResumeShop() {
  const { shop } = useRouteLoaderData<typeof loader>('routes/admin/shop') ?? {}
  if (!shop) return null
  const back = paths.admin(`bumdesa/${shop.id}`)
  return <Confirm deed="resumeShop" back={back} isOpen={shop.status === 'suspended'} />
}
