import type { Locale } from '#app/core/locale.ts'

export type MessageAddress = { channel: 'email' | 'whatsapp'; recipient: string }

/** E-mail where there is one; else the telephone, which everybody has. */
export function addressOf(person: { email: string | null; phone: string }): MessageAddress {
  return person.email
    ? { channel: 'email', recipient: person.email }
    : { channel: 'whatsapp', recipient: person.phone }
}

/** Somebody to write to, and in which language; an office without an account reads Indonesian. */
export type Reader = MessageAddress & { locale: Locale }

type Person = { email: string | null; phone: string | null; locale?: string }

/** Whoever of them can be reached. */
export function readersOf(people: readonly Person[]): Reader[] {
  return people.flatMap(({ email, phone, locale }) =>
    email || phone
      ? [{ ...addressOf({ email, phone: phone ?? '' }), locale: localeFrom(locale) }]
      : [],
  )
}

/** As it stands in the account. */
export const localeFrom = (locale: string | null | undefined): Locale =>
  locale === 'en' ? 'en' : 'id'

/** Enough for its owner to know it again: `si…@contoh.id`, `…7890`. */
export function maskedAddress(recipient: string): string {
  const at = recipient.lastIndexOf('@')
  return at < 0
    ? `…${recipient.slice(-4)}`
    : `${recipient.slice(0, Math.min(2, at - 1))}…${recipient.slice(at)}`
}
