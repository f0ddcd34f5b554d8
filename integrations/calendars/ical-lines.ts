import { CalendarUnavailable } from './calendar-source.ts'

/** `DTSTART;TZID=Asia/Jakarta:20261128T080000` in its parts; names in capitals. */
export type IcalLine = { name: string; params: ReadonlyMap<string, string>; value: string }

export type IcalEvent = readonly IcalLine[]

const mostEvents = 2_000

/**
 * The events of a calendar as lines, without what is nested in them (alarms). A calendar without its
 * last line was cut off on the way, and what it does not say is not known.
 */
export function listEvents(bytes: Buffer): IcalEvent[] {
  const lines = unfold(bytes)
  if (lines[0]?.toUpperCase() !== 'BEGIN:VCALENDAR') throw new CalendarUnavailable('not-a-calendar')
  if (lines.at(-1)?.toUpperCase() !== 'END:VCALENDAR') throw new CalendarUnavailable('cut-off')
  const events: IcalLine[][] = []
  const open: string[] = []
  for (const text of lines) {
    const line = parseLine(text)
    if (line.name === 'BEGIN') {
      open.push(line.value.toUpperCase())
      if (open.length === 2 && open[1] === 'VEVENT') events.push([])
    } else if (line.name === 'END') {
      if (open.pop() !== line.value.toUpperCase()) throw new CalendarUnavailable('unreadable')
    } else if (open.length === 2 && open[1] === 'VEVENT') {
      events.at(-1)?.push(line)
    }
    if (events.length > mostEvents) throw new CalendarUnavailable('too-much')
  }
  return events
}

/** A fold may cut a letter in two, so lines are put together as bytes before they are read as text. */
function unfold(bytes: Buffer): string[] {
  const whole = bytes.toString('latin1').replace(/\r?\n[ \t]/g, '')
  const text = new TextDecoder().decode(Buffer.from(whole, 'latin1'))
  return text.split(/\r?\n/).filter((line) => line.trim() !== '')
}

function parseLine(line: string): IcalLine {
  const colon = endOfParams(line)
  const [name = '', ...params] = splitOutsideQuotes(line.slice(0, colon), ';')
  return {
    name: name.toUpperCase(),
    params: new Map(
      params.map((param) => {
        const equals = param.indexOf('=')
        const value = param.slice(equals + 1).replace(/^"|"$/g, '')
        return [param.slice(0, Math.max(0, equals)).toUpperCase(), value] as const
      }),
    ),
    value: line.slice(colon + 1).trim(),
  }
}

function endOfParams(line: string): number {
  const at = splitOutsideQuotes(line, ':')[0]?.length ?? 0
  return at === line.length ? line.length : at
}

function splitOutsideQuotes(text: string, separator: string): string[] {
  const parts = ['']
  let isQuoted = false
  for (const letter of text) {
    if (letter === '"') isQuoted = !isQuoted
    if (letter === separator && !isQuoted) parts.push('')
    else parts[parts.length - 1] += letter
  }
  return parts
}
