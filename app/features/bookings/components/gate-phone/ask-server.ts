import { paths } from '#app/core/paths.ts'
import type { GateAnswer } from '../../gate-answer.ts'
import { readGateJson } from '../../gate-json.ts'
import type { SignedGateList } from '../../gate-list.ts'
import { type Ask, post, type Signal, signalOf } from '#app/ui/offline/send-notes.ts'

/** `answer` is null when there was none in time. */
type Heard<T> = { answer: T | null; signal: Signal }

export type Question = { code: string; count: number | null; scanId: string; gate: string }

export function askServer(
  ask: Ask,
  shop: string,
  { code, count, scanId, gate }: Question,
  patience: AbortSignal,
): Promise<Heard<GateAnswer>> {
  const body = JSON.stringify({ code, count, scanId, gate })
  return read<GateAnswer>(post(ask, paths.gateApi(shop, 'periksa'), body, patience))
}

export function askForList(ask: Ask, shop: string): Promise<Heard<SignedGateList>> {
  const address = paths.gateApi(shop, 'daftar')
  return read<SignedGateList>(ask(address, { redirect: 'manual' }).catch(() => null))
}

async function read<T>(asked: Promise<Response | null>): Promise<Heard<T>> {
  const response = await asked
  const signal = signalOf(response)
  const answer = response?.ok ? await jsonOf<T>(response).catch(() => null) : null
  return { answer, signal: answer || signal !== 'online' ? signal : 'offline' }
}

const jsonOf = async <T>(response: Response) => readGateJson(await response.text()) as T
