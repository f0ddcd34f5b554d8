import QRCode from 'qrcode'

/** A well-formed QRIS payload of a merchant that does not exist. */
export function qrisPayload(amount: number, billNumber: number): string {
  const body = [
    tag('00', '01'),
    tag('01', '12'),
    tag(
      '26',
      tag('00', 'ID.CO.CONTOH.WWW') +
        tag('01', '9360099900000000176') +
        tag('02', 'D000000017') +
        tag('03', 'UMI'),
    ),
    tag('51', tag('00', 'ID.CO.QRIS.WWW') + tag('02', 'ID1020000000017') + tag('03', 'UMI')),
    tag('52', '5411'),
    tag('53', '360'),
    tag('54', `${amount}.00`),
    tag('58', 'ID'),
    tag('59', 'EMULATOR LUMBUNG'),
    tag('60', 'BLITAR'),
    tag('61', '66111'),
    tag('62', tag('01', String(billNumber))),
    '6304',
  ].join('')
  return body + crc16(body)
}

const tag = (id: string, text: string) => id + String(text.length).padStart(2, '0') + text

/** CRC-16/CCITT-FALSE over everything up to and including the tag and length of the CRC itself. */
export function crc16(text: string): string {
  let crc = 0xff_ff
  for (const byte of Buffer.from(text)) {
    crc ^= byte << 8
    for (let bit = 0; bit < 8; bit++) {
      crc = crc & 0x80_00 ? ((crc << 1) ^ 0x10_21) & 0xff_ff : (crc << 1) & 0xff_ff
    }
  }
  return crc.toString(16).toUpperCase().padStart(4, '0')
}

export function qrPicture(payload: string): Promise<string> {
  return QRCode.toString(payload, { type: 'svg', margin: 1, errorCorrectionLevel: 'M' })
}
