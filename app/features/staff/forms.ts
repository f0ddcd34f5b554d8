import { z } from 'zod'
import { nameField, phoneField } from '#app/features/makers/forms.ts'
import { staffRoles } from './staff-policy.ts'

export const roleForm = z.object({ role: z.enum(staffRoles) })
// Errors are keys of the texts (i18n: staff.errors).
export const staffInviteForm = z.object({
  name: nameField,
  phone: phoneField,
  role: z.enum(staffRoles, 'role'),
})
export type StaffInvite = z.output<typeof staffInviteForm>
export const managerInviteForm = staffInviteForm.omit({ role: true })
export type ManagerInvite = z.output<typeof managerInviteForm>

/** Said on a page of its own, so that no stray click removes anybody. */
export const removalForm = z.object({ confirm: z.literal('yes') })
