import type { Uploads } from '../id/uploads.ts'

export const uploads = {
  progress: 'Sent of the photo',
  sending: 'The photo is being sent. Please go on with the rest.',
  onItsWay: 'The photo is being sent.',
  making: 'The photo has arrived and is being prepared.',
  waiting: 'The signal is gone. Sending goes on from where it stopped.',
  retry: 'Try now',
  sent: 'The photo has been sent.',
  arrived: (submit: string) => `The photo is there. Press “${submit}” to finish.`,
  held: 'What you typed is sent as soon as the photo is there. Keep this page open.',
  withForm: 'The photo has not been sent yet. It will go along with this form.',
  sentBefore: 'The photo that has arrived',
  problems: {
    empty: 'That file is empty. Take the photo again or choose another.',
    'not-a-picture': 'That file is not a JPEG, PNG, WebP or AVIF photo. Choose another.',
    heic: 'HEIC photos of an iPhone cannot be read yet. In Settings › Camera › Formats choose “Most Compatible” and take it again.',
    damaged: 'That photo is damaged or has not arrived whole. Choose it once more.',
    'too-many-pixels': 'That photo is too large (more than 40 megapixels). Choose a smaller one.',
    'too-small': 'That photo is too small. Its shorter side needs at least 240 pixels.',
    unavailable:
      'The place where photos are kept does not answer. The rest of what you typed is still here; choose the photo again in a moment.',
    busy: 'Many photos are being made ready right now. Nothing is wrong with yours: send it again in a moment. Everything else you typed is kept.',
    gone: 'The photo was not kept. Choose it once more.',
    'too-often':
      'Too many photos within an hour. Try again later; the rest of what you typed is still here.',
  },
} satisfies Uploads
