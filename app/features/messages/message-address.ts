export type MessageAddress = { channel: 'email' | 'whatsapp'; recipient: string }

/** E-mail where there is one; else the telephone, which everybody has. */
export function addressOf(person: { email: string | null; phone: string }): MessageAddress {
  return person.email
    ? { channel: 'email', recipient: person.email }
    : { channel: 'whatsapp', recipient: person.phone }
}

/** Enough for its owner to know it again: `si…@contoh.id`, `…7890`. */
export function maskedAddress(recipient: string): string {
  const at = recipient.lastIndexOf('@')
  return at < 0
    ? `…${recipient.slice(-4)}`
    : `${recipient.slice(0, Math.min(2, at - 1))}…${recipient.slice(at)}`
}
