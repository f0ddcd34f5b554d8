type Variant = { width: number; url: string }

export type PictureSource = {
  /** The formats there are with the widths of each, the smallest files first; all browsers show the last. */
  forms: readonly { format: string; variants: readonly Variant[] }[]
  alt: string
  /** Of the largest variant; the browser keeps this much room free. */
  width: number
  height: number
  /** Shown until the picture is there: `#d8b26a`. */
  colour?: string | null
}

type PictureProps = {
  picture: PictureSource
  /** How wide it is shown: `(min-width: 48rem) 300px, 50vw`. */
  sizes: string
  /** The one picture people see first: fetched at once, not when scrolled to. */
  eager?: boolean
  className?: string
}

/** Keeps its room from the start, so nothing on the page jumps when it arrives. */
export function Picture({ picture, sizes, eager, className = '' }: PictureProps) {
  const { forms, alt, width, height, colour } = picture
  const plain = forms.at(-1)
  const [smallest] = plain?.variants ?? []
  if (!plain || !smallest) return null
  // React 18 does not know fetchPriority yet and would warn about its spelling.
  const priority = eager ? { fetchpriority: 'high' } : {}
  const image = (
    <img
      src={smallest.url}
      srcSet={srcSetOf(plain.variants)}
      sizes={sizes}
      alt={alt}
      width={width}
      height={height}
      loading={eager ? 'eager' : 'lazy'}
      decoding={eager ? 'sync' : 'async'}
      style={colour ? { backgroundColor: colour } : undefined}
      className={`h-auto max-w-full ${className}`}
      {...priority}
    />
  )
  return (
    <picture className="contents">
      {forms.slice(0, -1).map(({ format, variants }) => (
        <source key={format} type={`image/${format}`} srcSet={srcSetOf(variants)} sizes={sizes} />
      ))}
      {image}
    </picture>
  )
}

function srcSetOf(variants: readonly Variant[]): string {
  return variants.map(({ url, width }) => `${url} ${width}w`).join(', ')
}
