import { escapeLike } from '#app/core/text.ts'
import { pool } from '#app/server/db.server.ts'
import type { MembershipRole, PlatformRole } from '#prisma/generated/enums.ts'
import type { PeopleQuery } from './people-search.ts'

/** Somebody with a role that others know of: never a mere buyer. */
export type FoundPerson = {
  id: string
  name: string
  platformRole: PlatformRole | null
  shops: { name: string; role: MembershipRole }[]
  makers: { name: string; shopName: string }[]
}

const pageSize = 25

/**
 * By a part of the name of the person or of the maker, newest first. Only who serves a BUM Desa, a maker
 * or the platform: those roles are public. Buyers are found by their whole number or address alone, so that
 * nobody browses them.
 */
export async function searchPeople({ cari, setelah }: PeopleQuery): Promise<{
  people: FoundPerson[]
  next: string | null
}> {
  if (cari === '') return { people: [], next: null }
  const { rows } = await pool.query<FoundPerson>(
    `WITH found AS MATERIALIZED (
       SELECT u.id FROM users u
       WHERE u.name ILIKE $1 AND (u.platform_role IS NOT NULL
         OR EXISTS (SELECT FROM memberships WHERE user_id = u.id)
         OR EXISTS (SELECT FROM maker_members WHERE user_id = u.id))
       UNION
       SELECT member.user_id FROM makers m JOIN maker_members member ON member.maker_id = m.id
       WHERE m.name ILIKE $1
     )
     SELECT u.id, u.name, u.platform_role::text AS "platformRole",
       (SELECT coalesce(jsonb_agg(jsonb_build_object('name', s.name, 'role', work.role) ORDER BY s.name), '[]')
         FROM memberships work JOIN shops s ON s.id = work.shop_id WHERE work.user_id = u.id) AS shops,
       (SELECT coalesce(jsonb_agg(jsonb_build_object('name', m.name, 'shopName', s.name) ORDER BY m.name), '[]')
         FROM maker_members member JOIN makers m ON m.id = member.maker_id
         JOIN shops s ON s.id = m.shop_id WHERE member.user_id = u.id) AS makers
     FROM users u WHERE u.id IN (SELECT id FROM found) AND ($2::uuid IS NULL OR u.id < $2)
     ORDER BY u.id DESC LIMIT ${pageSize + 1}`,
    [`%${escapeLike(cari)}%`, setelah],
  )
  const people = rows.slice(0, pageSize)
  return { people, next: rows.length > pageSize ? (people.at(-1)?.id ?? null) : null }
}
