import type { Uploads } from '../id/uploads.ts'

export const uploads = {
  progress: 'Sent of the photo',
  sending: 'The photo is being sent. Please go on with the rest.',
  making: 'The photo has arrived and is being prepared.',
  waiting: 'The signal is gone. Sending goes on from where it stopped.',
  retry: 'Try now',
  sent: 'The photo has been sent.',
  held: 'What you typed is saved as soon as the photo is there. Keep this page open.',
  withForm: 'The photo has not been sent yet. It will go along with this form.',
} satisfies Uploads
