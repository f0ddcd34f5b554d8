import { samplePassword } from '#prisma/seed/logins.ts'
import type { OwnSite } from '#tests/journeys/setup/own-site.ts'
import type { PageForm } from './page-forms.ts'
import type { Visitor } from './visitor.ts'

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

/** What somebody who means it writes into a field of this name that a page leaves empty. */
const usual: Readonly<Record<string, string>> = {
  title: 'Keripik contoh',
  titleId: 'Contoh',
  titleEn: 'Sample',
  description: 'Renyah dan gurih.',
  descriptionId: 'Renyah dan gurih.',
  textId: 'Contoh',
  textEn: 'Sample',
  labelId: 'Contoh',
  labelEn: 'Sample',
  labelJv: 'Conto',
  nameId: 'Hari Contoh',
  nameEn: 'Sample Day',
  name: 'Contoh Baru',
  price: '12500',
  percent: '5',
  amount: '1000',
  stock: '5',
  pieces: '5',
  capacity: '8',
  weightGrams: '250',
  people: '2',
  phone: '0812-3456-7891',
  identifier: 'pembeli@example.com',
  reason: 'Contoh alasan',
  note: 'Contoh catatan',
  words: 'Contoh kata',
  answer: 'Contoh jawaban',
  reply: 'Terima kasih',
  bank: 'BRI',
  accountNumber: '1234567890',
  holder: 'Contoh',
  number: '1234567890123',
  reference: 'TRX12345',
  sender: 'Contoh',
  counted: '100000',
  address: 'Jl. Contoh 1',
  date: inDays(40),
  email: 'baru@example.com',
  kurang: '1',
  currentPassword: samplePassword,
}

/** By route, what is not as usual. */
const special: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'account/profile': { name: 'Contoh Lain' },
  'account/change-password': { password: samplePassword },
  'lapak/listing-add': { madeToOrder: '' },
  'kelola/listing-add': { madeToOrder: '' },
  'lapak/listing': { madeToOrder: '', description: 'Baru.' },
  'kelola/listing': { madeToOrder: '', description: 'Lebih baru.' },
  'lapak/listing-variants': { 'label-0': 'Sedang' },
  'kelola/listing-variants': { 'label-0': 'Kecil' },
  'lapak/away': { from: inDays(3), to: inDays(4) },
  'kelola/maker-away': { from: inDays(5), to: inDays(6) },
  'kelola/maker-change': { name: 'Dapur Baru' },
  'kelola/maker-account': { accountNumber: '9876543210' },
  'kelola/question': { answer: 'Contoh jawaban lain' },
  'kelola/review': { reply: 'Terima kasih, contoh lain' },
  'kelola/unit': { name: 'Unit Baru' },
  'kelola/unit-assign': { unit: '' },
  'kelola/shop-permits': { kind: 'nib' },
  'kelola/team-member': { role: 'supervisor' },
  'kelola/team-invite': { unitId: '' },
  'kelola/promotion-new': { amount: '', maximumDiscount: '' },
  'kelola/experience-section': { titleEn: 'Another', reasonId: '', reasonEn: '' },
  'admin/refund-prepare': { noProof: 'Tidak ada struk.' },
  'admin/refund-confirm': { account: '7890' },
  'admin/shop-new': { villages: 'Plumpungrejo', legalNumber: '' },
}

type Sender = { site: OwnSite; visitor: Visitor }

/** What only shows itself when the form is sent. */
const asked: Readonly<
  Record<string, (form: PageForm, sender: Sender) => Promise<Record<string, string>>>
> = {
  async 'kelola/counter'({ fields }, { site }) {
    const [field = ''] = Object.keys(fields).filter((name) => name.startsWith('b-'))
    const [good] = await site.sql<{ price: string }>(
      'SELECT price::text FROM variants WHERE id = $1',
      [field.slice(2)],
    )
    return { [field]: '1', total: good?.price ?? '', received: good?.price ?? '' }
  },
  async 'admin/stray-owner'(_, { site }) {
    const [unpaid] = await site.sql<{ number: string }>(
      `SELECT number FROM purchases WHERE status = 'awaitingPayment' ORDER BY id DESC LIMIT 1`,
    )
    return { number: unpaid?.number ?? '' }
  },
}

/** The form as it is sent by somebody who wants what it is for. */
export async function wellFilled(
  form: PageForm,
  routeId: string,
  sender: Sender,
): Promise<Record<string, string>> {
  const filled = Object.entries(form.fields).map(([name, value]) => [
    name,
    value || usual[name] || usual[name.replace(/-[^n].*/, '')] || '',
  ])
  const more = await asked[routeId]?.(form, sender)
  return { ...Object.fromEntries(filled), ...special[routeId], ...more }
}
