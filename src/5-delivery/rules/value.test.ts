import { describe, expect, test } from 'vitest'
import { reachedOf } from './value.ts'

describe('what was reached, beside what was asked for and promised', () => {
  test.each([
    // More is better: asked for 60.
    ['more', '60', null, '60', 'reached'],
    ['more', '60', null, '59.999', 'not-yet'],
    ['more', '60', null, '61', 'reached'],
    // Promised 66: what is asked for is reached and the promise is not.
    ['more', '60', '66', '65.9', 'short'],
    ['more', '60', '66', '66', 'reached'],
    ['more', '60', '66', '0', 'short'],
    // Exactly, where a decimal would round.
    ['more', '1/3', null, '0.3333', 'not-yet'],
    ['more', '1/3', null, '1/3', 'reached'],
    // Less is better: at most 10, promised 8.
    ['less', '10', null, '10', 'reached'],
    ['less', '10', null, '10.1', 'not-yet'],
    ['less', '10', '8', '9', 'short'],
    ['less', '10', '8', '8', 'reached'],
  ] as const)('%s is better, %s asked for, %s promised: %s is %s', (better, target, promised, value, is) =>
    expect(reachedOf({ better, target }, promised, value)).toBe(is),
  )
})
