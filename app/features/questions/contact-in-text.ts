// Digits of a telephone stand alone or apart by one or two marks: "0812-3456-7890", "+62 812 …", "(0342) 123456".
const telephone = /(?<![\d.,])(?:\+?62|0)(?:[\s().-]{0,2}\d){8,13}(?!\d)/
const address =
  /https?:|www\.|\bwa\.me\b|[\w.+-]+@[\w-]+\.\w|\b[a-z0-9-]{2,}\.(?:com|net|org|info|id|me|ly|shop|store|link|site|xyz|io|app)\b/i

/**
 * Whether a text that everybody reads holds a telephone number, an e-mail address or a link: it would
 * carry a sale past the protection of the buyer's money, or somebody's number to everybody.
 */
export function hasContact(text: string): boolean {
  // Full-width digits and letters are read as what they look like.
  const plain = text.normalize('NFKC')
  return telephone.test(plain) || address.test(plain)
}
