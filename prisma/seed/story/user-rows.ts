import { hashPassword } from '#app/features/users/password.server.ts'
import { mainShop, type SampleUser, samplePassword, sampleUsers } from '../logins.ts'
import type { Maker } from './listing-rows.ts'
import { daysBefore, must, sampleId } from './random.ts'
import type { Shop } from './shop-rows.ts'

export type People = {
  /** Who acts for a shop in the trail of its orders. */
  managerOf: (shop: Shop) => string
  buyerId: string
}

export function idOfUser(key: string, now: Date): string {
  return sampleId(`user ${key}`, daysBefore(now, 260))
}

const keyOfManager = (shop: Shop) => `pengelola.${shop.slug}`

/** A BUM Desa without a login of its own in the list still has somebody who packs its orders. */
export function peopleOf(now: Date): People {
  const managers = new Map(
    sampleUsers.flatMap(({ key, works }) =>
      works?.role === 'manager' ? [[works.shop, key] as const] : [],
    ),
  )
  return {
    managerOf: (shop) => idOfUser(managers.get(shop.slug) ?? keyOfManager(shop), now),
    buyerId: idOfUser('pembeli', now),
  }
}

export async function userRows(shops: readonly Shop[], makers: readonly Maker[], now: Date) {
  const password = await hashPassword(samplePassword)
  const taken = new Set(sampleUsers.map(({ works }) => works?.shop))
  const managers = shops
    .filter(({ slug }) => !taken.has(slug))
    .map((shop, index): SampleUser => ({
      key: keyOfManager(shop),
      name: `Pengelola Contoh ${shop.short}`,
      email: `${keyOfManager(shop)}@example.com`,
      phone: `+6281100001${String(index + 1).padStart(3, '0')}`,
      platformRole: null,
      works: { shop: shop.slug, role: 'manager' },
      what: '',
    }))
  const users = [...sampleUsers, ...managers]
  const shopOf = new Map(shops.map((shop) => [shop.slug, shop]))
  const makerOf = new Map(makers.map((maker) => [maker.name, maker]))
  return {
    users: users.map(({ key, name, email, phone, platformRole }) => ({
      id: idOfUser(key, now),
      name,
      email,
      phone,
      password_hash: password,
      platform_role: platformRole,
      locale: 'id',
      is_sample: true,
      created_at: daysBefore(now, 260),
    })),
    memberships: users.flatMap(({ key, works }) =>
      works
        ? {
            user_id: idOfUser(key, now),
            shop_id: must(shopOf.get(works.shop), works.shop).id,
            role: works.role,
            created_at: daysBefore(now, 200),
          }
        : [],
    ),
    staff_invitations: [staffInvitationRow(must(shopOf.get(mainShop), mainShop), now)],
    maker_members: users.flatMap(({ key, maker }) =>
      maker ? { user_id: idOfUser(key, now), maker_id: must(makerOf.get(maker), maker).id } : [],
    ),
  }
}

/** Not taken up yet; its link was told to nobody. */
function staffInvitationRow(shop: Shop, now: Date) {
  const at = daysBefore(now, 2)
  return {
    id: sampleId(`staff invitation ${shop.slug}`, at),
    shop_id: shop.id,
    invited_by: peopleOf(now).managerOf(shop),
    role: 'staff',
    token_hash: sampleId(`staff invitation link ${shop.slug}`, at),
    name: 'Bu Siti Aminah',
    phone: '+6281100009002',
    expires_at: daysBefore(now, -5),
    created_at: at,
  }
}
