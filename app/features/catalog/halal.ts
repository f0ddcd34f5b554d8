/** As the table has it. A seller says one of those declared; certified is what a certificate says. */
export const declaredHalal = ['notYet', 'notHalal', 'notApplicable'] as const
export type DeclaredHalal = (typeof declaredHalal)[number]
export const halalStates = ['certified', ...declaredHalal] as const
export type Halal = (typeof halalStates)[number]

export const isDeclaredHalal = (text: string): text is DeclaredHalal =>
  (declaredHalal as readonly string[]).includes(text)
