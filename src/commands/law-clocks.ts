import { isRefusal, type Refusal } from '#kernel'
import {
  asJson,
  type ChallengeFacts,
  challengeShape,
  type ComplaintFacts,
  complaintShape,
  confidenceOf,
  type Json,
  lawOf,
  read,
  type RunningClock,
} from '#law'

type Raw = Readonly<Record<string, unknown>>

/** Clocks with both their days: whoever acts by the first is safe, and nothing is late before the second. What cannot be told says why. */
const asRows = (found: readonly RunningClock[] | Refusal): Json | Refusal =>
  isRefusal(found)
    ? found
    : asJson(
        found.map(({ clock, says, time }) =>
          isRefusal(time)
            ? { clock, says, unknown: time.words }
            : { clock, says, ...time.value, steps: time.steps, cites: time.cites, confidence: confidenceOf(time.cites) },
        ),
      )

/** `tandem law challenge`: until when one may challenge, and by when it is answered, by the law of a place. */
export function challengeOf(raw: Raw): Json | Refusal {
  const facts = read(challengeShape, raw)
  if (isRefusal(facts)) return facts
  const law = lawOf(facts.place ?? 'cn')
  return isRefusal(law) ? law : asRows(law.complaints.challenge(facts satisfies ChallengeFacts, facts.lawDay, law.country.calendar))
}

/** `tandem law complaint`: every day of a complaint, from filing it to reconsidering its decision, by the law of a place. */
export function complaintOf(raw: Raw): Json | Refusal {
  const facts = read(complaintShape, raw)
  if (isRefusal(facts)) return facts
  const law = lawOf(facts.place ?? 'cn')
  return isRefusal(law) ? law : asRows(law.complaints.complaint(facts satisfies ComplaintFacts, facts.lawDay, law.country.calendar))
}
