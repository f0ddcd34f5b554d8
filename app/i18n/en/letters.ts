import type { LettersTexts } from '../id/letters.ts'

export const letters: LettersTexts = {
  wayOut: 'No longer want news like this? Stop it here.',
  topics: {
    orderProgress: 'Steps of an order',
    requests: 'Requests of groups',
    answers: 'Answers to your questions',
    questions: 'Questions of buyers',
    stock: 'The weekly question about stock',
    shopQuestions: 'Questions of buyers',
    shopRequests: 'Requests of groups',
    work: 'Reminders of the shop’s work',
  },
  topicTexts: {
    orderProgress: 'Accepted, packed, and with the courier or ready to be fetched.',
    requests: 'Your request was passed on, declined, or its time is over.',
    answers: 'When a seller answers what you asked.',
    questions: 'When a buyer asks about your goods or trips.',
    stock: 'Once a week: are your goods still there?',
    shopQuestions: 'When a buyer asks about goods or trips of your BUM Desa.',
    shopRequests: 'Groups that ask for a day, and requests that were withdrawn or expired.',
    work: 'Orders that are about to expire, new applications, and calendars that collide.',
  },
  always:
    'News about payments, refunds, cancellations, deadlines and the safety of your account is still sent.',
  unsubscribe: {
    title: 'Stop this news',
    lead: (topic, address) => `${topic}, to ${address}`,
    stop: 'Stop this news',
    stopped: 'This news is not sent any more',
    stoppedText: (address) => `No more news like this goes to ${address}.`,
    resume: 'Send it again',
    resumed: 'This news is sent again as before.',
    others: 'Choose what you are told in your account',
  },
  settings: {
    title: 'Notifications',
    tileText: 'The news you want to get',
    lead: 'Choose the news you want to get.',
    yours: 'For you',
    sentTo: (address) => `Sent to ${address}.`,
    noAddress: 'Your account has no e-mail address or mobile number yet.',
    saved: 'Your choice is saved.',
  },
  channel: {
    title: 'By which way',
    lead: 'Letters about your password and the safety of your account always come by e-mail.',
    email: (address) => `E-mail to ${address}`,
    whatsapp: (number) => `WhatsApp to ${number}`,
    stop: 'Answering STOP on WhatsApp ends the news that may be stopped.',
  },
  whatsapp: {
    news: (subject) => ({
      subject: 'There is news for you at Lumbung',
      paragraphs: [
        `The news: ${subject}. Your page tells the rest; press the button below this message.`,
      ],
      after: [],
    }),
    footer: 'Answer STOP to hear of payments only.',
    open: 'Open at Lumbung',
  },
  unreachable: {
    title: 'Letters to this address do not arrive',
    own: (address, since) =>
      `Since ${since} our letters to ${address} are refused. Check its spelling and change it if it is wrong; then this note is gone.`,
    change: 'Change the address',
    shop: (address, since) =>
      `Since ${since} our letters to ${address} are refused. Change the address in the settings of the BUM Desa.`,
    buyer: (since) =>
      `Since ${since} letters to this buyer are refused. Please call the buyer instead.`,
    reason: (reason) => `What the receiving server says: ${reason}`,
  },
}
