import fc from 'fast-check'

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

export const put = (token: string, at: number, letter: string) =>
  token.slice(0, at) + letter + token.slice(at + 1)

/** Ways to bend a token; `other` is another one of the same signer. */
export function mutants(other: () => string): fc.Arbitrary<(token: string) => string> {
  const letter = fc.constantFrom(...alphabet)
  const place = fc.nat(169)
  return fc.oneof(
    fc.tuple(place, letter).map(
      ([at, other]) =>
        (token: string) =>
          put(token, at, other),
    ),
    fc.tuple(place, place, letter, letter).map(([one, two, a, b]) => (token: string) => {
      return put(put(token, one, a), two, b)
    }),
    fc.tuple(place, place).map(([one, two]) => (token: string) => {
      return put(put(token, one, token[two]!), two, token[one]!)
    }),
    place.map((end) => (token: string) => token.slice(0, end)),
    fc.string({ unit: letter, minLength: 1 }).map((more) => (token: string) => token + more),
    // The words of one ticket with the signature of another.
    fc.constant((token: string) => token.slice(0, 67) + other().slice(67)),
    fc.constant((token: string) => token.toLowerCase()),
    fc.string().map((text) => () => text),
  )
}
