declare const phoneBrand: unique symbol

/** An Indonesian mobile number in E.164: +62 8…, 9 to 12 digits after the country code. */
export type Phone = string & { readonly [phoneBrand]: true }

/**
 * Reads a mobile number in any usual spelling (`0812-3456-7890`, `62 812…`, `+62 (812)…`).
 * Returns null for everything else, and for digits that are not ASCII: what is stored is dialled.
 */
export function parsePhone(text: string): Phone | null {
  const trimmed = text.trim()
  if (!/^\+?[\d\s().-]+$/.test(trimmed)) return null
  const digits = trimmed.replace(/\D/g, '')
  const national = trimmed.startsWith('+')
    ? digits.startsWith('62') && digits.slice(2)
    : digits.replace(/^(?:62|0)/, '')
  if (!national || !/^8\d{8,11}$/.test(national)) return null
  return `+62${national}` as Phone
}

/** 0812-3456-7890 */
export function formatPhone(phone: string): string {
  const national = `0${phone.replace(/^\+62/, '')}`
  return [national.slice(0, 4), national.slice(4, 8), national.slice(8)].filter(Boolean).join('-')
}

/** A WhatsApp link; never put an address or anything about money in the text: links are logged. */
export function whatsappLink(phone: string, text: string): string {
  return `https://wa.me/${phone.replace(/\D/g, '')}?text=${encodeURIComponent(text)}`
}
