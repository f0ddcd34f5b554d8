import { parsePhone } from '#app/core/phone.ts'
import { type EmailProblem, parseEmail } from '#app/core/email.ts'

/** What a person signs in with. */
export type Identifier = { kind: 'email'; email: string } | { kind: 'phone'; phone: string }

export type IdentifierProblem = EmailProblem | 'phone' | 'required'

/** One field takes both: whatever has an @ is meant as an address, everything else as a number. */
export function parseIdentifier(text: string): Identifier | { problem: IdentifierProblem } {
  if (text.includes('@')) {
    const parsed = parseEmail(text)
    return 'problem' in parsed ? parsed : { kind: 'email', email: parsed.email }
  }
  const phone = parsePhone(text)
  return phone ? { kind: 'phone', phone } : { problem: 'phone' }
}

export function identifierText(identifier: Identifier): string {
  return identifier.kind === 'email' ? identifier.email : identifier.phone
}
