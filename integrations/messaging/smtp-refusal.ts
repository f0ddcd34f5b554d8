import type { Refused } from './message-channel.ts'

/** What Nodemailer says of a sending that failed. */
export type SmtpFailure = {
  code?: string
  responseCode?: number
  command?: string
  response?: string
}

/**
 * What a failure says for good, and about what; null: it may pass, or it is ours to mend. Nodemailer
 * calls everything before the letter EENVELOPE, also a sender that the server does not take (MAIL FROM),
 * a quota that is used up and a policy: only the answer to RCPT TO speaks of the address.
 */
export function refusalOf(failure: SmtpFailure): Refused['about'] | null {
  const { code, command, responseCode = 0 } = failure
  // It was never asked: what stands there is no address.
  if (code === 'EENVELOPE' && command === 'API') return 'address'
  if (responseCode < 500) return null
  if (code === 'EENVELOPE' && command === 'RCPT TO') return isNobody(failure) ? 'address' : null
  return code === 'EMESSAGE' && !isOurs(failure) ? 'message' : null
}

/** RFC 3463: 5.1.x is about the address, but for 5.1.7 and 5.1.8, which are about the sender's. */
const aboutMailbox = /^5\.(1\.(?![78]$)\d+|2\.1)$/

/** Servers that give no such number, and what they then say for a mailbox that is not there. */
const bareRefusals: ReadonlySet<number> = new Set([550, 551, 553])

function isNobody({ response = '', responseCode = 0 }: SmtpFailure): boolean {
  const status = statusIn(response)
  if (status) return aboutMailbox.test(status)
  return bareRefusals.has(responseCode) && !/relay|authenti/i.test(response)
}

/** A limit or a route of our own server (5.4.x), or that it does not trust us (5.7.x but 5.7.1: the letter). */
function isOurs({ response = '' }: SmtpFailure): boolean {
  return /^5\.(4\.|7\.(?!1$))/.test(statusIn(response) ?? '')
}

/** The enhanced status code, wherever a server writes it; never a part of an IP address. */
const statusIn = (response: string) =>
  /(?<![\d.])5\.\d{1,3}\.\d{1,3}(?!\d|\.\d)/.exec(response)?.[0] ?? null
