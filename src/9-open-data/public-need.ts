import type { Words } from '#kernel'
import { figureAsShown, type FrozenEstimate, type Need } from '#needs'
import { type PublicNeed, smallest } from './rules/public-facts.ts'
import { factWords } from './words.ts'

/** A need with what shows it; never the words of one resident. */
export const publicNeed = (n: Need): PublicNeed => ({
  id: n.id,
  title: n.title,
  titleEn: n.titleEn,
  acceptedOn: n.acceptedOn,
  acceptedReason: n.acceptedReason,
  evidence: n.evidence.map((e) => ({
    id: e.id,
    kind: e.kind,
    source: e.source,
    // A share of fewer than five people, or of a sample this small, would tell about persons.
    estimate:
      e.estimate && e.estimate.n >= smallest
        ? figureAsShown({
            says: whatIs(e.estimate),
            what: e.estimate.what,
            estimate: e.estimate.estimate,
            low: e.estimate.low,
            high: e.estimate.high,
            n: e.estimate.n,
            nEff: e.estimate.nEff,
          })
        : null,
  })),
})

/** What was estimated, in words: a share of an option, a mean, or the gap between what is wanted and what there is. */
const whatIs = (e: FrozenEstimate): Words => factWords.both(e.what, e.option ?? e.question)
