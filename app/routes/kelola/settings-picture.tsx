import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react'
import { paths } from '#app/core/paths.ts'
import { PictureField } from '#app/features/catalog/components/picture-field.tsx'
import { getSettings } from '#app/features/shop-settings/queries.server.ts'
import { setShopPicture } from '#app/features/shop-settings/save-settings.server.ts'
import { takePictureOf } from '#app/features/uploads/take-picture.server.ts'
import { db } from '#app/server/db.server.ts'
import { requireShopMember } from '#app/server/guards.server.ts'
import { readFormData } from '#app/server/read-form.server.ts'
import { Alert } from '#app/ui/alert.tsx'
import { Button, buttonClasses } from '#app/ui/button.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { settingsTitle } from './page-title.ts'
import { SettingsBackLink } from './settings-back-link.tsx'

export const meta: MetaFunction = () => settingsTitle((t) => t.parts.gambar)

const requireManager = (request: Request) =>
  requireShopMember(request, undefined, { write: true, roles: ['manager'] })

export async function loader({ request }: LoaderFunctionArgs) {
  const { shopId } = await requireManager(request)
  return { picture: (await getSettings(db, shopId))?.picture ?? null }
}

export async function action({ request }: ActionFunctionArgs) {
  const { shopId, actor, user } = await requireManager(request)
  const taken = await takePictureOf({ userId: user.id }, await readFormData(request))
  if (!taken.ok) return data({ problem: taken.reason }, { status: 400 })
  if (taken.value === null) return data({ problem: null }, { status: 400 })
  await setShopPicture({ shopId, actor }, taken.value)
  return redirect(`${paths.kelolaSettings('', { tersimpan: 'gambar' })}#gambar`)
}

export default function SettingsPicture() {
  const { picture } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { shopSettings: t } = useMessages()
  return (
    <>
      <PageHeader title={t.parts.gambar} lead={t.leads.gambar} above={<SettingsBackLink />} />
      <Form method="post" encType="multipart/form-data" className="grid max-w-xl gap-5">
        {answer?.problem === null && <Alert tone="bad">{t.picture.needed}</Alert>}
        <PictureField pictureKey={picture ?? undefined} problem={answer?.problem ?? undefined} />
        <div className="flex flex-wrap gap-2">
          <Button size="large">{t.picture.save}</Button>
          <Link
            to={paths.kelolaSettings()}
            className={buttonClasses({ look: 'quiet', size: 'large' })}
          >
            {t.picture.cancel}
          </Link>
        </div>
      </Form>
    </>
  )
}
