/** Each measure as it is kept, with the other ways in which people write it. */
const writings: Readonly<Record<string, readonly string[]>> = {
  kg: ['kgs', 'kilo', 'kilos', 'kilogram', 'kilograms'],
  g: ['gr', 'grm', 'gram', 'grams'],
  ons: [],
  liter: ['l', 'lt', 'ltr', 'liters', 'litre', 'litres'],
  ml: ['mililiter', 'milliliter', 'milliliters', 'millilitre', 'millilitres'],
}

/**
 * What one piece is called, the measures in one spelling: what is sold by `kg` is weighed and compared,
 * also where somebody has written `Kilo` or `per Kg.`. Any other word stays as it was written.
 */
export function unitName(written: string): string {
  const word = written
    .trim()
    .toLowerCase()
    .replace(/^(?:per\s+|\/\s*)/, '')
    .replace(/\.$/, '')
  const isIt = ([name, others]: [string, readonly string[]]) =>
    name === word || others.includes(word)
  return Object.entries(writings).find(isIt)?.[0] ?? written
}
