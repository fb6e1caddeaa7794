import { instruments } from '#law'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { briefName } from './cites.tsx'
import { ErrorSummary } from './error-summary.tsx'
import { Checkboxes, freshForm, Select, TextField } from './form.tsx'

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

test('a choice that is not offered is refused with the choices, as the page calls them', () => {
  const errors = { grade: { zh: '请选一个。', en: 'Choose one.' }, 'kinds.1': { zh: '请选一个。', en: 'Choose one.' } }
  const form = { ...freshForm({ grade: 'x', kinds: ['0', 'y'] }), errors }
  const options = [
    { value: 's', label: '社会工作师' },
    { value: 'a', label: '助理社会工作师' },
  ]
  const many = Array.from({ length: 12 }, (_, i) => ({ value: String(i), label: createElement('b', {}, `第${i}类`) }))
  const fields = [
    createElement(Select, { key: 1, form, lang: 'zh', name: 'grade', label: '等级', options }),
    createElement(Checkboxes, { key: 2, form, lang: 'zh', name: 'kinds', label: '类别', options: many }),
  ]
  for (const said of [createElement(ErrorSummary, { form, lang: 'zh', fields }), createElement('div', {}, fields)].map((e) =>
    renderToStaticMarkup(e),
  )) {
    expect(said).toContain('请选一个。可选的有：社会工作师、助理社会工作师。')
    expect(said).toContain('请选一个。可选的有：第0类、第1类、第2类、第3类、第4类、第5类、第6类、第7类等 12 项。')
  }
  // What is among them and wrong for another reason says only that reason.
  const other = { ...form, values: { grade: 's', kinds: ['0'] } }
  expect(renderToStaticMarkup(createElement(Select, { form: other, lang: 'zh', name: 'grade', label: '等级', options }))).not.toContain(
    '可选',
  )
})

test('what is wrong in one of several lines is said with the line', () => {
  const wrong = { zh: '太多。', en: 'Too much.' }
  const form = { ...freshForm(), errors: { 'lines.0.amount': wrong, 'lines.1.amount': wrong, total: wrong } }
  const line = (i: number, title: string) =>
    createElement(
      'fieldset',
      { key: i },
      createElement('legend', {}, 'Post: ', title),
      createElement(TextField, { form, lang: 'en', name: `lines.${i}.amount`, label: 'Amount' }),
    )
  const fields = [
    line(0, 'Worker'),
    line(1, 'Supervisor'),
    createElement(TextField, { key: 't', form, lang: 'en', name: 'total', label: 'Total' }),
  ]
  const said = renderToStaticMarkup(createElement(ErrorSummary, { form, lang: 'en', fields }))
  expect([...said.matchAll(/<li><a[^>]*>([^<]*)</g)].map((m) => m[1])).toEqual([
    'Post: Worker · Amount: Too much.',
    'Post: Supervisor · Amount: Too much.',
    'Total: Too much.',
  ])
})

test('a refusal that is the error of a field is said once in the summary', () => {
  const wrong = { zh: '验证码不对。', en: 'This code is not right.' }
  const said = (refusal: { zh: string; en: string }) =>
    renderToStaticMarkup(
      createElement(ErrorSummary, {
        form: { ...freshForm(), errors: { code: wrong }, refusal: { refused: true, code: 'x', status: 422, words: refusal } },
        lang: 'en',
      }),
    )
  const times = (text: string) => text.split('This code is not right').length - 1
  expect(times(said(wrong))).toBe(1)
  // One that says it within a longer sentence, as of a bid that is not complete.
  expect(times(said({ zh: `标书不完整：${wrong.zh}`, en: `The bid is not complete: ${wrong.en}` }))).toBe(1)
  expect(said({ zh: '另有一件。', en: 'Something else as well.' })).toContain('Something else as well.')
})
