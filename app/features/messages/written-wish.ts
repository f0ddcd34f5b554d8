const stopWords: readonly string[] = ['stop', 'berhenti', 'henti', 'unsubscribe']
const resumeWords: readonly string[] = ['mulai', 'start', 'lanjut']

/** What somebody wants who answers a message of ours with one word; anything longer is for people. */
export function wishIn(text: string): 'stop' | 'resume' | null {
  const word = text
    .trim()
    .toLowerCase()
    .replaceAll(/[.!"'“”]/g, '')
  if (stopWords.includes(word)) return 'stop'
  return resumeWords.includes(word) ? 'resume' : null
}
