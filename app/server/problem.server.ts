/** A problem that a person can solve: programs show it as one sentence and end, without a stack. */
export class Problem extends Error {}
