export type VillageSuggestion = {
  code: string
  name: string
  district: string
  regency: string
  province: string
  postalCode: string | null
}

/** "Plumpungrejo, Kec. Kademangan, Kabupaten Blitar, Jawa Timur": the kecamatan is never left out. */
export function villageLabel({ name, district, regency, province }: VillageSuggestion): string {
  return [name, `Kec. ${district}`, regency, province].filter(Boolean).join(', ')
}
