import type { FoundPerson } from '#app/features/users/people-search.server.ts'
import { useMessages } from '#app/ui/locale.tsx'

/** What somebody is on Lumbung beside a buyer, each in words. */
export function useRoles() {
  const { admin, kelola } = useMessages()
  const t = admin.people
  return ({
    platformRole,
    shops,
    makers,
  }: Pick<FoundPerson, 'platformRole' | 'shops' | 'makers'>) => [
    ...(platformRole ? [t.platform[platformRole]] : []),
    ...shops.map(({ name, role }) => `${kelola.role[role]}, ${name}`),
    ...makers.map(({ name, shopName }) => t.makerOf(name, shopName)),
  ]
}
