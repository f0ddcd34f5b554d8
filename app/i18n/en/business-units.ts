import type { BusinessUnitTexts } from '../id/business-units.ts'

export const businessUnits: BusinessUnitTexts = {
  title: 'Business units',
  lead: 'Lines of business of the BUM Desa, such as the village shop, tourism or coffee. Each good and each experience is of one unit at most, so that its sales can be reported by unit.',
  none: 'No business units yet',
  noneText:
    'A BUM Desa can sell without units. Make some if your reports must be kept apart by line of business.',
  add: 'Add a business unit',
  addLead: 'Then choose it on the page of a good or an experience.',
  change: (name) => `Change ${name}`,
  unit: 'Business unit',
  noUnit: 'No unit',
  anyUnit: 'All units',
  assign: 'Move',
  assignTitle: 'Business unit',
  assignLead: 'Sales that are already recorded count for the unit that you choose.',
  assignMany: (count) =>
    count === 1
      ? 'Move this good to one business unit'
      : `Move these ${count} goods to one business unit`,
  staffRole: 'Staff of a unit',
  isClosed: 'Closed',
  holds: (goods, visits) =>
    `${goods} ${goods === 1 ? 'good' : 'goods'} · ${visits} ${visits === 1 ? 'experience' : 'experiences'}`,
  goods: 'See goods',
  orders: 'See orders',
  close: 'Close this unit',
  closeText:
    'A closed unit can no longer be chosen. Its goods and experiences go on being sold until you move them, and their sales stay recorded.',
  reopen: 'Open it again',
  reopenText:
    'This unit is closed. Once it is open again, goods and experiences can be put into it.',
  notices: {
    added: 'The business unit has been made.',
    saved: 'The change has been saved.',
    closed: 'The business unit has been closed.',
    reopened: 'The business unit is open again.',
    changed: 'Somebody else has changed it first. Please look at the list.',
  },
  lines: {
    title: 'To prepare',
    short: 'Prepare',
    lead: 'Orders of the goods of your unit. Prepare them, then press Ready; the office of the BUM Desa looks after the buyer.',
    notices: {
      ready: 'Marked as ready. The office of the BUM Desa can see it.',
      takenBack: 'Not ready any more.',
      changed: 'This order has changed, so the mark stayed as it was.',
    },
    paid: (time) => `Paid ${time}`,
    caption: 'What this order has of your unit',
    what: 'Good or experience',
    when: 'Date of the visit',
    howMany: 'Quantity',
    rest: 'Only the part of your unit is shown here. The office of the BUM Desa looks after the buyer and the payment.',
  },
  fields: {
    name: {
      label: 'Name of the unit',
      hint: 'As in the statutes or on its sign, for example Unit Wisata Pantai.',
    },
  },
  options: {},
  problems: { taken: 'There is a unit of that name already.' },
  formats: {},
}
