/** Runs each although one before it failed, and fails at the end if any did: no clock stops another. */
export async function allOf(...tasks: readonly (() => Promise<unknown>)[]): Promise<void> {
  const failures: unknown[] = []
  for (const task of tasks) await task().catch((error: unknown) => failures.push(error))
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} tasks failed`)
}
