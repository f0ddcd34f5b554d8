export type PictureSource = {
  /** Widths the picture exists in, with their addresses, smallest first. */
  variants: readonly { width: number; url: string }[]
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
  const { variants, alt, width, height, colour } = picture
  const smallest = variants[0]
  if (!smallest) return null
  // React 18 does not know fetchPriority yet and would warn about its spelling.
  const priority = eager ? { fetchpriority: 'high' } : {}
  return (
    <img
      src={smallest.url}
      srcSet={variants.map((variant) => `${variant.url} ${variant.width}w`).join(', ')}
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
}
