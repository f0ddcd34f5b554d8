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
    manager:
      'Settings, team, goods, visits, orders and money. Approves payouts to makers once the treasurer has prepared them.',
    treasurer: 'Orders, calendar, counter and money. Changes neither goods, visits nor settings.',
    supervisor: 'Reads all but who the buyers are. Changes nothing.',
    staff: 'Goods, visits, orders, calendar and counter. Does not change settings.',
  },
  unit: 'Business unit of staff',
  unitHint:
    'Only for the role Staff. Staff of one unit work for that unit only: its goods, stock, visits, calendar with its guests, counter, gate and part of orders. Buyers of goods, other units and the money of the BUM Desa stay hidden.',
  wholeShop: 'The whole BUM Desa',
  save: 'Save',
  cancel: 'Cancel',
  saved: 'Saved.',
  revoked: 'The invitation was taken back. Its link no longer works.',
  removed: 'Removed from the team.',
  remove: 'Remove from the team',
  removeTitle: (name: string) => `Remove ${name}?`,
  removeText: (name: string, shop: string) =>
    `From the next click on ${name} can no longer open the console of ${shop}. The account stays as a buyer's, and what was done with it stays recorded.`,
  leave: 'Leave the team',
  leaveTitle: 'Leave the team?',
  confirmLeave: 'Yes, leave',
  leaveText: (shop: string) =>
    `You can no longer open the console of ${shop}. Only another director can invite you back.`,
  confirm: 'Yes, remove',
  ownRole: 'Another director changes your own role.',
  invite: {
    open: 'Invite',
    title: 'Invite to the team',
    lead: 'You get one link to send by WhatsApp. It is valid for 7 days and for one person.',
    name: 'Name of the person',
    nameHint: 'So that you know whom this invitation is for.',
    ready: (role: string) =>
      `This link is shown only this once. Whoever opens it first becomes ${role}, so send it to that person only.`,
    text: (shop: string, role: string, link: string) =>
      `${shop} invites you to work in its console at Lumbung as ${role}. Open this link: ${link}`,
  },
  join: {
    pageTitle: 'Invitation to a team',
    title: (shop: string) => `${shop} invites you`,
    lead: (role: string) => `Work in the console of this BUM Desa as ${role}.`,
    alreadyMember:
      'This account is in the team of this BUM Desa already, and its role stays. Ask a director to change it.',
  },
  errors: {
    name: 'Write the name, at most 60 letters.',
    phone: 'Write an Indonesian mobile number, for example 0812-3456-7890.',
    unit: 'Choose a unit that is open.',
    role: 'Choose one.',
    unknown: 'There is a field we do not know. Load this page again.',
  },
  problems: {
    role: 'Choose one.',
    'unit-gone': 'That unit is closed. Choose another one.',
    'own-role': 'You cannot change your own role. Ask another director.',
    'last-manager':
      'This is the only director. Make somebody else director first, so that somebody holds the console.',
  },
} satisfies StaffTexts
