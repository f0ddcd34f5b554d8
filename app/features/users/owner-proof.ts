/** What proves that the owner of the account sits there; the code counts only where the second factor is on. */
export type OwnerProof = { currentPassword: string; code: string }
export type ProofRefusal = 'wrong-password' | 'wrong-code' | 'too-many'

type Typed = Readonly<Record<string, string | string[]>>

const oneOf = (value: string | string[] | undefined) => (typeof value === 'string' ? value : '')

/** Apart from what else was typed, which may be shown again. */
export function takeProof({ currentPassword, code, ...typed }: Typed): {
  proof: OwnerProof
  typed: Typed
} {
  const digits = oneOf(code).replaceAll(/\s/g, '')
  return { proof: { currentPassword: oneOf(currentPassword), code: digits }, typed }
}
