import sharp from 'sharp'
import { reEncode } from '#integrations/images/re-encode.server.ts'

// A process of its own (started by pictures.test.ts): the largest photos there may be, bombs and broken
// files, sent at once, and what that took at most.

const photo = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#c07030' } })
const most = await photo(7900, 5000).jpeg().toBuffer()
const bomb = await photo(8000, 8000).png({ compressionLevel: 9 }).toBuffer()
const interlaced = await photo(7900, 5000).png({ progressive: true }).toBuffer()
const broken = most.subarray(0, most.length / 2)
const sent = [most, bomb, broken, interlaced, interlaced, interlaced, interlaced]
const made = await Promise.all(sent.map((each) => reEncode(each)))
const answers = made.map((each) => (each.ok ? 'ok' : each.reason))
const megabytes = Math.round(process.resourceUsage().maxRSS / 1024)
process.stdout.write(JSON.stringify({ answers, megabytes }))
