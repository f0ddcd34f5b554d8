import { sqlStateOf } from '#app/server/db.server.ts'

/** The database refused a second row of what may be there once. */
export const isUniqueViolation = (error: unknown): boolean =>
  (error as { code?: unknown }).code === 'P2002' || sqlStateOf(error) === '23505'
