import { decimal, fraction, minor, multiply, sayMoney, sum } from '#kernel'
import type { Ctx } from '#platform'
import { DataTable, Empty, Facts, type FrameFacts, Page } from '#ui'
import { publicInstitutions } from '../institutions.ts'
import { publicIndex } from '../public-index.ts'
import { payingOffices } from '../purchasers.ts'
import { extensionPath } from '../rules/package.ts'
import { testPrefix } from '../rules/publishing.ts'
import { logWords } from '../log-words.ts'
import { words } from '../words.ts'
import { indexColumns } from './lists.tsx'

/** What is public here, in figures, and the ways in. */
export async function FrontPage(ctx: Ctx, frame: FrameFacts) {
  const { lang } = ctx
  const t = words[lang]
  const [index, institutions, paying] = await Promise.all([publicIndex(ctx), publicInstitutions(ctx), payingOffices(ctx)])
  const due = paying.reduce((n, o) => n + o.paid.due, 0)
  const inTime = paying.reduce(
    (n, o) => n + (o.paid.inTimeByCount ? Number((o.paid.inTimeByCount.n * BigInt(o.paid.due)) / o.paid.inTimeByCount.d) : 0),
    0,
  )
  const value = minor(sum(institutions.map((i) => i.value)))
  return (
    <Page ctx={ctx} frame={frame} section="open" title={t.open} lead={t.openLead}>
      <Facts
        facts={[
          { label: t.publicPurchases, value: index.length },
          { label: t.underContract, value: sayMoney(value, lang) },
          { label: t.institutions, value: institutions.length },
          {
            label: t.inTime,
            value: due === 0 ? '–' : `${inTime} / ${due}`,
            note: due === 0 ? t.noneDue : due < 5 ? t.ofDue(due) : `${decimal(multiply(fraction(inTime, due), fraction(100)), 0)}%`,
          },
        ]}
      />
      <h2>{t.whatIsHere}</h2>
      <ul>
        <li>
          <a href="/open/purchases">{t.goPurchases}</a>
        </li>
        <li>
          <a href="/open/institutions">{t.goInstitutions}</a>
        </li>
        <li>
          <a href="/open/punctuality">{t.goPunctuality}</a>
        </li>
        <li>
          <a href="/open/heard">{t.goHeard}</a>
        </li>
        <li>
          <a href="/open/ocds.json">{t.goOcds}</a>
        </li>
        <li>
          <a href="/open/log">{logWords[lang].goLog}</a>
        </li>
        <li>
          <a href="/open/about">{t.goAbout}</a>
        </li>
      </ul>
      <h2>{t.newest}</h2>
      <DataTable
        rows={index.slice(0, 6)}
        columns={indexColumns(lang)
          .filter((c) => c.key !== 'number')
          .map(({ sort: _, ...c }) => c)}
        rowKey={(r) => r.id}
        lang={lang}
        empty={
          <Empty title={t.noPurchases}>
            <p>{t.noPurchasesHelp}</p>
          </Empty>
        }
      />
      {index.length > 6 && (
        <p>
          <a href="/open/purchases">{t.all}</a>
        </p>
      )}
    </Page>
  )
}

export function AboutPage({ ctx, frame, ocidPrefix }: { ctx: Ctx; frame: FrameFacts; ocidPrefix: string | null }) {
  const t = words[ctx.lang]
  return (
    <Page ctx={ctx} frame={frame} section="open" title={t.aboutTitle} trail={[{ label: t.open, href: '/open' }, { label: t.aboutTitle }]}>
      <p>{t.aboutOnce}</p>
      <p>{t.aboutWithheld}</p>
      <p>
        {t.aboutOcds} <a href={extensionPath}>{t.extension}</a>
      </p>
      <p>{ocidPrefix ? <code>{ocidPrefix}</code> : <b>{t.aboutPrefix(testPrefix)}</b>}</p>
      <p>{t.aboutCsv}</p>
    </Page>
  )
}
