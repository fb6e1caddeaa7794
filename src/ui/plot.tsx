import { fullStopIn, type Lang } from '#kernel'
import * as Plot from '@observablehq/plot'
import { parseHTML } from 'linkedom'
import { type ReactNode, useId } from 'react'
import { tableWords } from './words.ts'

/** What a picture is drawn in: on a desk, and on a phone, where it has to fit between the edges. */
const widths = { desk: 620, phone: 342 } as const

export const colours = { ink: '#1c2422', soft: '#56615d', line: '#dcd8cd', accent: '#0a5c55', late: '#ad3416', wash: '#e3efec' } as const

/**
 * A plot drawn on the server: no script, a title, a sentence that says what it shows, and its table one click away.
 * Band scales must be named as such: Plot would take text like 2026-01 for dates.
 */
export function Figure(p: {
  title: string
  /** What the plot shows, for who cannot see it. */
  description: string
  options: Plot.PlotOptions
  /** What is drawn otherwise on a phone: narrower margins, and no words where only their beginning would be seen. */
  onPhone?: Plot.PlotOptions
  table: ReactNode
  note?: ReactNode
  lang: Lang
}) {
  const id = useId().replace(/[^\w-]/g, '')
  const named = `${id}-title ${id}-description`
  const onPhone = { ...p.options, ...p.onPhone }
  // Many bars side by side cannot be told apart on a phone: there the picture stays wider than the screen, and it is said.
  const phone = Math.max(widths.phone, (onPhone.marginLeft ?? 48) + (onPhone.marginRight ?? 20) + 20 * bands(onPhone))
  return (
    <figure>
      <Drawn className="plot on-desk" title={p.title} svg={draw(widths.desk, p.options, named)} />
      <Drawn className="plot on-phone" title={p.title} svg={draw(phone, onPhone, named)} />
      {phone > widths.phone && (
        <p className="push" aria-hidden="true">
          {tableWords[p.lang].push}
        </p>
      )}
      <figcaption>
        <b id={`${id}-title`}>{p.title}</b>
        {fullStopIn(p.lang)}
        <span id={`${id}-description`}>{p.description}</span> {p.note}
      </figcaption>
      <details>
        <summary className="small">{tableWords[p.lang].table}</summary>
        {p.table}
      </details>
    </figure>
  )
}

const Drawn = (p: { className: string; title: string; svg: string }) => (
  <div className={p.className} tabIndex={0} role="group" aria-label={p.title} dangerouslySetInnerHTML={{ __html: p.svg }} />
)

/** How many bars stand side by side. */
const bands = ({ x }: Plot.PlotOptions): number => (x?.type === 'band' && Array.isArray(x.domain) ? x.domain.length : 0)

function draw(width: number, options: Plot.PlotOptions, named: string): string {
  const { document } = parseHTML('<!doctype html><html><body></body></html>')
  const svg = Plot.plot({
    document: document as unknown as Document,
    height: 240,
    // Where the name of the axis stands above it.
    marginTop: 28,
    marginLeft: 48,
    marginBottom: 40,
    style: { background: 'transparent', fontSize: '13px', overflow: 'visible' },
    ...options,
    width,
  }) as unknown as Element
  svg.removeAttribute('class')
  for (const style of [...svg.querySelectorAll('style')]) style.remove()
  // The picture as a whole has a name and a description; names on its inner groups are not allowed and say nothing more.
  for (const g of [...svg.querySelectorAll('[aria-label], [aria-description]')]) {
    g.removeAttribute('aria-label')
    g.removeAttribute('aria-description')
  }
  svg.setAttribute('role', 'img')
  svg.setAttribute('aria-labelledby', named)
  return svg.outerHTML
}

/** Months on an axis by their number, `2026-03` as 3; the year stands under the first month and under each January. */
export const monthTick =
  (months: readonly string[]) =>
  (month: string): string => {
    const n = Number(month.slice(5))
    return n === 1 || month === months[0] ? `${n}\n${month.slice(0, 4)}` : String(n)
  }
export { Plot }
