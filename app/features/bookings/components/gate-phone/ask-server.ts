import { paths } from '#app/core/paths.ts'
import type { GateAnswer } from '../../gate-answer.ts'
import type { SignedGateList } from '../../gate-list.ts'
import { type Ask, post, type Signal, signalOf } from './send-scans.ts'

/** `answer` is null when there was none in time. */
type Heard<T> = { answer: T | null; signal: Signal }

export type Question = { code: string; count: number | null; scanId: string; gate: string }

export async function askServer(
  ask: Ask,
  shop: string,
  { code, count, scanId, gate }: Question,
  patience: AbortSignal,
): Promise<Heard<GateAnswer>> {
  const body = JSON.stringify({ code, count, scanId, gate })
  const heard = await read<GateAnswer>(
    await post(ask, paths.gateApi(shop, 'periksa'), body, patience),
  )
  const { answer } = heard
  if (answer?.kind !== 'already-in') return heard
  return { ...heard, answer: { ...answer, at: new Date(answer.at) } }
}

export async function askForList(ask: Ask, shop: string): Promise<Heard<SignedGateList>> {
  const address = paths.gateApi(shop, 'daftar')
  return read<SignedGateList>(await ask(address, { redirect: 'manual' }).catch(() => null))
}

async function read<T>(response: Response | null): Promise<Heard<T>> {
  const signal = signalOf(response)
  const answer = response?.ok ? await (response.json() as Promise<T>).catch(() => null) : null
  return { answer, signal: answer || signal !== 'online' ? signal : 'offline' }
}
