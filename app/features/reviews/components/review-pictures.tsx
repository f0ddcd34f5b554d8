import { pictureUrl } from '#app/core/pictures.ts'
import { sourceOfKey } from '#app/features/catalog/picture-source.ts'
import { useMessages } from '#app/ui/locale.tsx'
import { Picture } from '#app/ui/picture.tsx'

type ReviewPicturesProps = {
  /** What was bought. */
  title: string
  pictures: readonly string[]
}

/** Small ones beside each other; each leads to itself as large as it is. */
export function ReviewPictures({ title, pictures }: ReviewPicturesProps) {
  const { reviews: t } = useMessages()
  if (pictures.length === 0) return null
  return (
    <ul className="mt-2 flex flex-wrap gap-2">
      {pictures.map((key, index) => (
        <li key={key}>
          <a href={pictureUrl(key, 1200)} className="block rounded-xl">
            <Picture
              picture={{ ...sourceOfKey(key), alt: t.picture(title, index + 1, pictures.length) }}
              sizes="96px"
              className="size-24 rounded-xl object-cover"
            />
          </a>
        </li>
      ))}
    </ul>
  )
}
