import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'

/** Asks on the terminal; from a pipe it reads the next line. Null at the end of the input. */
export async function askLines(
  questions: readonly { text: string; isSecret?: boolean }[],
): Promise<(string | null)[]> {
  let isSilent = false
  const output = new Writable({
    write(chunk, _encoding, done) {
      // What is typed after a secret question is not repeated on the screen.
      if (!isSilent) process.stdout.write(chunk)
      done()
    },
  })
  const terminal = process.stdin.isTTY === true
  const lines = createInterface({ input: process.stdin, output, terminal })
  const answers: (string | null)[] = []
  const iterator = lines[Symbol.asyncIterator]()
  for (const { text, isSecret = false } of questions) {
    process.stdout.write(text)
    isSilent = isSecret && terminal
    const { value, done } = await iterator.next()
    isSilent = false
    if (isSecret || !terminal) process.stdout.write('\n')
    answers.push(done ? null : (value as string))
  }
  lines.close()
  return answers
}
