const localPart = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/
const label = '[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?'
const domain = new RegExp(`^(?:${label}\\.)+(?:[A-Za-z]{2,63}|xn--[A-Za-z0-9-]{1,58}[A-Za-z0-9])$`)

export type EmailProblem = 'email' | 'email-ascii'

/**
 * An address as it is stored and compared: lower case, since `A@B.CO` and `a@b.co` are one mailbox
 * everywhere that matters. A `+tag` stays, it is another address. Letters outside ASCII are refused
 * with their own reason: we could not deliver to them.
 */
export function parseEmail(text: string): { email: string } | { problem: EmailProblem } {
  const trimmed = text.trim()
  // oxlint-disable-next-line no-control-regex
  if (/[^\x00-\x7f]/.test(trimmed)) return { problem: 'email-ascii' }
  const at = trimmed.lastIndexOf('@')
  const local = trimmed.slice(0, at)
  const host = trimmed.slice(at + 1)
  const fits = at > 0 && at <= 64 && trimmed.length <= 254
  if (!fits || !localPart.test(local) || !domain.test(host)) return { problem: 'email' }
  return { email: trimmed.toLowerCase() }
}
