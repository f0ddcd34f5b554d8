// Joiners stay: emoji and some scripts need them. What turns the direction of the text does not.
const unwanted = /[\p{Cc}\p{Cs}\p{Co}\p{Cn}\u200b\u202a-\u202e\u2066-\u2069\ufeff|]+/gu

/** Alfamart's receipt breaks at `|`; the cut never halves a character people see as one. */
export function cleanName(text: string, longest: number): string {
  const clean = text.normalize('NFC').replace(unwanted, ' ').replace(/\s+/g, ' ').trim()
  let name = ''
  for (const { segment } of new Intl.Segmenter('id', { granularity: 'grapheme' }).segment(clean)) {
    if (name.length + segment.length > longest) break
    name += segment
  }
  return name.trim()
}

/** An address that providers take; another one stays home rather than costing the payment. */
export function plainEmail(email: string | undefined): string | null {
  return email && /^[\w.+-]{1,64}@[\w-]+(\.[\w-]+)+$/.test(email) && email.length <= 255
    ? email
    : null
}
