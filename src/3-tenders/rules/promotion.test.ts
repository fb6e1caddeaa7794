import { yuan } from '#kernel'
import { describe, expect, test } from 'vitest'
import { type Promotion, promotionTerms, type Reserve, wrongPromotion } from './promotion.ts'

const says = (more: Partial<Omit<Promotion, 'reserve'>> & { reserve?: Reserve | null } = {}) => ({
  reserve: 'part' as Reserve | null,
  reserved: yuan('300000'),
  reservedSmall: yuan('180000'),
  whyNotReserved: null,
  deduction: null,
  deductsForSocial: false,
  ...more,
})

describe('what documents say of small and medium enterprises', () => {
  test.each([
    ['a part and of it a part', says(), []],
    ['nothing yet', says({ reserve: null, reserved: null, reservedSmall: null }), []],
    [
      'a deduction without saying what is reserved',
      says({ reserve: null, reserved: null, reservedSmall: null, deduction: '10' }),
      ['reserve'],
    ],
    ['a part without an amount', says({ reserved: null, reservedSmall: null }), ['reserved']],
    ['an amount where nothing is reserved', says({ reserve: 'none', reservedSmall: null }), ['reserved']],
    ['the whole budget', says({ reserved: yuan('1000000') }), []],
    ['a fen more', says({ reserved: yuan('1000000.01') }), ['reserved']],
    ['more for small ones than is reserved', says({ reservedSmall: yuan('300000.01') }), ['reservedSmall']],
  ])('%s', (_, p, fields) => expect(Object.keys(wrongPromotion(p, yuan('1000000')))).toEqual(fields))
  test('ten per cent is a tenth to the law', () =>
    expect(promotionTerms({ ...says({ deduction: '10' }), reserve: 'none' }).deduction).toEqual({ n: 1n, d: 10n }))
})
