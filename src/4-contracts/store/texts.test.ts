import { expect, test } from 'vitest'
import { combined } from '../rules/contract.sample.ts'
import { readText, storeText } from './texts.ts'

test('precedence is kept with the text; what was stored without it gives none', () => {
  const { precedence, ...before } = storeText(combined())
  expect([precedence, readText(storeText(combined())).precedence, readText(before).precedence]).toEqual([true, true, false])
})
