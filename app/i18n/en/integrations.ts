import type { IntegrationsTexts } from '../id/integrations.ts'

export const integrations = {
  title: 'Connections to others',
  lead: 'The services in use now, and whether they still answer. They are set when Lumbung starts; passwords and keys are never shown here.',
  capabilities: {
    payments: 'Payments',
    search: 'Search',
    pictures: 'Photos',
    shipping: 'Shipping',
    payouts: 'Payouts',
    messages: 'Messages',
  },
  adapters: {
    midtrans: 'Midtrans',
    stripe: 'Stripe',
    'manual-transfer': 'Own account and QRIS',
    postgres: 'PostgreSQL (built in)',
    meilisearch: 'Meilisearch, with PostgreSQL behind it',
    local: 'Storage of this server',
    cloudinary: 'Cloudinary',
    village: 'Village courier and pickup (built in)',
    rajaongkir: 'RajaOngkir (tariffs and tracking of couriers)',
    biteship: 'Biteship (tariffs and tracking of couriers)',
    iris: 'Midtrans Iris (what became of refund transfers)',
    smtp: 'E-mail by SMTP',
    whatsapp: 'WhatsApp (Meta Cloud API)',
    inbox: 'Inbox in Lumbung (no e-mail)',
    'demo-inbox': 'Sample inbox',
  },
  states: {
    working: 'Connected',
    failing: 'Not connected',
    untested: 'Not tested yet',
    builtIn: 'Always there',
  },
  facts: {
    tested: 'Last tested',
    succeeded: 'Last tested with success',
    never: 'never',
    notLately: 'nothing in 90 days',
    used: {
      payments: 'Last word from the provider',
      search: 'Last took a change',
      messages: 'Last message sent',
    },
  },
  took: (milliseconds) => `${milliseconds} ms`,
  test: 'Test the connection',
  testOf: (name) => `Test the connection to ${name}`,
  nothingToTest: 'A part of Lumbung itself; there is nothing to test.',
  results: {
    working: (name) => `${name} answers.`,
    failing: (name) => `${name} cannot be used yet.`,
  },
  unknown: 'That service is not in use now, or needs no test.',
  problems: {
    refused: 'The service answers but refuses its key or password. Check the settings.',
    'no-answer': 'The service does not answer. Check its address, or wait until it is back.',
    unusable:
      'The service answers but cannot be used yet: perhaps it is empty or too old. Meilisearch must be 1.12 or newer; npm run search:reindex fills it.',
  },
} satisfies IntegrationsTexts
