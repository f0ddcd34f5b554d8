/** A clock that can be pushed forward; what is due on the way happens in order. */
export type Clock = {
  now(): number
  schedule(at: number, task: () => unknown): void
  advance(ms: number): Promise<void>
  /** How far this clock is ahead of the one it started from. */
  offset(): number
  stop(): void
}

const longestTimer = 2 ** 31 - 1

export function createClock(base: () => number = () => Date.now()): Clock {
  let ahead = 0
  let tasks: { at: number; task: () => unknown }[] = []
  let timer: NodeJS.Timeout | undefined
  let armedFor = Infinity

  const now = () => base() + ahead

  function next() {
    return tasks.reduce<(typeof tasks)[number] | undefined>(
      (first, entry) => (!first || entry.at < first.at ? entry : first),
      undefined,
    )
  }

  async function runDue(until: number): Promise<void> {
    for (let due = next(); due && due.at <= until; due = next()) {
      const entry = due
      tasks = tasks.filter((other) => other !== entry)
      if (entry.at > now()) ahead = entry.at - base()
      await entry.task()
    }
  }

  function arm(): void {
    clearTimeout(timer)
    const due = next()
    armedFor = due?.at ?? Infinity
    if (!due) return
    const wait = Math.min(Math.max(due.at - now(), 0), longestTimer)
    timer = setTimeout(() => void runDue(now()).then(arm), wait)
    // A payment that expires tomorrow must not keep the process alive until then.
    timer.unref()
  }

  return {
    now,
    offset: () => ahead,
    schedule(at, task) {
      tasks.push({ at, task })
      if (at < armedFor) arm()
    },
    async advance(ms) {
      const target = now() + ms
      await runDue(target)
      if (target > now()) ahead = target - base()
      arm()
    },
    stop() {
      clearTimeout(timer)
      tasks = []
    },
  }
}

/** Jakarta time without an offset, as Midtrans writes it. */
export function jakartaTime(at: number): string {
  const shifted = new Date(at + 7 * 3_600_000).toISOString()
  return `${shifted.slice(0, 10)} ${shifted.slice(11, 19)}`
}
