export type DeskRole = 'manager' | 'treasurer' | 'supervisor' | 'staff'

/** The pengawas checks the books; who the buyers are and where they live is not in them. */
export function canSeeBuyer(role: DeskRole): boolean {
  return role !== 'supervisor'
}

/** Enough to recognise a person one knows, too little to call or find one: `S•••`. */
export function maskName(name: string): string {
  return `${[...name.trim()][0] ?? ''}•••`
}
