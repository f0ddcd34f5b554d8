import { isCommonPassword } from './common-passwords.ts'

export const shortestPassword = 8
export const longestPassword = 200

export type PasswordProblem =
  | 'password-short'
  | 'password-long'
  | 'password-common'
  | 'password-own'

/**
 * Length is all that counts, as OWASP says: no rules about which characters. Passwords everybody
 * tries first are refused, and the person's own number, address or name. Nothing is trimmed or
 * folded: what was typed is what is checked later.
 */
export function passwordProblem(password: string, own: readonly string[]): PasswordProblem | null {
  // Counted in characters, not UTF-16 units, but a megabyte is not spread out to be counted.
  if (password.length > longestPassword * 2) return 'password-long'
  const length = [...password].length
  if (length < shortestPassword) return 'password-short'
  if (length > longestPassword) return 'password-long'
  if (isCommonPassword(password)) return 'password-common'
  return isOwn(password, own) ? 'password-own' : null
}

function isOwn(password: string, own: readonly string[]): boolean {
  const folded = simplify(password)
  return own.map(simplify).some((word) => word.length >= 4 && withoutEnding(folded) === word)
}

const simplify = (text: string) => text.toLowerCase().replace(/[\s.+-]/g, '')
const withoutEnding = (text: string) =>
  /^\d+$/.test(text) ? text : text.replace(/[\d!@#$%*?]+$/, '')
