import { rupiah } from '#app/core/rupiah.ts'

// What the server tells a phone at a gate or a counter: moments and rupiah travel as text, and are known by their names.

export function writeGateJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'bigint' ? `${part}` : part,
  )
}

export function readGateJson(text: string): unknown {
  return JSON.parse(text, (key, part: unknown) => {
    if (typeof part !== 'string') return part
    if (key === 'due' || key === 'price') return rupiah(BigInt(part))
    return (key === 'at' || key.endsWith('At')) && key !== 'startsAt' ? new Date(part) : part
  })
}
