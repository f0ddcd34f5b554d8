import { Secret, TOTP } from 'otpauth'
import { z } from 'zod'
import { db } from '#app/server/db.server.ts'
import { seal, sealMessage, unseal, unsealMessage } from '#app/server/sealed.server.ts'

const period = 30
/** One step either way: telephones' clocks are off by some seconds. */
const window = 1

/** What every authenticator app understands: SHA-1, six digits, thirty seconds. */
function totpOf(secret: Secret, label: string): TOTP {
  return new TOTP({ issuer: 'Lumbung', label, algorithm: 'SHA1', digits: 6, period, secret })
}

export type TotpOffer = { base32: string; uri: string }

const offerMinutes = 60
const offerMessage = z.object({ base32: z.string() })

/**
 * The secret this session is being offered: the same while it is being set up, so that reloading the
 * page does not undo the scan, and another one for each setting up, so that a telephone that was
 * taken off knows nothing of the next secret.
 */
export async function offerTotpSecret(sessionId: string, label: string): Promise<TotpOffer> {
  const { totpOffer } = await db.session.findUniqueOrThrow({
    where: { id: sessionId },
    select: { totpOffer: true },
  })
  const known = readTotpOffer(totpOffer)
  if (known) {
    const secret = Secret.fromBase32(known)
    return { base32: known, uri: totpOf(secret, label).toString() }
  }
  const { base32 } = new Secret({ size: 20 })
  const made = sealMessage('totp-offer', { base32 }, offerMinutes)
  await db.session.updateMany({ where: { id: sessionId, totpOffer }, data: { totpOffer: made } })
  // Of two pages opened at once, both show what was kept.
  return offerTotpSecret(sessionId, label)
}

/** Null: nothing is on offer, or not any more. */
export function readTotpOffer(sealed: string | null): string | null {
  const message = sealed && unsealMessage('totp-offer', sealed)
  return offerMessage.safeParse(message).data?.base32 ?? null
}

export const sealTotpSecret = (base32: string) => seal('totp', base32)

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
