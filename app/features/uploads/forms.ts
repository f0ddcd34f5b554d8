import { z } from 'zod'
import { mostParts, partBytes } from './parts.ts'

const whole = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,3}$/)
    .transform(Number)
    .pipe(z.number().min(least).max(most))

/** One part of a file, with its place in it. */
export const partForm = z
  .object({
    position: whole(0, mostParts - 1),
    parts: whole(1, mostParts),
    part: z.file().min(1).max(partBytes),
  })
  .refine(({ position, parts }) => position < parts)

/** The address of an upload: what is sent, and the SHA-256 of the whole file, which names it. */
export const uploadAddress = z
  .object({ word: z.enum(['foto', 'berkas']), hash: z.string().regex(/^[0-9a-f]{64}$/) })
  .transform(({ word, hash }) => ({ kind: word === 'foto' ? 'picture' : 'paper', hash }) as const)

/** The field of a form that names what was sent ahead of it. */
export const sentAhead = (field: string) => `${field}Sent`
