import { Secret, TOTP } from 'otpauth'
import { seal, unseal } from '#app/server/sealed.server.ts'

const period = 30
/** One step either way: telephones' clocks are off by some seconds. */
const window = 1

/** What every authenticator app understands: SHA-1, six digits, thirty seconds. */
function totpOf(secret: Secret, label: string): TOTP {
  return new TOTP({ issuer: 'Lumbung', label, algorithm: 'SHA1', digits: 6, period, secret })
}

export type NewTotpSecret = { sealed: string; base32: string; uri: string }

export function newTotpSecret(label: string): NewTotpSecret {
  const secret = new Secret({ size: 20 })
  return describe(secret, seal('totp', secret.base32), label)
}

function describe(secret: Secret, sealed: string, label: string): NewTotpSecret {
  return { sealed, base32: secret.base32, uri: totpOf(secret, label).toString() }
}

/** The secret as the set-up form brought it back; null when it was not sealed by us. */
export function openTotpSecret(sealed: string, label: string): NewTotpSecret | null {
  const base32 = unseal('totp', sealed)
  return base32 === null ? null : describe(Secret.fromBase32(base32), sealed, label)
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
