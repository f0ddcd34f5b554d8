import { type FormEvent, useEffect, useState, useSyncExternalStore } from 'react'
import { formatCalendarDay } from '#app/core/dates.ts'
import { newId } from '#app/core/ids.ts'
import { paths } from '#app/core/paths.ts'
import { Alert } from '#app/ui/alert.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import type { CounterErrors } from '../../forms.ts'
import { leftAfter } from '../../offer-left.ts'
import { CounterFrame } from '../counter-frame.tsx'
import { NeverOpened } from '../never-opened.tsx'
import { SaleForm } from '../sale-form.tsx'
import { SaleProblem, type ShownRefusal } from '../sale-problem.tsx'
import { LocalReceipt } from './local-receipt.tsx'
import type { CounterPhone, CounterState } from './phone.ts'
import { readSale } from './read-sale.ts'
import { isDayOver, type KeptSale } from './store.ts'
import { SyncPanel } from './sync-panel.tsx'

const isAtGate = () => new URLSearchParams(location.search).has('gerbang')

/** The counter as a phone runs it by itself. */
export function CounterApp({ phone }: { phone: CounterPhone }) {
  const state = useSyncExternalStore(phone.subscribe, () => phone.state)
  const { onPhone: t } = useMessages().counter
  return (
    <CounterFrame shop={state.boot?.shop.name ?? ''} isAtGate={isAtGate()}>
      {!state.canKeep && (
        <Alert tone="bad" title={t.noStorage}>
          {t.noStorageText}
        </Alert>
      )}
      {state.kept ? <Selling phone={phone} state={state} /> : <NeverOpened />}
    </CounterFrame>
  )
}

function Selling({ phone, state }: { phone: CounterPhone; state: CounterState }) {
  const { counter: t } = useMessages()
  const locale = useLocale()
  const [saleId, setSaleId] = useState(() => newId())
  const [errors, setErrors] = useState<CounterErrors>({})
  const [refusal, setRefusal] = useState<ShownRefusal | null>(null)
  const [isBusy, setIsBusy] = useState(false)
  const [sold, setSold] = useState<KeptSale | null>(null)
  const { kept, sales, signal } = state
  const soldState = sold && (sales.find(({ id }) => id === sold.id)?.state ?? 'sent')
  // The server's receipt has the tickets and the link.
  useEffect(() => {
    if (sold && soldState === 'sent') location.assign(paths.counter(sold.id) + location.search)
  }, [sold, soldState])
  if (!kept) return null
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const read = readSale(new FormData(event.currentTarget), {
      kept,
      someone: t.someone,
      now: phone.now,
    })
    setErrors(read.ok ? {} : read.errors)
    setRefusal(read.ok ? null : read.refusal)
    if (!read.ok) return scrollTo(0, 0)
    setIsBusy(true)
    const sale = await phone.sell({ id: saleId, ...read.sale })
    setIsBusy(false)
    if (!sale) return
    setSold(sale)
    setSaleId(newId())
    scrollTo(0, 0)
  }
  const isOver = kept.offer.visits.length > 0 && isDayOver(kept, phone.now)
  const offer = isOver ? { ...kept.offer, visits: [] } : kept.offer
  const waiting = sales.filter(({ state: is }) => is === 'waiting' || is === 'unread')
  return (
    <>
      <SyncPanel phone={phone} state={state} kept={kept} />
      {sold && soldState ? (
        <LocalReceipt
          sale={sold}
          shop={kept.boot.shop.name}
          state={soldState}
          canSolve={kept.boot.canSolve ?? false}
          onAgain={() => setSold(null)}
        />
      ) : (
        <>
          {isOver && (
            <Alert tone="attention">{t.onPhone.dayOver(formatCalendarDay(kept.day, locale))}</Alert>
          )}
          <SaleProblem errors={errors} refusal={refusal} />
          <SaleForm
            key={saleId}
            saleId={saleId}
            offer={leftAfter(
              offer,
              waiting.map(({ letter }) => letter),
            )}
            typed={{}}
            errors={errors}
            visitsFirst={isAtGate()}
            isListOld={signal !== 'online'}
            isBusy={isBusy}
            onSubmit={submit}
          />
        </>
      )}
    </>
  )
}
