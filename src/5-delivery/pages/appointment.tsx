import { sayDay } from '#kernel'
import type { Ctx } from '#platform'
import { DayField, Form, type FormState, type FrameFacts, Page, TextArea, Tick } from '#ui'
import type { ReactNode } from 'react'
import { certificateWords } from '../rules/certificate-words.ts'
import type { Appointment } from '../rules/posts.ts'
import { words } from '../words.ts'

interface Facts {
  ctx: Ctx
  frame: FrameFacts
  form: FormState
  appointment: Appointment
}
type WithPrevious = Facts & { previous: Appointment | undefined }

export function EndAppointmentPage(f: Facts) {
  const { form, ctx } = f
  const t = words[ctx.lang]
  return (
    <OneAppointment f={f} at="end" title={t.endTitle(f.appointment.workerName)} does={t.end}>
      <DayField form={form} lang={ctx.lang} name="lastOn" label={t.lastOn} />
      <TextArea form={form} lang={ctx.lang} name="reason" label={t.reason} rows={2} />
    </OneAppointment>
  )
}

export function CertificatePage(f: Facts) {
  const { form, ctx } = f
  const t = certificateWords[ctx.lang]
  return (
    <OneAppointment f={f} at="certificate" title={t.renewOf(f.appointment.workerName)} does={t.renew}>
      <DayField form={form} lang={ctx.lang} name="validUntil" label={t.until} />
    </OneAppointment>
  )
}

export function FirstDayPage({ previous, ...f }: WithPrevious) {
  const { form, ctx, appointment: a } = f
  const t = words[ctx.lang]
  const lead = t.correctFirstLead(sayDay(a.fromOn, ctx.lang))
  return (
    <OneAppointment f={f} at="first-day" title={t.correctFirstTitle(a.workerName)} does={t.correctFirst} lead={lead}>
      <DayField form={form} lang={ctx.lang} name="fromOn" label={t.rightFirst} />
      {form.errors.namesake || form.values.namesake ? <Tick form={form} lang={ctx.lang} name="namesake" label={t.namesake} /> : null}
      {previous && <Tick form={form} lang={ctx.lang} name="predecessorFollows" label={t.predecessorFollows(previous.workerName)} />}
      <TextArea form={form} lang={ctx.lang} name="reason" label={t.correctWhy} hint={t.correctWhyHint} rows={2} />
    </OneAppointment>
  )
}

export function WithdrawPage({ previous, ...f }: WithPrevious) {
  const { form, ctx, appointment: a } = f
  const t = words[ctx.lang]
  return (
    <OneAppointment f={f} at="withdraw" title={t.withdrawTitle(a.workerName)} does={t.withdraw} lead={t.withdrawLead}>
      {previous && <Tick form={form} lang={ctx.lang} name="predecessorFollows" label={t.predecessorStays(previous.workerName)} />}
      <TextArea form={form} lang={ctx.lang} name="reason" label={t.withdrawWhy} rows={2} />
    </OneAppointment>
  )
}

function OneAppointment({
  f,
  at,
  title,
  does,
  lead,
  children,
}: {
  f: Facts
  at: string
  title: string
  does: string
  lead?: string
  children: ReactNode
}) {
  const { ctx, frame, form, appointment: a } = f
  const posts = `/delivery/${a.contractId}/posts`
  return (
    <Page
      ctx={ctx}
      frame={frame}
      title={title}
      section="delivery"
      {...(lead && { lead })}
      trail={[{ label: words[ctx.lang].posts, href: posts }, { label: does }]}
    >
      <Form action={`/delivery/appointments/${a.id}/${at}`} form={form} lang={ctx.lang} submit={does} version={a.version} cancel={posts}>
        {children}
      </Form>
    </Page>
  )
}
