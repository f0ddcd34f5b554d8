/** An expected refusal is a value the caller must look at; a bug is thrown. */
export type Result<T, R extends string> = Ok<T> | Refusal<R>
export type Ok<T> = { ok: true; value: T }
export type Refusal<R extends string> = { ok: false; reason: R }

export function ok(): Ok<undefined>
export function ok<T>(value: T): Ok<T>
export function ok<T>(value?: T): Ok<T | undefined> {
  return { ok: true, value }
}

export function refuse<const R extends string>(reason: R): Refusal<R> {
  return { ok: false, reason }
}
