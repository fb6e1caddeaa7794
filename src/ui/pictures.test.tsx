import { day } from '#kernel'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { Duties } from './pictures.tsx'

const today = day('2026-03-04')
const said = (minutesLeft: number | undefined, lang: 'zh' | 'en' = 'en', dueOn = today) =>
  /<b>(.*?)<\/b>/.exec(renderToStaticMarkup(<Duties duties={[{ id: '1', title: '', dueOn, minutesLeft }]} today={today} lang={lang} />))![1]

test('who has hours left reads hours, and who has minutes minutes, also over midnight', () => {
  expect(said(185)).toBe('in 3 hours')
  expect(said(185, 'zh')).toBe('还有 3 小时')
  expect(said(60)).toBe('in 1 hour')
  expect(said(1)).toBe('in 1 minute')
  expect(said(59, 'zh')).toBe('还有 59 分钟')
  expect(said(20 * 60, 'en', day('2026-03-05'))).toBe('in 20 hours')
})

test('who has days left reads days, and what is due some time today is due today', () => {
  expect(said(24 * 60, 'en', day('2026-03-05'))).toBe('1 day left')
  expect(said(undefined)).toBe('due today')
  expect(said(-30, 'en')).toBe('due today')
  expect(said(-30 * 60, 'en', day('2026-03-03'))).toBe('1 day late')
})
