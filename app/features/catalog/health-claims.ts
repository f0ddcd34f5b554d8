import type { Halal } from './halal.ts'

/** What food must not be said to do (rules of BPOM), with what is written before and behind these words. */
const claims =
  /(?<!\p{L})(?:(?:meng|peng|ber|se)?(?:obat(?:i|an)?|khasiat)|menyembuhkan|diabetes|kanker|kolesterol|darah tinggi)(?:nya)?(?!\p{L})/giu

export function claimsIn(text: string): string[] {
  return [...new Set(Array.from(text.matchAll(claims), ([word]) => word.toLowerCase()))]
}

type Said = { halal: Halal; title: { id: string }; description: { id: string } }

/** Of what is eaten or drunk; a balm may be said to heal. */
export const claimsOf = ({ halal, title, description }: Said): string[] =>
  halal === 'notApplicable' ? [] : claimsIn(`${title.id}\n${description.id}`)
