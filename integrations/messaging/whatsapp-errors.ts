/** What the API answers; never its sentence, which may quote the number. */
export class WhatsAppError extends Error {
  readonly code: number | null
  /** Of HTTP; a token that is not taken counts as 401 whatever the answer was. */
  readonly status: number

  constructor(status: number, code: number | null) {
    super(`WhatsApp answered ${status}, code ${code}`)
    this.name = 'WhatsAppError'
    this.code = code
    this.status = code !== null && aboutAccess.has(code) ? 401 : status
  }
}

/** The token is wrong, has expired, or may not do this. */
const aboutAccess: ReadonlySet<number> = new Set([0, 3, 10, 190, 200])

/** Nobody uses WhatsApp under this number, or it may not be written to. */
const aboutAddress: ReadonlySet<number> = new Set([131_021, 131_026])

/** The template is not there in this language, is switched off, or does not fit what was filled in. */
const aboutMessage: ReadonlySet<number> = new Set([
  100, 131_008, 131_009, 131_051, 132_000, 132_001, 132_005, 132_007, 132_012, 132_016, 132_018,
])

/**
 * What a code says for good, and about what. Everything else may pass: too much at once (4, 80007,
 * 130429, 131048, 131056) or for this person (130472, 131049), an outage (1, 2, 131000, 131016), a
 * template that is paused for some hours (132015); or is ours to mend: a token to renew, a number of
 * Meta's for trials that writes to a few telephones only (131030).
 */
export function refusalOf(code: number | null): 'address' | 'message' | null {
  if (code === null) return null
  if (aboutAddress.has(code)) return 'address'
  return aboutMessage.has(code) ? 'message' : null
}
