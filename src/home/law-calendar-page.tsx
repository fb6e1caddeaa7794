import { listIn, sayDay } from '#kernel'
import { calendarOf, enteredYears, may } from '#people'
import type { Ctx } from '#platform'
import { Cites, type FrameFacts, Page, SummaryList, Tag } from '#ui'
import { LawTabs } from './law-parts.tsx'
import { words } from './law-words.ts'

/** Days off and days worked in their stead, by year. */
export async function CalendarPage(ctx: Ctx, frame: FrameFacts) {
  const { lang } = ctx
  const t = words[lang]
  const years = (await calendarOf(ctx)).years.toReversed()
  const own = new Map((await enteredYears(ctx)).map((y) => [y.year, y]))
  const mayEnter = may(ctx.asker, 'people.manage-all')
  const span = ([from, to]: readonly [string, string]) => (from === to ? from : `${from} – ${to.slice(5)}`)
  return (
    <Page
      ctx={ctx}
      frame={frame}
      section="law"
      title={t.calendar}
      lead={t.calendarLead}
      trail={[{ label: t.law, href: '/law' }, { label: t.calendar }]}
      actions={
        mayEnter && (
          <a className="button plain" href="/law/calendar/edit">
            {t.enterYear}
          </a>
        )
      }
    >
      <LawTabs lang={lang} at="/law/calendar" />
      {years.map((y) => (
        <section key={y.year}>
          <h2 id={`y${y.year}`}>
            {y.year} {own.has(y.year) && <Tag quiet>{t.enteredHere}</Tag>}
          </h2>
          <SummaryList
            rows={[
              { label: t.holidays, value: listIn(y.daysOff.map(span), lang) },
              { label: t.swaps, value: y.workedWeekends.length === 0 ? t.none : listIn(y.workedWeekends, lang) },
              { label: t.source, value: <Cites cites={y.cites} lang={lang} /> },
              ...(own.has(y.year) ? [{ label: t.enteredOn, value: sayDay(own.get(y.year)!.enteredOn, lang) }] : []),
            ]}
          />
          {mayEnter && (
            <p className="small no-print">
              <a href={`/law/calendar/edit?year=${y.year}`}>{t.correctYear(y.year)}</a>
            </p>
          )}
        </section>
      ))}
    </Page>
  )
}
