/**
 * Which year is looked at, and which there are to choose from: those with holidays, this one, and those
 * in which a visit can be booked. Anything odd in the address is this year.
 */
export function readHolidayYear(
  asked: string | null,
  { filled, thisYear }: { filled: readonly number[]; thisYear: number },
): { year: number; years: number[] } {
  const years = [...new Set([...filled, thisYear, thisYear + 1, thisYear + 2])].toSorted(
    (a, b) => a - b,
  )
  return { year: years.find((each) => String(each) === asked) ?? thisYear, years }
}
