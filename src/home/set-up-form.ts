import type { Words } from '#kernel'
import { choice, email, inBoth, optional, text } from '#platform'
import { z } from 'zod'
import { realPlaces, zones } from './set-up.ts'
import { refuseSetUp } from './set-up-words.ts'

const matching = (shape: RegExp, wrong: Words) =>
  z
    .string({ error: 'required' })
    .transform((s) => s.trim())
    .pipe(z.string().min(1, 'required').regex(shape, inBoth(wrong)))

/** What the form of the first set-up takes. */
export const setUpForm = z.object({
  nameZh: text(100),
  nameEn: optional(text(100)),
  code: matching(/^[a-z0-9-]{2,32}$/, refuseSetUp('code-wrong').words),
  place: choice(realPlaces.map((p) => p.name) as [string, ...string[]]),
  ownPlace: optional(text(60)),
  ownPlaceEn: optional(text(80)),
  zone: choice(zones),
  ocidPrefix: optional(matching(/^ocds-[a-z0-9]{6}$/, refuseSetUp('ocid-wrong').words)),
  organisation: text(100),
  name: text(100),
  email: email(),
  // Whatever was typed, exactly.
  password: z.string({ error: 'required' }).min(1, 'required').min(12, 'shorter:12').max(1000, 'longer:1000'),
})
