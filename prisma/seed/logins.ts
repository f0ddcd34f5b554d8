/** One password for all sample people: they exist only where demo data is allowed (DEMO=1). */
export const samplePassword = 'panen-raya-2026'

export type SampleUser = {
  key: string
  name: string
  email: string
  phone: string
  platformRole: 'admin' | 'regencyOfficer' | null
  /** The BUM Desa they work for, by slug. */
  works?: { shop: string; role: 'manager' | 'treasurer' | 'supervisor' | 'staff'; unit?: string }
  /** The maker they are. */
  maker?: string
  what: string
}

export const mainShop = 'rasa-rejo-rejowinangun'
const bigShop = 'catur-manunggal-wlingi'

export const sampleUsers: readonly SampleUser[] = [
  user('admin', 'Admin Contoh', 1, 'admin', { platformRole: 'admin' }),
  user('admin.kedua', 'Admin Kedua Contoh', 11, 'a second admin: money sent back needs two', {
    platformRole: 'admin',
  }),
  user('dinas', 'Petugas Dinas PMD Contoh', 2, 'regency officer (Dinas PMD)', {
    platformRole: 'regencyOfficer',
  }),
  user('direktur', 'Direktur Contoh Rejowinangun', 3, 'manager, BUM Desa Rasa Rejo Rejowinangun', {
    works: { shop: mainShop, role: 'manager' },
  }),
  user('bendahara', 'Bendahara Contoh Rejowinangun', 4, 'treasurer, the same BUM Desa', {
    works: { shop: mainShop, role: 'treasurer' },
  }),
  user('pengawas', 'Pengawas Contoh Rejowinangun', 5, 'supervisor, the same BUM Desa', {
    works: { shop: mainShop, role: 'supervisor' },
  }),
  user('staf', 'Staf Unit Contoh Rejowinangun', 14, 'staff of one unit of the same BUM Desa', {
    works: { shop: mainShop, role: 'staff', unit: 'Unit Oleh-oleh' },
  }),
  user(
    'direktur.wlingi',
    'Direktur Contoh Wlingi',
    6,
    'manager, BUM Desa Bersama Catur Manunggal Wlingi',
    {
      works: { shop: bigShop, role: 'manager' },
    },
  ),
  user('bendahara.wlingi', 'Bendahara Contoh Wlingi', 7, 'treasurer, the same BUM Desa bersama', {
    works: { shop: bigShop, role: 'treasurer' },
  }),
  user('pengawas.wlingi', 'Pengawas Contoh Wlingi', 8, 'supervisor, the same BUM Desa bersama', {
    works: { shop: bigShop, role: 'supervisor' },
  }),
  user('direktur.semen', 'Direktur Contoh Semen', 12, 'manager, a BUM Desa of groups on request', {
    works: { shop: 'lembah-susu-semen', role: 'manager' },
  }),
  user('direktur.krisik', 'Direktur Contoh Krisik', 13, 'manager, a BUM Desa of rooms and coffee', {
    works: { shop: 'tirta-monte-krisik', role: 'manager' },
  }),
  user('maker', 'Pelaku Usaha Contoh', 9, 'maker, Dapur Melati', { maker: 'Dapur Melati' }),
  user('pembeli', 'Pembeli Contoh', 10, 'buyer', {}),
]

/** Printed when the demo starts: role, e-mail, password. */
export const demoLogins: readonly string[] = sampleUsers.map(
  ({ email, what }) => `${email.padEnd(30)} ${samplePassword}   ${what}`,
)

function user(
  key: string,
  name: string,
  number: number,
  what: string,
  rest: Partial<SampleUser>,
): SampleUser {
  return {
    key,
    name,
    what,
    email: `${key}@example.com`,
    phone: `+6281100000${String(number).padStart(3, '0')}`,
    platformRole: null,
    ...rest,
  }
}
