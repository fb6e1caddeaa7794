import { idOf, inBoth, optional, text } from '#platform'
import { z } from 'zod'
import { words } from './page-words.ts'

/** The communities ticked in a form: at least one. */
export const chosenCommunities = z.preprocess(
  (v) => [v ?? []].flat(),
  z.array(idOf('community')).min(1, inBoth(words.both('chooseCommunities'))),
)

/** What the form of a purchase that begins takes. */
export const purchaseForm = z.object({
  title: text(200),
  titleEn: optional(text(200)),
  communityIds: chosenCommunities,
})
