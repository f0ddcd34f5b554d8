import type { Tickets } from '../id/tickets.ts'

export const tickets = {
  title: 'Ticket',
  open: 'Open the ticket',
  show: 'Show this code at the gate. Turn the screen bright, or print it.',
  qr: 'QR code of the ticket',
  code: 'Code to type',
  when: 'When',
  where: 'Where',
  whereIs: (village: string, district: string) => `${village}, ${district} district`,
  howMany: 'For',
  people: (count: number) => `${count} ${count === 1 ? 'person' : 'people'}`,
  groups: (count: number) => `${count} ${count === 1 ? 'group' : 'groups'}`,
  units: (count: number) => `${count} ${count === 1 ? 'room or tent' : 'rooms or tents'}`,
  clock: (zone: string) => `Times are ${zone}.`,
  operator: 'Run by',
  order: 'Order',
  cancelling: 'If you cancel',
  keep: 'Whoever holds this code can enter. Send it only to those who come along.',
  cancelledTitle: 'This ticket is cancelled',
  cancelledText: 'The gate no longer accepts its code. The page of your purchase says why.',
  overTitle: 'This visit is over',
  print: 'Print (A6)',
  printHint: 'To print it, use the Print menu of your browser; it fits on A6.',
  addToCalendar: 'Add to calendar',
  calendarText: (order: string, shop: string, phone: string) =>
    `Order: ${order}\nRun by: ${shop}, ${phone}`,
} satisfies Tickets
