import type { Errors } from '../id/errors.ts'

export const errors = {
  requestId: 'Request code',
  goHome: 'Go to the home page',
  goSearch: 'Look for something else',
  tryAgain: 'Try again',
  lostSignal: {
    title: 'The signal is gone',
    form: 'What you typed is still on this page. Send it again once there is a signal.',
    page: 'The next page opens as soon as the signal is back.',
  },
  cutOff: {
    title: 'This page was cut off on its way',
    text: 'The signal was gone before all of the page had arrived. Load it again once it is back.',
  },
  reload: 'Load again',
  badRequest: {
    title: 'We could not read that request',
    text: 'The address or the form was incomplete. Please go back and try once more.',
  },
  forbidden: {
    title: 'This page is not for your account',
    text: 'Sign in with an account that may see it, or ask your BUM Desa manager for access.',
  },
  forbiddenForm: {
    title: 'This form was not sent from a page of Lumbung',
    text: 'To keep you safe we did not act on it. Reload the page and send it once more.',
  },
  notFound: {
    title: 'Page not found',
    text: 'The address may be mistyped, or the item is no longer sold. There is plenty more from the villages.',
  },
  otherShop: {
    title: 'In another window you opened another village enterprise',
    text: 'Nothing was changed. Go back, choose the village enterprise you mean again, and send it once more.',
  },
  tooMany: {
    title: 'One moment, please',
    text: 'Too many tries from your device. Please try again in a few minutes.',
  },
  unavailable: {
    title: 'Lumbung is being tidied up',
    text: 'The service is not available right now. Your cart and orders are safe; please try again shortly.',
  },
  unexpected: {
    title: 'Sorry, something went wrong on our side',
    text: 'We have it on record. If it happens again, tell us the request code below. You will not be charged twice.',
  },
} satisfies Errors
