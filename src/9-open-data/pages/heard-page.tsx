import { colonIn, type Lang, nameIn, sayDay, titleIn } from '#kernel'
import { campaignTitle } from '#needs'
import type { Ctx } from '#platform'
import { type Column, Empty, type FrameFacts, type Listed, ListTable, Page } from '#ui'
import type { HeardNeed, HeardOffice, HeardSurvey, Office } from '../heard-by.ts'
import { words } from '../words.ts'

const trail = (lang: Lang) => [{ label: words[lang].open, href: '/open' }, { label: words[lang].heardAndBought }]

/** The offices, where there are several: each is looked at on its own. */
export function HeardOfficesPage({ ctx, frame, all }: { ctx: Ctx; frame: FrameFacts; all: readonly Office[] }) {
  const { lang } = ctx
  const t = words[lang]
  return (
    <Page ctx={ctx} frame={frame} section="open" title={t.heardAndBought} lead={t.heardLead} trail={trail(lang)}>
      {all.length === 0 ? (
        <Empty title={t.noOffices} />
      ) : (
        <ul>
          {all.map((o) => (
            <li key={o.id}>
              <a href={`/open/heard?purchaser=${o.id}`}>{nameIn(o, lang)}</a>
            </li>
          ))}
        </ul>
      )}
    </Page>
  )
}

export const heardColumns = (lang: Lang): Column<HeardNeed>[] => {
  const t = words[lang]
  return [
    { key: 'need', label: t.need, sort: true, cell: (r) => titleIn(r.need, lang), text: (r) => titleIn(r.need, lang) },
    {
      key: 'since',
      label: t.confirmedOn,
      sort: true,
      cell: (r) => (r.need.acceptedOn ? sayDay(r.need.acceptedOn, lang) : ''),
      text: (r) => r.need.acceptedOn?.toString() ?? '',
    },
    {
      key: 'bought',
      label: t.boughtThen,
      cell: (r) =>
        r.purchases.map((p) => (
          <a key={p.id} style={{ display: 'block' }} href={`/open/purchases/${p.id}`}>
            {p.number} {titleIn(p, lang)}
          </a>
        )),
      text: (r) => r.purchases.map((p) => p.number).join(' '),
    },
  ]
}

/** What residents said to an office, and what came of it: what was not bought is shown too. */
export function HeardPage(p: { ctx: Ctx; frame: FrameFacts; found: HeardOffice; page: Listed<HeardNeed>; q: string; hasOthers: boolean }) {
  const { ctx, frame, found, page, q } = p
  const { lang } = ctx
  const t = words[lang]
  return (
    <Page ctx={ctx} frame={frame} section="open" title={t.heardAndBought} lead={nameIn(found, lang)} trail={trail(lang)}>
      {p.hasOthers && (
        <p className="no-print">
          <a href="/open/heard">{t.all}</a>
        </p>
      )}
      <h2>{t.needsBought}</h2>
      <form className="filters" action="/open/heard">
        <input type="hidden" name="purchaser" value={found.id} />
        <div className="field">
          <label htmlFor="q">{t.searchNeed}</label>
          <input type="search" id="q" name="q" defaultValue={q} />
        </div>
        <button className="button plain small">{t.filter}</button>
        {q && <a href={`/open/heard?purchaser=${found.id}`}>{t.clear}</a>}
      </form>
      <ListTable
        of={page}
        frame={frame}
        columns={heardColumns(lang)}
        rowKey={(r) => r.need.id}
        lang={lang}
        {...(!q && { empty: <p className="soft">{t.nothingBought}</p> })}
      />
      <h2>{t.surveyResults}</h2>
      {found.surveys.length === 0 && <p className="soft">{t.noSurveys}</p>}
      {found.surveysInAll > found.surveys.length && (
        <p className="soft small">{t.newestSurveys(found.surveys.length, found.surveysInAll)}</p>
      )}
      {found.surveys.map((s) => (
        <Survey key={s.campaign.id} s={s} lang={lang} />
      ))}
    </Page>
  )
}

function Survey({ s, lang }: { s: HeardSurvey; lang: Lang }) {
  const t = words[lang]
  return (
    <section>
      <h3>{campaignTitle(s.campaign, lang)}</h3>
      <p className="soft small">
        {t.closedOn(sayDay(s.campaign.closesOn, lang))} · {s.n === null ? t.fewAnswers : t.sample(s.n, Math.round(s.nEff))}
      </p>
      {s.top.length > 0 && (
        <>
          <p>{t.topNeeds}</p>
          <ul>
            {s.top.map((n) => (
              <li key={n.questionId}>
                {n.label[lang]}{' '}
                <span className="soft small">
                  {n.interval
                    ? t.gap(n.discrepancy.toFixed(1), n.interval.low.toFixed(1), n.interval.high.toFixed(1))
                    : n.discrepancy.toFixed(1)}
                </span>
              </li>
            ))}
          </ul>
          {s.top.some((n) => n.tiedWith.length > 0) && <p className="soft small">{t.tied}</p>}
        </>
      )}
      <p>
        {t.boughtThen}
        {colonIn(lang)}
        {s.purchaseId ? <a href={`/open/purchases/${s.purchaseId}`}>{t.bought}</a> : t.nothingBought}
      </p>
    </section>
  )
}
