import { z } from 'zod'
import { nameField, phoneField } from '#app/features/makers/forms.ts'
import { type StaffPlace, type StaffRole, staffRoles } from './staff-policy.ts'

/** Of staff: the one unit of the BUM Desa that they work in; empty for all of it. */
const unitId = z
  .union([z.uuid('unit'), z.literal('').transform(() => null)], 'unit')
  .optional()
  .transform((id) => id ?? null)

/** Whoever is not staff is of the whole BUM Desa, whatever the form says. */
const placeOf = <Typed extends { role: StaffRole; unitId: string | null }>(typed: Typed): Typed =>
  typed.role === 'staff' ? typed : { ...typed, unitId: null }

export const roleForm = z.object({ role: z.enum(staffRoles), unitId }).transform(placeOf)
/** What stands in the form before anything is typed. */
export const typedPlace = ({ role, unitId: unit }: StaffPlace) => ({ role, unitId: unit ?? '' })

// Errors are keys of the texts (i18n: staff.errors).
const invited = { name: nameField, phone: phoneField }
export const staffInviteForm = z
  .object({ ...invited, role: z.enum(staffRoles, 'role'), unitId })
  .transform(placeOf)
export type StaffInvite = z.output<typeof staffInviteForm>
export const managerInviteForm = z.object(invited)
export type ManagerInvite = z.output<typeof managerInviteForm>

/** Said on a page of its own, so that no stray click removes anybody. */
export const removalForm = z.object({ confirm: z.literal('yes') })
