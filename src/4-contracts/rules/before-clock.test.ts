import { day, dayAt } from '#kernel'
import { describe, expect, test } from 'vitest'
import { beforeClock, type TextMoments } from './before-clock.ts'

const on = (d: string, hour = '09') => Temporal.Instant.from(`${d}T${hour}:00:00+08:00`)
const at = (today: string) => ({ today: day(today), dayOf: (m: Temporal.Instant) => dayAt(m, 'Asia/Shanghai') })
const text = (number: number, o: Partial<TextMoments> & Pick<TextMoments, 'proposedAt'>): TextMoments => ({
  number,
  state: 'open',
  proposedBy: 'purchaser',
  answeredAt: null,
  signedAt: { purchaser: null, provider: null },
  ...o,
})
const signed = {
  noticeOn: day('2026-01-05'),
  signedOn: day('2026-02-20'),
  startsOn: day('2026-02-01'),
  closedOn: null,
  state: 'active' as const,
}

describe('the clock before the clock', () => {
  test('from the award the days lie with whoever had the text: the purchaser until it is drafted, then the one who has not answered', () => {
    const first = text(1, {
      state: 'agreed',
      proposedAt: on('2026-01-15'),
      answeredAt: on('2026-02-20'),
      signedAt: { provider: on('2026-01-18'), purchaser: on('2026-02-20') },
    })
    const b = beforeClock(signed, [first], at('2026-03-01'))
    expect(b.toSignature).toMatchObject({ days: 46, desks: { purchaser: 10 + 33, provider: 3 } })
    expect(b.servedBefore).toBe(19)
    expect(b.changes).toEqual([])
  })
  test('what one side would not have goes back to who proposed it, and a text of the institution lies with the purchaser', () => {
    const texts = [
      text(1, {
        state: 'agreed',
        proposedAt: on('2026-01-05'),
        answeredAt: on('2026-02-20'),
        signedAt: { provider: on('2026-02-20'), purchaser: on('2026-02-10') },
      }),
      text(2, { state: 'declined', proposedBy: 'provider', proposedAt: on('2026-01-10'), answeredAt: on('2026-01-30') }),
    ]
    // 5 days with the institution, 20 with the purchaser, 11 with the institution that had proposed, 10 more after the signature.
    expect(beforeClock(signed, texts, at('2026-03-01')).toSignature?.desks).toEqual({ purchaser: 20, provider: 5 + 11 + 10 })
  })
  test('not yet signed it is counted to today, and so is what was served without a contract', () => {
    const b = beforeClock(
      { ...signed, signedOn: null, state: 'negotiating' },
      [text(1, { proposedAt: on('2026-01-06') })],
      at('2026-02-05'),
    )
    expect(b.toSignature).toMatchObject({ to: null, days: 31, desks: { purchaser: 1, provider: 30 } })
    expect(b.servedBefore).toBe(4)
  })
  test('a change is counted from its proposal to its answer; one that waits says with whom', () => {
    const first = text(1, { state: 'agreed', proposedAt: on('2026-02-01'), answeredAt: on('2026-02-20') })
    const done = text(2, {
      state: 'agreed',
      proposedBy: 'provider',
      proposedAt: on('2026-04-01'),
      answeredAt: on('2026-05-01'),
      signedAt: { provider: on('2026-04-01', '10'), purchaser: on('2026-05-01') },
    })
    const waits = text(3, { proposedAt: on('2026-06-01'), signedAt: { purchaser: null, provider: on('2026-06-05') } })
    const b = beforeClock(signed, [waits, done, first], at('2026-06-11'))
    expect(b.changes).toMatchObject([
      { number: 2, days: 30, desks: { purchaser: 30, provider: 0 }, with: null },
      { number: 3, days: 10, desks: { purchaser: 6, provider: 4 }, with: 'purchaser', to: null },
    ])
  })
  test('without an award there is nothing to count from it, and a contract signed before its first day served nothing early', () => {
    const b = beforeClock({ ...signed, noticeOn: null, startsOn: day('2026-03-01') }, [], at('2026-03-01'))
    expect(b).toEqual({ toSignature: null, servedBefore: 0, changes: [] })
  })
})
