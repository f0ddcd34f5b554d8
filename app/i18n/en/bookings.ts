import { formatRupiah } from '#app/core/rupiah.ts'
import type { Bookings } from '../id/bookings.ts'

export const bookings = {
  refusals: {
    'too-soon': 'That is too soon. Choose a later day.',
    'too-far': 'That day cannot be booked yet.',
    'closed-date': 'The place is closed on that day.',
    'out-of-season': 'That day is out of season.',
    'closed-weekday': 'The place is closed on that day of the week.',
    'not-offered': 'This is not offered on that day.',
    'group-too-small': 'That is fewer people than the smallest group.',
    'group-too-large': 'That is more people than the largest group.',
    'stay-too-short': 'The stay is too short for this place.',
    'stay-too-long': 'The stay is too long for this place.',
    'closed-arrival-weekday': 'Guests cannot arrive on that day of the week.',
    'too-many-people': 'The rooms do not sleep that many people.',
  },
  badDate: 'Choose the date first.',
  calendar: 'Calendar',
  chooseDay: 'Choose a day',
  chooseAnother: 'Choose another day in the calendar and try again.',
  previousMonth: 'Previous month',
  nextMonth: 'Next month',
  full: 'full',
  left: (count: number) => `${count} left`,
  day: 'Day of your visit',
  arrival: 'Arrival',
  departure: 'Departure',
  arriveBy: (time: string) => `Arrive by ${time}.`,
  departBy: (time: string) => `Leave by ${time}.`,
  nightsMinimum: (count: number) => `At least ${count} nights.`,
  groupMinimum: (count: number) => `At least ${count} people, everybody who comes along counted.`,
  time: 'Time',
  at: (time: string) => time,
  howMany: 'How many people?',
  rooms: 'How many rooms or tents?',
  room: 'Room or tent, each night',
  person: 'Each person',
  from: 'from',
  bookTitle: 'Book your day now',
  bookText:
    'See which days are free, put one into the cart, and pay once together with everything else.',
  seeCalendar: 'See the calendar and book',
  refund: {
    title: 'If you cancel',
    tier: (days: number, percent: number) =>
      days === 0
        ? `Before the day of the visit: ${percent}% of the money comes back.`
        : `More than ${days} ${days === 1 ? 'day' : 'days'} before the visit: ${percent}% of the money comes back.`,
    later: 'After that, no money comes back.',
    never: 'No money comes back if you cancel.',
    byOperator: 'If the organiser cancels, all of the money comes back.',
    before: (date: string, amount: bigint) =>
      `Cancelled before ${date}: ${formatRupiah(amount)} comes back.`,
    tooLate: 'If you cancel now, no money comes back.',
  },
  nights: (count: number) => `${count} ${count === 1 ? 'night' : 'nights'}`,
  stay: (from: string, to: string, nights: number) =>
    `${from} – ${to} (${nights} ${nights === 1 ? 'night' : 'nights'})`,
  atTime: (date: string, time: string) => `${date}, ${time}`,
} satisfies Bookings
