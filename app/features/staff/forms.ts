import { z } from 'zod'
import { staffRoles } from './staff-policy.ts'

export const roleForm = z.object({ role: z.enum(staffRoles) })
/** Said on a page of its own, so that no stray click removes anybody. */
export const removalForm = z.object({ confirm: z.literal('yes') })
