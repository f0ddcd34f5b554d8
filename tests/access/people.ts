import { newId } from '#app/core/ids.ts'
import { digestOf, newSecretToken } from '#app/server/sealed.server.ts'
import { sampleUsers } from '#prisma/seed/logins.ts'
import { Visitor } from '#tests/bad-inputs/visitor.ts'
import type { OwnSite } from '#tests/journeys/setup/own-site.ts'
import { type Role, roles } from './rules.ts'

/** The BUM Desa whose things are asked for, and another one. */
export const shopSlug = 'rasa-rejo-rejowinangun'

/** Of that BUM Desa; the other maker is a neighbour in the same one. */
export const makerName = 'Dapur Melati'

export const accounts: Partial<Record<Role, string>> = {
  buyer: 'pembeli@example.com',
  maker: 'maker@example.com',
  otherMaker: 'maker.lain@example.com',
  manager: 'direktur@example.com',
  treasurer: 'bendahara@example.com',
  supervisor: 'pengawas@example.com',
  staff: 'staf.toko@example.com',
  unitStaff: 'staf.unit@example.com',
  otherUnit: 'staf.unit.lain@example.com',
  otherManager: 'direktur.wlingi@example.com',
  otherTreasurer: 'bendahara.wlingi@example.com',
  officer: 'dinas@example.com',
  admin: 'admin@example.com',
}

/** The demo story has nobody who is staff of all of it, one maker who signs in, and units of its own. */
export async function addPeople(site: OwnSite): Promise<void> {
  const [manager] = sampleUsers.filter(({ email }) => email === accounts.manager)
  await site.sql(
    `WITH staff AS (
       INSERT INTO users (id, name, email, password_hash, is_sample)
       SELECT $1, 'Staf Contoh', $2, password_hash, true FROM users WHERE email = $3 RETURNING id)
     INSERT INTO memberships (user_id, shop_id, role)
     SELECT staff.id, shops.id, 'staff' FROM staff, shops WHERE shops.slug = $4`,
    [newId(), accounts.staff, manager?.email, shopSlug],
  )
  await addUnits(site)
  await site.sql(
    `WITH person AS (
       INSERT INTO users (id, name, email, password_hash, is_sample)
       VALUES ($1, 'Pelaku Usaha Lain Contoh', $2, 'none', true) RETURNING id)
     INSERT INTO maker_members (user_id, maker_id)
     SELECT person.id, m.id FROM person, makers m JOIN shops s ON s.id = m.shop_id
     WHERE s.slug = $3 AND m.name <> $4 ORDER BY m.name LIMIT 1`,
    [newId(), accounts.otherMaker, shopSlug, makerName],
  )
}

/** One unit has all that the BUM Desa sells, the other one nothing. */
async function addUnits(site: OwnSite): Promise<void> {
  for (const email of [accounts.otherUnit, accounts.unitStaff]) {
    await site.sql(
      `WITH unit AS (
         INSERT INTO business_units (id, shop_id, name) SELECT $1, id, $2 FROM shops WHERE slug = $3
         RETURNING id, shop_id),
       person AS (
         INSERT INTO users (id, name, email, password_hash, is_sample)
         VALUES ($4, 'Staf Unit Contoh', $2, 'none', true) RETURNING id),
       member AS (
         INSERT INTO memberships (user_id, shop_id, role, business_unit_id)
         SELECT person.id, unit.shop_id, 'staff', unit.id FROM person, unit)
       SELECT 1`,
      [newId(), email, shopSlug, newId()],
    )
  }
  await site.sql(
    `UPDATE listings l SET business_unit_id = u.id FROM business_units u
     WHERE u.name = $1 AND l.shop_id = u.shop_id`,
    [accounts.unitStaff],
  )
}

/** A browser of each, signed in anew: what was done before may have ended its session. */
export async function visitorsOf(site: OwnSite): Promise<Map<Role, Visitor>> {
  const signedIn = roles.map((role) => ({ role, token: newSecretToken() }))
  await site.sql(
    `INSERT INTO sessions (id, token_hash, user_id, verified_at, expires_at)
     SELECT new.id, new.token_hash, users.id, now(), now() + interval '1 day'
     FROM unnest($1::uuid[], $2::text[], $3::text[]) new (id, token_hash, email)
     LEFT JOIN users ON users.email = new.email`,
    [
      signedIn.map(() => newId()),
      signedIn.map(({ token }) => digestOf(token)),
      signedIn.map(({ role }) => accounts[role] ?? null),
    ],
  )
  return new Map(
    signedIn.map(({ role, token }) => {
      const visitor = new Visitor(site.url)
      if (role !== 'nobody') visitor.cookies.set('sid', token)
      return [role, visitor]
    }),
  )
}
