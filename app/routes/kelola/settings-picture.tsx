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
import { SectionField } from '#app/features/experiences/components/section-field.tsx'
import { SectionWords } from '#app/features/experiences/components/section-texts.tsx'
import type { Problems } from '#app/features/experiences/section.ts'
import { getSettings } from '#app/features/shop-settings/queries.server.ts'
import {
  readPictureWords,
  setShopPicture,
} from '#app/features/shop-settings/save-settings.server.ts'
import { pictureSection } from '#app/features/shop-settings/sections.ts'
import { takePictureOf } from '#app/features/uploads/take-picture.server.ts'
import { db } from '#app/server/db.server.ts'
import { notFound, requireShopMember } from '#app/server/guards.server.ts'
import { fieldsOf, readFormData } from '#app/server/read-form.server.ts'
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
  const { picture, pictureAltId, pictureAltEn } = (await getSettings(db, shopId)) ?? notFound()
  return { picture, typed: { pictureAltId, pictureAltEn } }
}

export async function action({ request }: ActionFunctionArgs) {
  const { shopId, actor, user } = await requireManager(request)
  const sent = await readFormData(request)
  const typed = fieldsOf(sent)
  const taken = await takePictureOf({ userId: user.id }, sent)
  const words = readPictureWords(typed)
  const picture = taken.ok ? taken.value : null
  const problems: Problems = words.ok ? {} : words.problems
  const answer = { typed, picture, problems, problem: taken.ok ? null : taken.reason }
  if (!taken.ok || !words.ok) return data({ ...answer, isNeeded: false }, { status: 400 })
  const set = await setShopPicture({ shopId, actor }, { key: taken.value, ...words.value })
  if (!set.ok) return data({ ...answer, isNeeded: true }, { status: 400 })
  return redirect(`${paths.kelolaSettings('', { tersimpan: 'gambar' })}#gambar`)
}

export default function SettingsPicture() {
  const there = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { shopSettings: t } = useMessages()
  const typed = answer?.typed ?? there.typed
  const names = Object.keys(pictureSection.fields) as (keyof typeof pictureSection.fields)[]
  return (
    <SectionWords texts={t}>
      <PageHeader title={t.parts.gambar} lead={t.leads.gambar} above={<SettingsBackLink />} />
      <Form method="post" encType="multipart/form-data" className="grid max-w-xl grid-cols-1 gap-5">
        {answer?.isNeeded && <Alert tone="bad">{t.picture.needed}</Alert>}
        <PictureField
          pictureKey={answer?.picture ?? there.picture ?? undefined}
          problem={answer?.problem ?? undefined}
        />
        {names.map((name) => (
          <SectionField
            key={name}
            name={name}
            control={pictureSection.fields[name].control}
            typed={typed[name]}
            problem={answer?.problems[name]}
          />
        ))}
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
    </SectionWords>
  )
}
