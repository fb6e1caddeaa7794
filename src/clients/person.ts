import { z } from 'zod'
import type { NameKey } from './name-key.ts'

/** What is known of somebody beside what they are counted by. It exists only under the key. */
export interface Person {
  readonly name: string
  readonly phone?: string | undefined
  readonly address?: string | undefined
  readonly guardian?: string | undefined
  readonly guardianPhone?: string | undefined
}
export const kept = z.object({
  name: z.string(),
  phone: z.string().optional(),
  address: z.string().optional(),
  guardian: z.string().optional(),
  guardianPhone: z.string().optional(),
})

const place = (jurisdiction: string, clientId: string): string => `clients:${jurisdiction}:${clientId}`

export const sealPerson = (key: NameKey, at: { jurisdiction: string; clientId: string }, person: Person): string =>
  key.secrets.lock(JSON.stringify(person), place(at.jurisdiction, at.clientId))

/** @throws Error where the key or the client is another one */
export const openPerson = (key: NameKey, at: { jurisdiction: string; clientId: string }, sealed: string): Person =>
  kept.parse(JSON.parse(key.secrets.unlock(sealed, place(at.jurisdiction, at.clientId))))

/** A mark by which the institution finds one name twice, however its spaces and widths were typed. Without the key it cannot be made. */
export const markOfName = (key: NameKey, organisationId: string, name: string): string =>
  key.secrets.mark(
    name
      .normalize('NFKC')
      .replace(/[\s·・.]/g, '')
      .toLowerCase(),
    `names:${organisationId}`,
  )
