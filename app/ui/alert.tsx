import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { Icon } from './icon.tsx'

export type AlertTone = 'info' | 'good' | 'attention' | 'bad'

const looks = {
  info: { icon: Info, box: 'border-line bg-sunken', ink: 'text-terrace' },
  good: { icon: CircleCheck, box: 'border-terrace bg-terrace-soft', ink: 'text-terrace' },
  attention: { icon: TriangleAlert, box: 'border-gold bg-gold-soft', ink: 'text-gold' },
  bad: { icon: CircleAlert, box: 'border-danger bg-danger-soft', ink: 'text-danger' },
} as const

type AlertProps = { tone?: AlertTone; title?: string; children?: ReactNode }

/** Bad news interrupts a screen reader, everything else waits its turn. */
export function Alert({ tone = 'info', title, children }: AlertProps) {
  const { icon, box, ink } = looks[tone]
  return (
    <div
      role={tone === 'bad' ? 'alert' : 'status'}
      className={`flex items-start gap-3 rounded-xl border-l-4 p-4 ${box}`}
    >
      <Icon icon={icon} size={22} className={`mt-0.5 ${ink}`} />
      <div className="min-w-0">
        {title && <p className="font-semibold">{title}</p>}
        {children && <div className="prose">{children}</div>}
      </div>
    </div>
  )
}
