import { Secret, TOTP } from 'otpauth'
import { derivedBytes, seal, unseal } from '#app/server/sealed.server.ts'

const period = 30
/** One step either way: telephones' clocks are off by some seconds. */
const window = 1

/** What every authenticator app understands: SHA-1, six digits, thirty seconds. */
function totpOf(secret: Secret, label: string): TOTP {
  return new TOTP({ issuer: 'Lumbung', label, algorithm: 'SHA1', digits: 6, period, secret })
}

export type WaitingTotpSecret = { sealed: string; base32: string; uri: string }

/**
 * The secret this session is being offered: the same each time the page is shown, so that reloading
 * it does not undo the scan, and known to nobody without our key. Nothing is stored before a code
 * proves that the app has it, and a new session is offered another one.
 */
export function waitingTotpSecret(sessionId: string, label: string): WaitingTotpSecret {
  const bytes = derivedBytes(`totp offer ${sessionId}`, 20)
  const secret = new Secret({ buffer: bytes })
  const sealed = seal('totp', secret.base32)
  return { sealed, base32: secret.base32, uri: totpOf(secret, label).toString() }
}

/**
 * The time step this code belongs to, or null. The caller must take the step once and only forward:
 * a code that was looked at over the shoulder is used up.
 */
export function totpStepOf(sealed: string, code: string, now: Date): number | null {
  const base32 = unseal('totp', sealed)
  if (base32 === null) return null
  const totp = totpOf(Secret.fromBase32(base32), '')
  const timestamp = now.getTime()
  const delta = totp.validate({ token: code, timestamp, window })
  return delta === null ? null : totp.counter({ timestamp }) + delta
}
