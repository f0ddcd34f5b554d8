import {
  CalendarX,
  CircleCheckBig,
  CircleX,
  CloudOff,
  History,
  type LucideIcon,
  ScanLine,
  TriangleAlert,
} from 'lucide-react'
import type { ReactNode } from 'react'
import {
  type CalendarDate,
  calendarDateOf,
  formatCalendarDate,
  formatDateTime,
  formatTime,
} from '#app/core/dates.ts'
import type { Locale } from '#app/core/locale.ts'
import type { Messages } from '#app/i18n/id.ts'
import { Icon } from '#app/ui/icon.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import type { GateAnswer as Answer, GateSeen } from '../gate-answer.ts'
import { useAddOnsText } from './party-text.tsx'

type Tone = 'good' | 'attention' | 'bad'
type Face = { tone: Tone; icon: LucideIcon; word: string; text: string }

// Full colours with the strongest contrast the scheme has: soft ones drown in the sun.
const tones: Record<Tone, string> = {
  good: 'border-terrace bg-terrace text-on-terrace',
  attention: 'border-gold bg-gold-soft text-ink',
  bad: 'border-danger bg-danger text-paper',
}

type GateAnswerProps = { answer: Answer; now: Date; children?: ReactNode }

/** Read at arm's length in the sun: a word, an icon and a colour that all say the same. */
export function GateAnswer({ answer, now, children }: GateAnswerProps) {
  const locale = useLocale()
  const { kelola, visitUnits } = useMessages()
  const { gate } = kelola
  const seen = 'seen' in answer ? answer.seen : null
  const counted = (count: number) => visitUnits.count(count, seen?.unit ?? 'orang')
  const { tone, icon, word, text } = faceOf(answer, gate.answers, { locale, now, counted })
  return (
    <section className="overflow-hidden rounded-2xl border border-line bg-surface text-center shadow-card">
      <div role={tone === 'good' ? 'status' : 'alert'} className={`border-4 p-5 ${tones[tone]}`}>
        <Icon icon={icon} size={72} className="mx-auto" />
        <p className="mt-2 font-display text-4xl leading-tight font-bold">{word}</p>
        <p className="mt-1 text-xl font-semibold">{text}</p>
        {seen && <p className="mt-1">{describe(seen, gate.answers, locale)}</p>}
        {seen && <WithIt {...seen.party} />}
        {seen?.isListed === false && <p className="mt-2 font-semibold">{gate.answers.unlisted}</p>}
      </div>
      {children}
    </section>
  )
}

/** What is handed out. */
function WithIt(party: GateSeen['party']) {
  const addOns = useAddOnsText(party)
  return addOns && <p className="mt-2 text-lg font-semibold">{addOns}</p>
}

function describe({ title, startsAt }: GateSeen, t: Words, locale: Locale): string {
  return startsAt ? `${title[locale]} · ${t.session(startsAt)}` : title[locale]
}

type Words = Messages['kelola']['gate']['answers']

type At = { locale: Locale; now: Date; counted: (count: number) => string }

function faceOf(answer: Answer, t: Words, at: At): Face {
  switch (answer.kind) {
    case 'let-in': {
      const rest =
        answer.left > 0 && answer.seen ? t.left(answer.left, at.counted(answer.seen.count)) : ''
      const text = [t.letIn(at.counted(answer.entered)), rest].filter(Boolean).join('. ')
      return { tone: 'good', icon: CircleCheckBig, word: t.valid, text }
    }
    case 'valid': {
      const text = t.left(answer.left, at.counted(answer.seen?.count ?? answer.left))
      return { tone: 'good', icon: CircleCheckBig, word: t.valid, text }
    }
    case 'too-many':
      return {
        tone: 'attention',
        icon: TriangleAlert,
        word: t.tooMany,
        text: t.tooManyText(at.counted(answer.left)),
      }
    case 'already-in':
      return { tone: 'bad', icon: History, word: t.alreadyIn, text: whenIn(answer, t, at) }
    case 'other-day':
      return { tone: 'attention', icon: CalendarX, ...dayWords(answer, t, at.locale) }
    case 'date-changed': {
      const text = t.dateChangedText(formatCalendarDate(answer.date, at.locale))
      return { tone: 'bad', icon: CalendarX, word: t.dateChanged, text }
    }
    case 'cancelled':
      return { tone: 'bad', icon: CircleX, word: t.cancelled, text: t.cancelledText }
    case 'called-off':
      return { tone: 'bad', icon: CalendarX, word: t.calledOff, text: t.calledOffText }
    case 'forged':
      return { tone: 'bad', icon: CircleX, word: t.forged, text: t.forgedText }
    case 'not-on-list':
      return { tone: 'attention', icon: TriangleAlert, word: t.notOnList, text: t.notOnListText }
    case 'no-list':
      return { tone: 'attention', icon: CloudOff, word: t.noList, text: t.noListText }
    case 'not-kept':
      return { tone: 'bad', icon: TriangleAlert, word: t.notKept, text: t.notKeptText }
    case 'unreadable':
      return { tone: 'attention', icon: ScanLine, word: t.unreadable, text: t.unreadableText }
  }
}

function whenIn(
  { at, gate, seen }: { at: Date; gate: string; seen: GateSeen | null },
  t: Words,
  { locale, now }: { locale: Locale; now: Date },
): string {
  const zone = seen?.zone ?? 'WIB'
  const isToday = calendarDateOf(at, zone) === calendarDateOf(now, zone)
  if (!isToday) return t.alreadyInOn(formatDateTime(at, { locale, zone }), gate)
  return t.alreadyInAt(formatTime(at, { locale, zone }), gate)
}

function dayWords(
  { when, date }: { when: 'yesterday' | 'tomorrow' | 'past' | 'later'; date: CalendarDate },
  t: Words,
  locale: Locale,
): { word: string; text: string } {
  const day = formatCalendarDate(date, locale)
  const isOver = when === 'yesterday' || when === 'past'
  const word = when === 'yesterday' || when === 'tomorrow' ? t[when] : t.otherDay
  return { word, text: isOver ? t.ticketUntil(day) : t.ticketFor(day) }
}
