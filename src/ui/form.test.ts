import { instruments } from '#law'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { briefName, ErrorSummary, freshForm, TextField } from './form.tsx'

test.each([
  ['《政府购买服务管理办法》（财政部令第 102 号）', '财政部令第 102 号'],
  ['Measures for Government Purchase of Services (Ministry of Finance Order 102)', 'Order 102'],
  ['《政府采购需求管理办法》（财库〔2021〕22 号）', '财库〔2021〕22 号'],
  ['Measures for Procurement Needs (Caiku [2021] No. 22)', 'Caiku [2021] No. 22'],
  ['财库〔2019〕38 号（促进公平竞争优化营商环境）', '财库〔2019〕38 号'],
  ['《中华人民共和国政府采购法实施条例》', '政府采购法实施条例'],
  ['Budget Law', 'Budget Law'],
])('%s is called %s in passing', (whole, brief) => expect(briefName(whole)).toBe(brief))

test('no two texts of the law are called the same in passing', () => {
  for (const lang of ['zh', 'en'] as const) {
    const names = Object.values(instruments).map((i) => briefName(i[lang]))
    expect(new Set(names).size).toBe(names.length)
  }
})

const Shared = (p: { form: ReturnType<typeof freshForm> }) =>
  createElement(TextField, { form: p.form, lang: 'en', name: 'what', label: 'What is asked for' })

test('what is wrong in a part that several forms share is said by the name of its field too', () => {
  const form = { ...freshForm(), errors: { what: { zh: '请填写这一项。', en: 'Please fill this in.' } } }
  const said = renderToStaticMarkup(createElement(ErrorSummary, { form, lang: 'en', fields: createElement(Shared, { form }) }))
  expect(said).toContain('What is asked for')
})
