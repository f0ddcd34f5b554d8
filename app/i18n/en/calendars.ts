import type { CalendarTexts } from '../id/calendars.ts'

export const calendars = {
  title: 'Calendar connections',
  lead: 'So that a room, house or tent booked at Lumbung is closed at other sites as well, and the other way round.',
  none: 'No experience with a calendar yet',
  noneText: 'Places to stay and experiences that can be connected appear here.',
  readOnly: 'Only a manager sees the secret addresses and changes connections.',
  out: 'This calendar for other sites',
  outHint:
    'Copy this address to another site (Airbnb, Google Calendar). It says only when it is taken, no guest’s name. Whoever has the address can read it.',
  noLink: 'There is no address yet.',
  hasLink: (date: string) => `There is an address since ${date}.`,
  makeLink: 'Make an address',
  renewLink: 'Replace the address',
  renewLinkOf: (name) => `Replace the calendar address of ${name}`,
  renewText:
    'The old one is dead at once: sites that use it no longer know when it is taken, until the new one is put in there.',
  renewSure: 'Yes, replace it',
  unreadableLink: 'The address can no longer be shown. Replace it with a new one.',
  isAmiss: 'Needs a look',
  isGiven: 'Its address was made',
  isApart: 'Not connected',
  address: 'Calendar address',
  addressOf: (name: string) => `Calendar address of ${name}`,
  copy: 'Copy',
  copied: 'Copied',
  in: 'Another site’s calendar',
  inHint:
    'Paste the address of this place’s calendar export (iCal) at another site. We read it every half hour and close the nights taken there.',
  feedAddress: 'iCal address (https)',
  feedAddressOf: (name: string) => `iCal address for ${name}`,
  follow: 'Connect',
  unfollow: 'Disconnect',
  unfollowFrom: (name: string, site: string) => `Disconnect ${name} from ${site}`,
  unfollowText: (site) =>
    `The nights that ${site} has closed are open again and can be booked here, even where they are taken there.`,
  unfollowSure: 'Yes, disconnect',
  follows: (site: string) => `Follows ${site}`,
  blocks: (count: number) =>
    count === 0 ? 'no nights taken' : count === 1 ? 'taken once' : `taken ${count} times`,
  neverRead: 'Not read yet.',
  readAt: (time: string) => `Last read ${time}.`,
  staleSince: (time: string) =>
    `Not readable since ${time}. The nights closed before stay closed; newer ones there we do not know.`,
  neverSucceeded: 'Never read so far. No nights are closed by this site.',
  problems: {
    'bad-address': 'The address cannot be used: it must be https without a port or a password.',
    'private-address': 'The address points to a private network, not to the internet.',
    unreachable: 'The site cannot be reached.',
    timeout: 'The site did not answer within 10 seconds.',
    refused: 'The site refused. Maybe the address was replaced there.',
    'too-large': 'The calendar is larger than 1 MB.',
    'not-a-calendar': 'What is at that address is not an iCal calendar.',
    'cut-off': 'The calendar is cut off in the middle.',
    unreadable: 'Something in the calendar cannot be read for certain.',
    'too-much': 'It makes no sense: more than 2,000 events, or repetitions without an end.',
    'suddenly-empty':
      'The calendar is suddenly empty. We believe it once it is still empty an hour later.',
  },
  conflict: 'This night was given away twice',
  conflicts: (count: number) => (count === 1 ? 'Two calendars collide' : `${count} collisions`),
  conflictText: (unit: string, from: string, to: string, site: string) =>
    `${unit}, ${from} – ${to}: taken at ${site} as well. We changed nothing about the order here.`,
  beingPaid: 'The buyer is paying just now.',
  refusals: {
    'bad-address': {
      title: 'That address cannot be used',
      text: 'Paste the whole address beginning with https:// from the calendar export page of the other site.',
    },
    'already-changed': {
      title: 'It was changed before',
      text: 'What is shown below is how it stands now.',
    },
  },
} satisfies CalendarTexts
