export type DeliveryAddress = {
  recipient: string | null
  street: string | null
  hamlet: string | null
  rt: string | null
  rw: string | null
  landmark: string | null
  postalCode: string | null
  village: { name: string; district: { name: string; regency: { name: string } } } | null
}

/** An address as a village courier reads it: person, street, dusun and RT/RW, village, landmark. */
export function addressLines(address: DeliveryAddress, words: { landmark: string }): string[] {
  const { village } = address
  const neighbourhood = [address.rt && `RT ${address.rt}`, address.rw && `RW ${address.rw}`]
  const lines = [
    address.recipient,
    address.street,
    [address.hamlet, neighbourhood.filter(Boolean).join('/')].filter(Boolean).join(' '),
    village && `${village.name}, Kec. ${village.district.name}`,
    village && [village.district.regency.name, address.postalCode].filter(Boolean).join(' '),
    address.landmark && `${words.landmark}: ${address.landmark}`,
  ]
  return lines.filter((line): line is string => Boolean(line))
}
