import { sayDay } from '#kernel'
import { saySetValue } from '#law'
import type { Ctx } from '#platform'
import { ActionButton, DayField, Form, type FormState, type FrameFacts, Page, SummaryList, Tag } from '#ui'
import { Link } from '../address.tsx'
import { gradeWords, localWords } from '../local-words.ts'
import { ownOf } from '../own-of.ts'
import { localStates } from '../rules/local-number-words.ts'
import type { LocalNumber } from '../store.ts'

/** A stored number as people read it; as it is stored where this program does not know it. */
export function sayLocal(n: LocalNumber, ctx: Ctx): { what: string; value: string; isKnown: boolean } {
  const { country } = ctx.law
  const own = ownOf(n, ctx)
  const s = country.settable().find((x) => x.key === n.key)
  return {
    what: s?.says[ctx.lang] ?? n.key,
    value: own ? saySetValue(own.value, country.currency)[ctx.lang] : n.value,
    isKnown: own !== undefined,
  }
}

/** One number a jurisdiction has set: what it says, since when, and by which document. */
export function LocalNumberPage(p: { ctx: Ctx; frame: FrameFacts; number: LocalNumber; form: FormState; mayChange: boolean }) {
  const { ctx, number: n } = p
  const { lang } = ctx
  const t = localWords[lang]
  const said = sayLocal(n, ctx)
  const here = `/law/local/${n.id}`
  return (
    <Page
      ctx={ctx}
      frame={p.frame}
      section="law"
      title={said.what}
      trail={[
        { label: t.law, href: '/law' },
        { label: t.title, href: '/law/local' },
      ]}
      actions={
        <Link asker={ctx.asker} className="button plain" href={`/log?record=${n.id}`}>
          {t.history}
        </Link>
      }
    >
      <SummaryList
        rows={[
          { label: t.value, value: <b>{said.value}</b> },
          { label: t.days, value: t.span(n.from_on, n.until_on) },
          { label: t.source, value: n.address ? <a href={n.address}>{n.source}</a> : n.source },
          { label: t.article, value: n.article },
          { label: t.grade, value: gradeWords[n.grade][lang] },
          { label: t.enteredOn, value: sayDay(n.entered_on, lang) },
          { label: t.state, value: <Tag quiet={n.state === 'stands'}>{said.isKnown ? localStates[n.state][lang] : t.unknown}</Tag> },
          ...(n.withdrawn_on ? [{ label: t.withdrawnOn, value: sayDay(n.withdrawn_on, lang) }] : []),
        ]}
      />
      {p.mayChange && n.state === 'withdrawn' && (
        <ActionButton action={`${here}/restore`} lang={lang} label={t.restore} version={n.version} />
      )}
      {p.mayChange && n.state === 'stands' && (
        <>
          <h2 id="end">{t.endTitle}</h2>
          <p>{t.endLead}</p>
          <Form action={`${here}/end`} form={p.form} lang={lang} submit={t.save} version={n.version}>
            <DayField form={p.form} lang={lang} name="until" label={t.until} optional />
          </Form>
          <h2 id="withdraw">{t.withdraw}</h2>
          <p>{t.withdrawLead}</p>
          <ActionButton action={`${here}/withdraw`} lang={lang} label={t.withdraw} version={n.version} danger />
        </>
      )}
    </Page>
  )
}
