import { dayAt, type Moment } from '#kernel'

/** An entry of the record log, as far as it says that something became public. */
interface PublishingEntry {
  readonly action: string
  readonly subjectId: string
  readonly at: Moment
}

/** Which entry makes which release public. Pages show a fact from the moment it is recorded, so that is when it is published. */
const releaseOf: Readonly<Record<string, (e: PublishingEntry, zone: string) => string>> = {
  'plans.publish': (e) => `planning-${e.subjectId}`,
  'tenders.publish': (e) => `tender-${e.subjectId}`,
  'tenders.cancel': (e) => `cancelled-${e.subjectId}`,
  // Too few bids are seen at the opening, which then ends the tender itself.
  'tenders.open': (e) => `void-${e.subjectId}`,
  'tenders.void': (e) => `void-${e.subjectId}`,
  'tenders.finish-scoring': (e) => `void-${e.subjectId}`,
  'awards.decide': (e) => `award-of-${e.subjectId}`,
  'awards.by-silence': (e) => `award-of-${e.subjectId}`,
  'awards.name-next': (e) => `award-of-${e.subjectId}`,
  'awards.lapse': (e) => `lapse-of-${e.subjectId}`,
  'tenders.restart': (e) => `void-${e.subjectId}`,
  'challenges.file': (e) => `review-${e.subjectId}-received`,
  'challenges.answer': (e) => `review-${e.subjectId}-answered`,
  'challenges.carry-out': (e) => `review-${e.subjectId}-carried-out`,
  'challenges.withdraw': (e) => `review-${e.subjectId}-withdrawn`,
  'complaints.file': (e) => `review-${e.subjectId}-received`,
  'complaints.refuse': (e) => `review-${e.subjectId}-refused`,
  'complaints.suspend': (e) => `review-${e.subjectId}-suspended`,
  'complaints.resume': (e) => `review-${e.subjectId}-resumed`,
  'complaints.decide': (e) => `review-${e.subjectId}-decided`,
  'complaints.withdraw': (e) => `review-${e.subjectId}-withdrawn`,
  // The second side to say it opens both; the last entry counts.
  'contracts.say-success': (e) => `success-${e.subjectId}`,
  'contracts.end': (e) => `end-${e.subjectId}`,
  'contracts.terminate': (e) => `end-${e.subjectId}`,
  'delivery.accept': (e) => `acceptance-${e.subjectId}`,
  'delivery.fall-silent': (e) => `acceptance-${e.subjectId}`,
  'delivery.settle': (e, zone) => `settlement-${e.subjectId}-${dayAt(e.at, zone)}`,
  'payments.claim': (e) => `claim-${e.subjectId}`,
  'evaluations.give': (e) => `verdict-${e.subjectId}`,
  'evaluations.reveal': (e) => `verdict-${e.subjectId}`,
}

export const publishingActions: readonly string[] = Object.keys(releaseOf)

/**
 * When each event became public, by the key of its release: the moment of the last entry that makes it so.
 * An award is known by its tender (`award-of-…`), as its entry names the tender: the first of them, the second with a number.
 */
export function publishedBy(entries: readonly PublishingEntry[], zone: string): Map<string, Moment> {
  const out = new Map<string, Moment>()
  for (const e of entries.toSorted((a, b) => Temporal.Instant.compare(a.at, b.at))) {
    const key = releaseOf[e.action]?.(e, zone)
    if (!key) continue
    const several = /^(award|lapse)-of-/.test(key)
    let i = 0
    while (several && out.has(nth(key, i))) i += 1
    out.set(nth(key, i), e.at)
  }
  return out
}

/** The key of what happens several times, by how many there were before. */
export const nth = (key: string, before: number): string => (before === 0 ? key : `${key}-${before + 1}`)
