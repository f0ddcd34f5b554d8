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

/** What names the whole file: its SHA-256. */
export const isUploadHash = (text: string) => /^[0-9a-f]{64}$/.test(text)
