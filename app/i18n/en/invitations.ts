import type { InvitationTexts } from '../id/invitations.ts'

export const invitations = {
  phone: 'WhatsApp number',
  phoneHint: 'An older link for the same number stops working.',
  submit: 'Make the link',
  readyTitle: 'The link is ready',
  link: 'Invitation link',
  send: 'Send by WhatsApp',
  done: 'Done',
  openTitle: 'Invitations not taken up yet',
  until: (date) => `valid until ${date}`,
  over: 'expired',
  revoke: 'Take back',
  revokeText: (name) =>
    `The link that was sent to ${name} stops working at once. To invite again, make a new one.`,
  revokeSure: 'Yes, take it back',
  revokeOf: (name) => `Take back the invitation of ${name}`,
  signInFirst: 'Sign in or sign up first, then come back to this page.',
  mailHint:
    'Signing up by e-mail? Once the account works, open the invitation link in WhatsApp again.',
  signIn: 'Sign in',
  signUp: 'Make an account',
  as: (name) => `You are signed in as ${name}.`,
  join: 'Join',
  overTitle: 'This invitation is no longer valid',
  overText:
    'The link was used, taken back, or is older than 7 days. Ask the BUM Desa for a new one.',
  justOver: 'This invitation was just used or taken back. Ask for a new one.',
} satisfies InvitationTexts
