import type { StaffTexts } from '../id/staff.ts'

export const staff = {
  title: 'Team',
  lead: 'Who works in the console of this BUM Desa. Changes count from their next click on.',
  back: 'Team',
  you: 'You',
  since: (date: string) => `since ${date}`,
  secondFactor: 'Second step on',
  noSecondFactor: 'No second step',
  change: 'Change',
  changeOf: (name: string) => `Change the role of ${name}`,
  role: 'Role',
  roleTexts: {
    manager: 'Everything: settings, team, goods, orders, money.',
    treasurer: 'Orders, calendar, counter and money. Changes neither goods nor settings.',
    supervisor: 'Reads all but who the buyers are. Changes nothing.',
    staff: 'Goods, orders, calendar and counter. Does not change settings.',
  },
  save: 'Save',
  cancel: 'Cancel',
  saved: 'Saved.',
  removed: 'Removed from the team.',
  remove: 'Remove from the team',
  removeTitle: (name: string) => `Remove ${name}?`,
  removeText: (name: string, shop: string) =>
    `From the next click on ${name} can no longer open the console of ${shop}. The account stays as a buyer's, and what was done with it stays recorded.`,
  leaveText: (shop: string) =>
    `You can no longer open the console of ${shop}. Only another director can invite you back.`,
  confirm: 'Yes, remove',
  ownRole: 'Another director changes your own role.',
  problems: {
    role: 'Choose one.',
    'own-role': 'You cannot change your own role. Ask another director.',
    'last-manager':
      'This is the only director. Make somebody else director first, so that somebody holds the console.',
  },
} satisfies StaffTexts
