import { Camera, CameraOff } from 'lucide-react'
import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { Alert } from '#app/ui/alert.tsx'
import { Button } from '#app/ui/button.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { useMessages } from '#app/ui/locale.tsx'

type Detector = { detect: (source: HTMLVideoElement) => Promise<{ rawValue: string }[]> }
type DetectorKind = {
  new (options: { formats: readonly string[] }): Detector
  getSupportedFormats(): Promise<readonly string[]>
}

/** TypeScript does not know it yet; Safari, Firefox and some desks do not have it. */
async function openDetector(): Promise<Detector> {
  const { BarcodeDetector: Native } = globalThis as { BarcodeDetector?: DetectorKind }
  const options = { formats: ['qr_code'] as const }
  if (Native && (await Native.getSupportedFormats()).includes('qr_code')) return new Native(options)
  const { BarcodeDetector } = await import('qr/decode.js')
  return new BarcodeDetector({ formats: ['qr_code'] })
}

/** A phone held still reads the same code again and again; only after this may it be meant anew. */
const sameCodeMs = 4000
const lookEveryMs = 200

const neverChanges = () => () => undefined

/** Appears where there may be a camera; everywhere else the code is typed. */
export function GateCamera({ onCode }: { onCode: (code: string) => void }) {
  const { gate: t } = useMessages().kelola
  const [state, setState] = useState<'off' | 'on' | 'denied'>('off')
  const hasCamera = useSyncExternalStore(
    neverChanges,
    () => 'mediaDevices' in navigator,
    () => false,
  )
  if (!hasCamera) return null
  const isOn = state === 'on'
  return (
    <div className="grid gap-3">
      {isOn && <Viewfinder onCode={onCode} onDenied={() => setState('denied')} />}
      {state === 'denied' && <Alert tone="attention">{t.cameraDenied}</Alert>}
      <Button
        type="button"
        look={isOn ? 'outline' : 'terrace'}
        wide
        onClick={() => setState(isOn ? 'off' : 'on')}
      >
        <Icon icon={isOn ? CameraOff : Camera} />
        {isOn ? t.cameraOff : t.camera}
      </Button>
    </div>
  )
}

type ViewfinderProps = { onCode: (code: string) => void; onDenied: () => void }

function Viewfinder({ onCode, onDenied }: ViewfinderProps) {
  const video = useRef<HTMLVideoElement>(null)
  const tell = useRef({ onCode, onDenied })
  useEffect(() => {
    tell.current = { onCode, onDenied }
  })
  useEffect(() => {
    if (!video.current) return
    return watch(video.current, {
      onCode: (code) => tell.current.onCode(code),
      onDenied: () => tell.current.onDenied(),
    })
  }, [])
  return (
    <video
      ref={video}
      muted
      playsInline
      className="aspect-square w-full rounded-2xl bg-black object-cover"
    />
  )
}

/** Looks until it is told to stop, and closes the camera then. */
function watch(video: HTMLVideoElement, tell: ViewfinderProps): () => void {
  let stream: MediaStream | null = null
  let isOver = false
  let last = { code: '', at: 0 }
  const look = async (detector: Detector) => {
    const [found] = await detector.detect(video).catch(() => [])
    if (isOver) return
    const now = Date.now()
    if (found && (found.rawValue !== last.code || now - last.at > sameCodeMs)) {
      tell.onCode(found.rawValue)
    }
    if (found) last = { code: found.rawValue, at: now }
    setTimeout(() => void look(detector), lookEveryMs)
  }
  const open = async () => {
    stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } })
    if (isOver) return close()
    video.srcObject = stream
    await video.play()
    await look(await openDetector())
  }
  const close = () => {
    isOver = true
    for (const track of stream?.getTracks() ?? []) track.stop()
  }
  open().catch(() => !isOver && tell.onDenied())
  return close
}
