import { useState } from 'react'
import { Button } from '#app/ui/button.tsx'
import { useMessages } from '#app/ui/locale.tsx'

/** An address to be copied; without JavaScript it can be marked and copied by hand. */
export function SecretAddress({ address, label }: { address: string; label: string }) {
  const { calendars: t } = useMessages()
  const [isCopied, setIsCopied] = useState(false)
  const copy = () => {
    void navigator.clipboard.writeText(address).then(() => setIsCopied(true))
  }
  return (
    <div className="mt-1 flex flex-wrap gap-2">
      <input
        readOnly
        value={address}
        aria-label={label}
        onFocus={(event) => event.currentTarget.select()}
        className="field-control min-w-0 flex-1 basis-48 font-mono text-sm"
      />
      <Button type="button" look="outline" onClick={copy}>
        <span aria-live="polite">{isCopied ? t.copied : t.copy}</span>
      </Button>
    </div>
  )
}
