import type { Tickets } from '../id/tickets.ts'

export const tickets = {
  title: 'Ticket',
  open: 'Open the ticket',
  show: 'Show this code at the gate. Turn the screen bright, or print it.',
  qr: 'QR code of the ticket',
  code: 'Code to type',
  withIt: 'Extras',
  payment: 'Payment',
  when: 'When',
  where: 'Where',
  whereIs: (village: string, district: string) => `${village}, ${district} district`,
  howMany: 'For',
  addOns: (count: number) => `${count} ${count === 1 ? 'extra' : 'extras'}`,
  clock: (zone: string) => `Times are ${zone}.`,
  operator: 'Run by',
  order: 'Order',
  cancelling: 'If you cancel',
  keep: 'Whoever holds this code can enter. Send it only to those who come along.',
  calledOffTitle: 'The BUM Desa called this visit off',
  calledOffText:
    'The page of your purchase says why, and there you choose your money back or a new date.',
  cancelledTitle: 'This ticket is cancelled',
  cancelledText: 'The gate no longer accepts its code. The page of your purchase says why.',
  overTitle: 'This visit is over',
  print: 'Print (A6)',
  printHint: 'To print it, use the Print menu of your browser; it fits on A6.',
  saveAsPicture: 'Save as a picture',
  addToCalendar: 'Add to calendar',
  calendarText: (order: string, shop: string, phone: string) =>
    `Order: ${order}\nRun by: ${shop}, ${phone}`,
} satisfies Tickets
