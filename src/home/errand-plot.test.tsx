import { day, fraction } from '#kernel'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { ErrandPlot } from './errand-plot.tsx'

const month = (name: string, percent: number, isOver: boolean) => ({
  month: name,
  monthOn: day(`${name}-01`),
  endsOn: day(`${name}-28`),
  minutes: 100,
  errandMinutes: percent,
  share: fraction(percent, 100),
  cap: '10',
  isOver,
  aboveCap: percent > 10,
  overCap: isOver && percent > 10,
})
const shown = (percent: number, lang: 'zh' | 'en') =>
  renderToStaticMarkup(
    <ErrandPlot lang={lang} cap="10" months={[month('2026-02', 9, true), month('2026-03', percent, false)]} href={undefined} />,
  )

test('the running month says how it stands, and is not counted among those that passed the cap', () => {
  expect(shown(12, 'zh')).toContain('合同上限 10%，已经结束的月份都没有超过。2026 年 3 月还没结束，目前 12.0%，已高于上限。')
  expect(shown(12, 'en')).toContain('No month that is over passed it. March 2026 is not over: 12.0% so far, above the cap.')
  expect(shown(10, 'en')).toContain('March 2026 is not over: 10.0% so far, within the cap.')
})
test('on a phone a year fits between the edges, and what does not is said to be wider', () => {
  const year = (n: number) =>
    renderToStaticMarkup(
      <ErrandPlot
        lang="en"
        cap="10"
        months={Array.from({ length: n }, (_, i) =>
          month(`${2026 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}`, 5, true),
        )}
        href={undefined}
      />,
    )
  expect(year(12)).toContain('width="342"')
  expect(year(12)).not.toContain('class="push"')
  expect(year(24)).toContain('class="push"')
})
