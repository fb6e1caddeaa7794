import { colonIn, titleIn } from '#kernel'
import { Form, type FormState, Page, Select, TextArea, TextField } from '#ui'
import type { Need, Purchase } from '../store/index.ts'
import { words } from '../page-words.ts'
import type { Common } from './parts.tsx'

export function NewNeedPage({ ctx, frame, form, purchases }: Common & { form: FormState; purchases: readonly Purchase[] }) {
  const t = words[ctx.lang]
  const f = { form, lang: ctx.lang }
  return (
    <Page ctx={ctx} frame={frame} title={t.noticeNeed} section="needs" lead={t.noticeLead} trail={[{ label: t.needs, href: '/needs' }]}>
      <Form action="/needs/new" {...f} submit={t.save} cancel="/needs">
        <TextField {...f} name="title" label={t.needTitle} hint={t.needTitleHint} maxLength={200} />
        <TextField {...f} name="titleEn" label={t.titleEn} optional maxLength={200} />
        <TextArea {...f} name="statement" label={t.statement} hint={t.statementHint} />
        <Select
          {...f}
          name="purchaseId"
          label={t.purchaseOfSurvey}
          optional
          empty={t.noPurchase}
          options={purchases.map((b) => ({ value: b.id, label: `${b.number} ${titleIn(b, ctx.lang)}` }))}
        />
      </Form>
    </Page>
  )
}

export function SetAsidePage({ ctx, frame, need, form }: Common & { need: Need; form: FormState }) {
  const t = words[ctx.lang]
  const f = { form, lang: ctx.lang }
  return (
    <Page
      ctx={ctx}
      frame={frame}
      title={`${t.setAside}${colonIn(ctx.lang)}${titleIn(need, ctx.lang)}`}
      section="needs"
      lead={t.setAsideLead}
      trail={[
        { label: t.needs, href: '/needs' },
        { label: titleIn(need, ctx.lang), href: `/needs/${need.id}` },
      ]}
    >
      <Form action={`/needs/${need.id}/set-aside`} {...f} submit={t.setAside} cancel={`/needs/${need.id}`} version={need.version} danger>
        <TextArea {...f} name="reason" label={t.reason} />
      </Form>
    </Page>
  )
}
