import { Camera } from 'lucide-react'
import { type ChangeEvent, useEffect, useState } from 'react'
import { isUploadedKey } from '#app/core/pictures.ts'
import { Icon } from '#app/ui/icon.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { Picture } from '#app/ui/picture.tsx'
import { useHydrated } from '#app/ui/use-hydrated.ts'
import { sourceOfKey } from '../picture-source.ts'
import { shrinkPicture } from './shrink-picture.ts'

const wholeSquare = 'absolute inset-0 size-full object-cover'

type PictureFieldProps = {
  /** Of the picture that is there already: of the listing, or sent before. */
  pictureKey: string | undefined
  problem: string | undefined
}

/** The whole square is the button. Made small on the phone before it is sent, where that is possible. */
export function PictureField({ pictureKey, problem }: PictureFieldProps) {
  const { listings: t } = useMessages()
  const isHydrated = useHydrated()
  const [preview, setPreview] = useState<string | null>(null)
  useEffect(() => () => URL.revokeObjectURL(preview ?? ''), [preview])
  async function choose({ target }: ChangeEvent<HTMLInputElement>) {
    const [file] = target.files ?? []
    if (!file) return setPreview(null)
    const small = await shrinkPicture(file)
    if (small) {
      const files = new DataTransfer()
      files.items.add(small)
      target.files = files.files
    }
    setPreview(URL.createObjectURL(small ?? file))
  }
  const shown = Boolean(preview ?? pictureKey)
  return (
    <div>
      <label
        htmlFor="picture"
        className={`relative grid aspect-square w-full max-w-72 cursor-pointer place-items-center overflow-hidden rounded-2xl border-2 border-dashed bg-surface text-center focus-within:outline-3 focus-within:outline-action ${problem ? 'border-danger' : 'border-line-strong'}`}
      >
        {preview ? (
          <img src={preview} alt="" className={wholeSquare} />
        ) : (
          pictureKey && (
            <Picture picture={sourceOfKey(pictureKey)} sizes="18rem" className={wholeSquare} />
          )
        )}
        <span
          className={`relative grid justify-items-center gap-2 p-4 ${shown ? 'self-end rounded-xl bg-surface/90' : ''}`}
        >
          <Icon icon={Camera} size={shown ? 24 : 40} />
          <strong>{shown ? t.fields.pictureAgain : t.fields.picture}</strong>
        </span>
        <input
          id="picture"
          type="file"
          name="picture"
          accept="image/*"
          onChange={choose}
          aria-invalid={Boolean(problem) || undefined}
          aria-describedby={problem ? 'picture-hint picture-error' : 'picture-hint'}
          className={
            isHydrated
              ? 'absolute inset-0 size-full cursor-pointer opacity-0'
              : 'relative max-w-full'
          }
        />
      </label>
      {pictureKey && isUploadedKey(pictureKey) && (
        <input type="hidden" name="pictureKey" value={pictureKey} />
      )}
      <p id="picture-hint" className="mt-1.5 text-sm text-ink-soft">
        {t.fields.pictureHint}
      </p>
      {problem && (
        <p id="picture-error" className="mt-1.5 font-medium text-danger">
          {t.errors.picture[problem as keyof typeof t.errors.picture]}
        </p>
      )}
    </div>
  )
}
