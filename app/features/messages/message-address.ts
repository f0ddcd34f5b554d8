export type MessageAddress = { channel: 'email' | 'whatsapp'; recipient: string }

/** E-mail where there is one; else the telephone, which everybody has. */
export function addressOf(person: { email: string | null; phone: string }): MessageAddress {
  return person.email
    ? { channel: 'email', recipient: person.email }
    : { channel: 'whatsapp', recipient: person.phone }
}
