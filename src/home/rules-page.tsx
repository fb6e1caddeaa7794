import { type Day, isRefusal, type Lang, readDay, sayDay } from '#kernel'
import { type Law, reportJson } from '#law'
import { purchase, purchaseTitle } from '#needs'
import { mayNot } from '#people'
import { type Ctx, notThere } from '#platform'
import { type C, Empty, type FrameFacts, Page } from '#ui'
import { type Ruled, ruledRecord, ruledRecords } from './rules-of.ts'
import { Report } from './rules-report.tsx'
import { kindWords, words } from './rules-words.ts'

const isJson = (c: C) => c.req.query('format') === 'json'
const json = (c: C, text: string): Response => c.body(text, 200, { 'content-type': 'application/json; charset=utf-8' })

/** The rules that applied to one record: to read, to print, and for machines. */
export async function RecordRulesPage(ctx: Ctx, c: C, frame: FrameFacts) {
  const found = await ruledRecord(ctx, c.req.param('kind')!, c.req.param('id')!)
  if (isRefusal(found)) return found
  if (isJson(c)) return json(c, reportJson(found.report))
  const { lang } = ctx
  const t = words[lang]
  const at = await purchase(ctx, found.purchaseId)
  return (
    <Page
      ctx={ctx}
      frame={frame}
      section="today"
      title={t.title}
      lead={
        <>
          {kindWords[found.kind][lang]} <a href={found.href}>{found.title[lang]}</a>
          <br />
          {t.lead(sayDay(readDay(found.report.lawDay)!, lang))}
        </>
      }
      trail={[...(at ? [{ label: at.number, href: `/purchases/${at.id}/rules` }] : []), { label: kindWords[found.kind][lang] }]}
    >
      <Report ruled={found} law={ctx.law} lang={lang} whole />
      <Again lang={lang} href={`/rules/${found.kind}/${found.id}?format=json`} concludedOn={found.concludedOn} />
    </Page>
  )
}

/** Of these a purchase has many; each is folded under its title. */
const manyOf = ['delivery', 'payment', 'evaluation'] as const
const isMany = (kind: string): boolean => (manyOf as readonly string[]).includes(kind)

/** The same for every record of a purchase. */
export async function PurchaseRulesPage(ctx: Ctx, c: C, frame: FrameFacts) {
  const found = await purchase(ctx, c.req.param('id')!)
  if (!found) return notThere()
  const no = mayNot(ctx.asker, 'purchases.read', found)
  if (no?.status === 401) return no
  const all = await ruledRecords(ctx, found.id)
  // An institution sees the reports of its own contract and claims, and nothing where it has none.
  if (no && all.length === 0) return no
  if (isJson(c))
    return json(
      c,
      `${JSON.stringify(
        all.map((r) => r.report),
        null,
        2,
      )}\n`,
    )
  const { lang } = ctx
  const t = words[lang]
  return (
    <Page
      ctx={ctx}
      frame={frame}
      section="today"
      title={t.title}
      lead={
        <>
          {purchaseTitle(found, lang)}
          <br />
          {t.purchaseLead}
        </>
      }
      trail={
        no
          ? [{ label: found.number }]
          : [{ label: t.purchases, href: '/purchases' }, { label: found.number, href: `/purchases/${found.id}` }, { label: t.title }]
      }
    >
      {all.length === 0 && (
        <Empty title={t.none}>
          <p>{t.noneHelp}</p>
        </Empty>
      )}
      <Reports all={all} law={ctx.law} lang={lang} />
      {all.length > 0 && <Again lang={lang} href={`/purchases/${found.id}/rules?format=json`} />}
    </Page>
  )
}

/** Every report under its title, those of which there are many folded. */
function Reports({ all, law, lang }: { all: readonly Ruled[]; law: Law; lang: Lang }) {
  return (
    <>
      {all
        .filter((r) => !isMany(r.kind))
        .map((r) => (
          <section key={r.kind + r.id} aria-labelledby={`${r.kind}-${r.id}`}>
            <h2 id={`${r.kind}-${r.id}`}>
              {kindWords[r.kind][lang]} <span className="soft">{r.title[lang]}</span>
            </h2>
            <Report ruled={r} law={law} lang={lang} alone />
          </section>
        ))}
      {manyOf.map((kind) => {
        const own = all.filter((r) => r.kind === kind)
        return (
          own.length > 0 && (
            <section key={kind} aria-labelledby={`all-${kind}`}>
              <h2 id={`all-${kind}`}>{kindWords[kind][lang]}</h2>
              {own.map((r) => (
                <details key={r.id}>
                  <summary>{r.title[lang]}</summary>
                  <Report ruled={r} law={law} lang={lang} alone />
                </details>
              ))}
            </section>
          )
        )
      })}
    </>
  )
}

function Again({ lang, href, concludedOn }: { lang: Lang; href: string; concludedOn?: Day | null }) {
  const t = words[lang]
  return (
    <p className="small soft">
      {t.again} <a href={href}>{t.json}</a> · <a href={`/law/calendar.json${concludedOn ? `?known=${concludedOn}` : ''}`}>{t.calendar}</a>
    </p>
  )
}
