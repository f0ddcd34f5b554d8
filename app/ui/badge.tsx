import type { ReactNode } from 'react'

export type Tone = 'neutral' | 'good' | 'attention' | 'bad'

const tones: Record<Tone, string> = {
  neutral: 'bg-sunken text-ink-soft',
  good: 'bg-terrace-soft text-terrace',
  attention: 'bg-gold-soft text-ink',
  bad: 'bg-danger-soft text-danger',
}

/** A state in a word; the word carries the meaning, the colour only repeats it. */
export function Badge({ tone = 'neutral', children }: { tone?: Tone; children: ReactNode }) {
  return (
    <span
      className={`inline-flex items-center gap-1 rounded-full px-2.5 py-0.5 text-sm font-medium ${tones[tone]}`}
    >
      {children}
    </span>
  )
}
