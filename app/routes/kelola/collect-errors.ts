import type { ZodError } from 'zod'
import type { CollectAnswer } from './collect-panel.tsx'

/** What is wrong with each field, as a key of the texts. */
export const collectErrors = ({ issues }: ZodError): CollectAnswer['errors'] =>
  Object.fromEntries(issues.map(({ path, message }) => [path[0], message]))
