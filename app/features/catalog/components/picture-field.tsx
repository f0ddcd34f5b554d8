import { Camera, Images } from 'lucide-react'
import { type ChangeEvent, type RefObject, useEffect, useRef, useState } from 'react'
import { isUploadedKey } from '#app/core/pictures.ts'
import { SendingNote } from '#app/features/uploads/components/sending-note.tsx'
import { shrinkPicture } from '#app/features/uploads/components/shrink-picture.ts'
import { useSending } from '#app/features/uploads/components/use-sending.ts'
import { buttonClasses } from '#app/ui/button.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { Picture } from '#app/ui/picture.tsx'
import { useHydrated } from '#app/ui/use-hydrated.ts'
import { sourceOfKey } from '../picture-source.ts'

const wholeSquare = 'absolute inset-0 size-full object-cover'

type PictureFieldProps = {
  /** Of the picture that is there already: of the listing, or sent before. */
  pictureKey: string | undefined
  problem: string | undefined
}

/**
 * The whole square is the button, and opens the camera of a phone at once; the gallery has one of its own.
 * What is chosen is made small on the phone where that is possible and sent
 * while the rest is typed; without scripts it goes with the form.
 */
export function PictureField({ pictureKey, problem: told }: PictureFieldProps) {
  const { listings: t, uploads } = useMessages()
  const isHydrated = useHydrated()
  const { field, sending, isHeld, send, stop, wakeUp } = useSending()
  const [preview, setPreview] = useState<string | null>(null)
  useEffect(() => () => URL.revokeObjectURL(preview ?? ''), [preview])
  const keyField = useRef<HTMLInputElement>(null)
  const [keptKey, forgetKey] = useKeptKey(keyField, sending.step === 'sent' ? sending.key : null)
  const isRefused = sending.step === 'refused'
  const problem = isRefused ? sending.problem : sending.step === 'none' ? told : undefined
  const key = keptKey ?? pictureKey
  const local = isRefused ? null : preview

  async function choose({ target }: ChangeEvent<HTMLInputElement>) {
    const [file] = target.files ?? []
    stop()
    forgetKey()
    if (!file) return setPreview(null)
    const picture = (await shrinkPicture(file)) ?? file
    // Wherever it was chosen, it goes along in the one field that is watched.
    if (field.current) putInto(field.current, picture)
    if (target !== field.current) target.value = ''
    setPreview(URL.createObjectURL(picture))
    await send(picture)
  }
  const shown = Boolean(local ?? key)
  return (
    <div>
      <label
        htmlFor="picture"
        className={`relative grid aspect-square w-full max-w-72 cursor-pointer place-items-center overflow-hidden rounded-2xl border-2 border-dashed bg-surface text-center focus-within:outline-3 focus-within:outline-action ${problem ? 'border-danger' : 'border-line-strong'}`}
      >
        {local ? (
          <img src={local} alt="" className={wholeSquare} />
        ) : (
          key && <Picture picture={sourceOfKey(key)} sizes="18rem" className={wholeSquare} />
        )}
        <span
          className={`relative grid justify-items-center gap-2 p-4 ${shown ? 'self-end rounded-xl bg-surface/90' : ''}`}
        >
          <Icon icon={Camera} size={shown ? 24 : 40} />
          <strong>{shown ? t.fields.pictureAgain : t.fields.picture}</strong>
        </span>
        <input
          ref={field}
          id="picture"
          type="file"
          name="picture"
          accept="image/*"
          capture="environment"
          onChange={choose}
          aria-invalid={Boolean(problem) || undefined}
          aria-describedby={problem ? 'picture-hint picture-error' : 'picture-hint'}
          className={
            isHydrated
              ? 'absolute inset-0 size-full cursor-pointer opacity-0'
              : 'relative w-full p-2'
          }
        />
      </label>
      <label
        htmlFor="picture-gallery"
        className={`relative mt-2 max-w-full cursor-pointer flex-wrap focus-within:outline-3 focus-within:outline-action ${buttonClasses({ look: 'outline' })}`}
      >
        <Icon icon={Images} />
        {t.fields.gallery}
        <input
          id="picture-gallery"
          type="file"
          name="picture"
          accept="image/*"
          onChange={choose}
          className={isHydrated ? 'absolute inset-0 size-full cursor-pointer opacity-0' : 'w-full'}
        />
      </label>
      <input
        ref={keyField}
        type="hidden"
        name="pictureKey"
        value={key && isUploadedKey(key) ? key : ''}
      />
      <SendingNote sending={sending} isHeld={isHeld} onRetry={wakeUp} />
      <p id="picture-hint" className="mt-1.5 text-sm text-ink-soft">
        {t.fields.pictureHint}
      </p>
      {problem && (
        <p
          id="picture-error"
          role={isRefused ? 'alert' : undefined}
          className="mt-1.5 font-medium text-danger"
        >
          {uploads.problems[problem as keyof typeof uploads.problems]}
        </p>
      )}
    </div>
  )
}

function putInto(field: HTMLInputElement, picture: File): void {
  const files = new DataTransfer()
  files.items.add(picture)
  field.files = files.files
}

/** The picture that has arrived, also when the draft of the form brings its name back. */
function useKeptKey(
  input: RefObject<HTMLInputElement>,
  sent: string | null,
): [key: string | null, forget: () => void] {
  const [fromDraft, setFromDraft] = useState<string | null>(null)
  useEffect(() => {
    const { current } = input
    const onFill = () => setFromDraft(current?.value ?? null)
    current?.addEventListener('change', onFill)
    return () => current?.removeEventListener('change', onFill)
  }, [input])
  useEffect(() => {
    // A script wrote it, which tells nobody; the draft wants to know.
    if (sent) input.current?.dispatchEvent(new Event('input', { bubbles: true }))
  }, [input, sent])
  return [sent ?? fromDraft, () => setFromDraft(null)]
}
