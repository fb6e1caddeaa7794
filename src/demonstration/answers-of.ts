/** Items of each scale that the demonstration asks, the highest answer, and which are asked the other way round. */
const shapes: Readonly<Record<string, { items: number; highest: number; reversed: readonly number[] }>> = {
  'phq-9': { items: 8, highest: 3, reversed: [] },
  'gad-7': { items: 7, highest: 3, reversed: [] },
  'gds-15': { items: 15, highest: 1, reversed: [1, 5, 7, 11, 13] },
}

/** Answers that come to a score. The ninth item of PHQ-9 is “not at all”, unless somebody answered it so that its manual asks to act. */
export function answersOf(scale: string, score: number, alarm = false): Record<number, number> {
  const { items, highest, reversed } = shapes[scale]!
  const left = score - (alarm ? 1 : 0)
  const points = (n: number) => Math.min(highest, Math.floor(left / items) + (n < left % items ? 1 : 0))
  const answers = Object.fromEntries(
    Array.from({ length: items }, (_, n) => [n + 1, reversed.includes(n + 1) ? highest - points(n) : points(n)]),
  )
  return scale === 'phq-9' ? { ...answers, 9: alarm ? 1 : 0 } : answers
}
