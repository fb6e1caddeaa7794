let last = 0
let within = 0

/** A new id that sorts by when it was made (UUID version 7); of one moment, in the order in which they were made. */
export function uuidAt(milliseconds: number): string {
  within = milliseconds === last ? within + 1 : 0
  last = milliseconds
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  for (let i = 0; i < 6; i++) bytes[i] = Math.floor(milliseconds / 2 ** (8 * (5 - i))) & 255
  bytes[6] = 0x70 | ((within >> 8) & 15)
  bytes[7] = within & 255
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  const hex = [...bytes].map((b) => b.toString(16).padStart(2, '0')).join('')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
