import { sayDay } from '#kernel'
import { campaignTitle } from '#needs'
import { type Ctx, notThere } from '#platform'
import { type C, DataTable, Empty, type FrameFacts, Page } from '#ui'
import { heardBy, offices } from '../purchasers.ts'
import { words } from '../words.ts'
import { titleOf } from './purchase-page.tsx'

/** What residents said to each office, and what came of it: what was not bought is shown too. */
export async function HeardPage(ctx: Ctx, c: C, frame: FrameFacts) {
  const { lang } = ctx
  const t = words[lang]
  const all = await offices(ctx)
  const chosen = c.req.query('purchaser') ?? (all.length === 1 ? all[0]!.id : undefined)
  const found = chosen ? await heardBy(ctx, chosen) : undefined
  if (chosen && !found) return notThere()
  const name = (o: { name: string; nameEn: string | null }) => (lang === 'en' && o.nameEn) || o.name
  return (
    <Page
      ctx={ctx}
      frame={frame}
      section="open"
      title={t.heardAndBought}
      lead={found ? name(found) : t.heardLead}
      trail={[{ label: t.open, href: '/open' }, { label: t.heardAndBought }]}
    >
      {!found &&
        (all.length === 0 ? (
          <Empty title={t.noOffices} />
        ) : (
          <ul>
            {all.map((o) => (
              <li key={o.id}>
                <a href={`/open/heard?purchaser=${o.id}`}>{name(o)}</a>
              </li>
            ))}
          </ul>
        ))}
      {found && (
        <>
          {found && all.length > 1 && (
            <p className="no-print">
              <a href="/open/heard">{t.all}</a>
            </p>
          )}
          <h2>{t.needsBought}</h2>
          <DataTable
            rows={found.needs}
            rowKey={(r) => r.need.id}
            lang={lang}
            empty={<p className="soft">{t.nothingBought}</p>}
            columns={[
              { key: 'need', label: t.need, cell: (r) => titleOf(r.need, lang) },
              { key: 'since', label: t.confirmedOn, cell: (r) => (r.need.acceptedOn ? sayDay(r.need.acceptedOn, lang) : '') },
              {
                key: 'bought',
                label: t.boughtThen,
                cell: (r) =>
                  r.purchases.map((p) => (
                    <a key={p.id} style={{ display: 'block' }} href={`/open/purchases/${p.id}`}>
                      {p.number} {titleOf(p, lang)}
                    </a>
                  )),
              },
            ]}
          />
          <h2>{t.surveyResults}</h2>
          {found.surveys.length === 0 && <p className="soft">{t.noSurveys}</p>}
          {found.surveys.map((s) => (
            <section key={s.campaign.id}>
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
                {lang === 'zh' ? '：' : ': '}
                {s.purchaseId ? <a href={`/open/purchases/${s.purchaseId}`}>{t.bought}</a> : t.nothingBought}
              </p>
            </section>
          ))}
        </>
      )}
    </Page>
  )
}
