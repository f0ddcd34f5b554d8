// The forms of permit numbers (data/legality/number_formats.csv), read as people copy them from the paper:
// with or without spaces, dots and the name of the permit before it.

export const permitKinds = [
  'pirt',
  'bpomMd',
  'bpomTr',
  'cosmetics',
  'halal',
  'nib',
  'trademark',
  'psat',
] as const
export type PermitKind = (typeof permitKinds)[number]

const readers: Record<PermitKind, (text: string) => string | null> = {
  // The second form is the one OSS gives out: the NIB and a running number.
  pirt: (text) =>
    form(text, /^(?:P-?IRT(?:NO)?)?([1-8]\d{12})[-–]?(\d{2})$/, '-') ?? form(text, /^(\d{21})$/),
  bpomMd: (text) => form(text, /^(?:BPOMRI)?(M[DL])(\d{12}|\d{15})$/, ' '),
  bpomTr: (text) => form(text, /^(?:POM)?(TR\d{9})$/),
  cosmetics: (text) => form(text, /^(?:POM)?(N[A-E]\d{11})$/),
  halal: (text) => form(text, /^(ID\d{17})$/),
  nib: (text) => form(text, /^(?:NIB)?(\d{13})$/),
  trademark: (text) => form(text, /^(IDM\d{9}|(?:D|J|DID|JID)\d{10})$/),
  // No form of it is known for certain, only that it has a number.
  psat: (text) => form(text, /^(?=.*\d{3})([A-Z\d/-]{6,40})$/),
}

/** As it is stored and shown, or null: the paper has another kind of number. */
export function parsePermitNumber(kind: PermitKind, text: string): string | null {
  if (text.length > 80) return null
  return readers[kind](text.toUpperCase().replaceAll(/[\s.:]/g, ''))
}

function form(text: string, pattern: RegExp, between = ''): string | null {
  return pattern.exec(text)?.slice(1).join(between) ?? null
}

const pirtParts = /^\d{3}(\d{4})\d{6}-(\d{2})$/

/** The year in which a P-IRT number ends, as its last two digits say; null where a number does not say. */
export function endOfNumber(kind: PermitKind, number: string): number | null {
  const [, , year] = (kind === 'pirt' && pirtParts.exec(number)) || []
  return year === undefined ? null : 2000 + Number(year)
}

/**
 * Whether a P-IRT number was given out by another regency than that of the village (`35.05.01.2001`): worth a
 * look at the paper, and no reason to refuse it.
 */
export function isOfOtherRegency(kind: PermitKind, number: string, villageCode: string): boolean {
  const [, regency] = (kind === 'pirt' && pirtParts.exec(number)) || []
  return regency !== undefined && regency !== villageCode.slice(0, 5).replace('.', '')
}
