import type { Correction } from './forms.ts'

/**
 * How many more (or, below zero, less) there are. What was counted is held against what there was when it
 * was counted, so that what was sold meanwhile is neither lost nor sold twice.
 */
export function deltaOf({ kind, pieces, seen }: Omit<Correction, 'note'>): number {
  if (kind === 'counted') return pieces - seen
  return kind === 'received' ? pieces : -pieces
}
