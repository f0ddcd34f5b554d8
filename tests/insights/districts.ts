import { db } from '#app/server/db.server.ts'

/** A village in a kecamatan of its own. */
export async function aDistrict(number: number): Promise<string> {
  const code = `35.05.${number}`
  const district = { code, name: `Kecamatan ${number}`, slug: code, regencyCode: '35.05' }
  await db.district.upsert({ where: { code }, create: district, update: {} })
  const village = { name: 'Desa', kind: 'desa', searchText: '', districtCode: code } as const
  const villageCode = `${code}.2001`
  await db.village.upsert({
    where: { code: villageCode },
    create: { ...village, code: villageCode },
    update: {},
  })
  return villageCode
}
