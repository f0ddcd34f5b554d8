import { requireMaker } from '#app/server/guards.server.ts'

/** Who changes the own goods: the maker that the address is asked for. */
export async function requireOwnGoods(request: Request) {
  const { scope, actor, user } = await requireMaker(request)
  return { seller: { maker: scope }, actor, user }
}
