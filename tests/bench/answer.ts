/** The other side of `startHelper`: says that it is ready, then answers one question at a time. */
export function answerQuestions<Q extends object>(answer: (question: Q) => Promise<unknown>): void {
  process.on('message', (message: Q & { id: number }) => {
    const { id } = message
    answer(message).then(
      (value) => process.send?.({ id, value }),
      (error: unknown) => process.send?.({ id, error: String((error as Error).stack ?? error) }),
    )
  })
  process.on('disconnect', () => process.exit(0))
  process.on('SIGTERM', () => process.exit(0))
  process.send?.({ id: 0 })
}
