import { isRefusal, type Refusal } from '#kernel'
import { type Law, lawOf } from '#law'
import { refuse } from './words.ts'

/**
 * The law of a jurisdiction by the place it was set up in. Where this program does not know the place nothing can be answered by any
 * law: every page says so, and who has to do what.
 */
export function lawHere(j: { readonly code: string; readonly place: string }): Law | Refusal {
  const law = lawOf(j.place)
  return isRefusal(law) ? refuse('no-law-here', j.place) : law
}

/** The same where there is nobody to tell, as by the clock. @throws Error when the place is not known */
export function lawHereOrFault(j: { readonly code: string; readonly place: string }): Law {
  const law = lawHere(j)
  if (isRefusal(law)) throw new Error(`${j.code}: ${law.words.en}`)
  return law
}
