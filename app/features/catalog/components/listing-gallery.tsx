import type { ListingPage } from '#app/features/catalog/listing-page.ts'
import { pictureSource } from '#app/features/catalog/picture-source.ts'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { Picture } from '#app/ui/picture.tsx'
import { NoPicture } from './listing-tile.tsx'

const sizes = '(min-width: 64rem) 560px, (min-width: 48rem) 50vw, 92vw'

/** The pictures lie side by side and are swiped; the small ones below lead to each, without scripts. */
export function ListingGallery({ listing }: { listing: ListingPage }) {
  const locale = useLocale()
  const { storefront: t } = useMessages()
  const { pictures, kind } = listing
  if (pictures.length === 0) {
    return <NoPicture kind={kind} className="aspect-square rounded-3xl shadow-card" />
  }
  return (
    <div>
      <ul className="flex snap-x snap-mandatory gap-3 overflow-x-auto rounded-3xl shadow-card [scrollbar-width:none]">
        {pictures.map((picture, index) => (
          <li key={picture.key} id={`foto-${index + 1}`} className="w-full shrink-0 snap-center">
            <Picture
              picture={pictureSource(picture, locale)}
              sizes={sizes}
              eager={index === 0}
              className="aspect-[5/4] w-full object-cover md:aspect-square"
            />
          </li>
        ))}
      </ul>
      {pictures.length > 1 && (
        <ul className="mt-3 flex gap-2">
          {pictures.map((picture, index) => (
            <li key={picture.key}>
              <a
                href={`#foto-${index + 1}`}
                aria-label={t.listing.picture(index + 1, pictures.length)}
                className="block overflow-hidden rounded-xl border border-line"
              >
                <Picture
                  picture={{ ...pictureSource(picture, locale), alt: '' }}
                  sizes="72px"
                  className="size-18 object-cover"
                />
              </a>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
