import { yuan } from '#kernel'
import { expect, test } from 'vitest'
import { type PriceConflict, settledPrice } from './price-conflict.ts'

const sheet = yuan('1000000')
test.each<[string, PriceConflict, string, boolean]>([
  ['all agree', { openingSheet: sheet, body: sheet, openingSheetInWords: sheet, sumOfUnits: sheet }, '1000000', false],
  ['the opening sheet beats the body', { openingSheet: sheet, body: yuan('990000') }, '1000000', true],
  ['words beat figures', { openingSheet: sheet, openingSheetInWords: yuan('1010000') }, '1010000', true],
  ['the sum of units beats the total', { openingSheet: sheet, sumOfUnits: yuan('1020000') }, '1020000', true],
  [
    'with a decimal slip in a unit price the total of the sheet stays',
    { openingSheet: sheet, sumOfUnits: yuan('100000'), decimalSlip: true },
    '1000000',
    true,
  ],
  [
    'in the order of the rule: words first, then units',
    { openingSheet: sheet, openingSheetInWords: yuan('1010000'), sumOfUnits: yuan('1020000') },
    '1020000',
    true,
  ],
])('%s', (_, conflict, price, mustBeConfirmed) => expect(settledPrice(conflict).value).toEqual({ price: yuan(price), mustBeConfirmed }))
