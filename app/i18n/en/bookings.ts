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
  nights: (count: number) => `${count} ${count === 1 ? 'night' : 'nights'}`,
  stay: (from: string, to: string, nights: number) =>
    `${from} – ${to} (${nights} ${nights === 1 ? 'night' : 'nights'})`,
  atTime: (date: string, time: string) => `${date}, ${time}`,
} satisfies Bookings
