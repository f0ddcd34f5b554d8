import type { z } from 'zod'
import type { CartLine } from '#app/features/cart/cart-line.ts'
import { findVillages, getVillageForAddress } from '#app/features/regions/queries.server.ts'
import { villageLabel, type VillageSuggestion } from '#app/features/regions/village-suggestion.ts'
import type { BuyerScope } from '#app/server/scopes.server.ts'
import { type CheckoutDraft, saveDraft } from './draft.server.ts'
import { addressForm, buyerForm } from './forms.ts'
import { guestNamesField, readGuestNames } from './guest-names.ts'

type Fields = Readonly<Record<string, string | string[]>>
type Values = Record<string, string>

/** What the first step shows again when it was not right yet. */
export type BuyerStepProblems = {
  values: Values
  /** By cart line. */
  names: Values
  problems: Record<string, string[]>
  matches: VillageSuggestion[] | null
}

const buyerFields = ['name', 'phone', 'email', 'receive'] as const
const addressFields = [
  'villageText',
  'villageCode',
  'street',
  'hamlet',
  'rt',
  'rw',
  'landmark',
  'recipient',
  'postalCode',
] as const

/**
 * Keeps everything that was typed, right or not, and says what is still missing. Null: go on. A village
 * that was typed but not chosen is chosen here when only one matches, else its matches are offered.
 */
export async function saveBuyerStep(
  scope: BuyerScope,
  lines: readonly CartLine[],
  fields: Fields,
): Promise<BuyerStepProblems | null> {
  const buyer = pick(fields, buyerFields)
  const typed = pick(fields, addressFields)
  const village = await chooseVillage({
    ...typed,
    choice: pick(fields, ['villageChoice']).villageChoice ?? '',
  })
  const address = { ...typed, villageCode: village.code, villageText: village.text }
  const names = pickNames(lines, fields)
  await saveDraft(scope, { buyer, address, names })

  const problems = problemsIn(buyerForm.safeParse(buyer))
  if (buyer.receive === 'home') Object.assign(problems, problemsIn(addressForm.safeParse(address)))
  Object.assign(problems, readGuestNames(lines, names).problems)
  if (Object.keys(problems).length === 0) return null
  return {
    values: { ...buyer, ...address },
    names,
    problems,
    matches: buyer.receive === 'home' ? village.matches : null,
  }
}

/** What the first step starts with: what was typed before, else what the account knows. */
export function buyerStepValues(
  draft: CheckoutDraft,
  user: { name: string; phone: string | null; email: string | null } | null,
): Values {
  const known = user ? { name: user.name, phone: user.phone ?? '', email: user.email ?? '' } : {}
  return { receive: 'home', ...known, ...draft.buyer, ...draft.address }
}

async function chooseVillage(typed: Values & { choice: string }): Promise<{
  code: string
  text: string
  matches: VillageSuggestion[] | null
}> {
  const text = typed.villageText ?? ''
  const chosen = typed.choice || typed.villageCode
  const known = chosen ? await getVillageForAddress(chosen) : null
  // The code belongs to the text beside it; a text typed anew wins over a code left behind.
  if (known && (typed.choice || text === '' || text === villageLabel(known))) {
    return { code: known.code, text: villageLabel(known), matches: null }
  }
  const matches = await findVillages(text)
  const only = matches.length === 1 ? matches[0] : undefined
  if (only) return { code: only.code, text: villageLabel(only), matches: null }
  return { code: '', text, matches: text === '' ? null : matches }
}

/** Single values only; a field sent twice is empty and its schema says so. */
function pick(fields: Fields, names: readonly string[]): Values {
  return Object.fromEntries(
    names.map((name) => {
      const value = fields[name]
      // Longer than any field allows is still too long when cut, and fills no disk.
      return [name, typeof value === 'string' ? value.slice(0, 8_000) : '']
    }),
  )
}

function pickNames(lines: readonly CartLine[], fields: Fields): Values {
  const asking = lines.filter(({ asksNames }) => asksNames)
  const typed = pick(
    fields,
    asking.map(({ id }) => guestNamesField(id)),
  )
  return Object.fromEntries(asking.map(({ id }) => [id, typed[guestNamesField(id)] ?? '']))
}

function problemsIn(parsed: z.ZodSafeParseResult<unknown>): Record<string, string[]> {
  if (parsed.success) return {}
  const problems: Record<string, string[]> = {}
  for (const { path, message } of parsed.error.issues) {
    const field = String(path[0] ?? '')
    problems[field] = [...(problems[field] ?? []), message]
  }
  return problems
}
