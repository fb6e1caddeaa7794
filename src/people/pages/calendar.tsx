import { sayDay } from '#kernel'
import type { Ctx } from '#platform'
import { ActionButton, DataTable, Empty, Form, type FormState, type FrameFacts, Page, TextArea, TextField, Tick } from '#ui'
import type { EnteredYear } from '../calendar.ts'
import { words } from '../words.ts'

export function CalendarEditPage(p: {
  ctx: Ctx
  frame: FrameFacts
  entered: readonly EnteredYear[]
  form: FormState
  corrects: EnteredYear | undefined
}) {
  const { form } = p
  const { lang } = p.ctx
  const t = words[lang]
  const title = p.corrects ? t.calendarCorrects(p.corrects.year) : t.calendarTitle
  return (
    <Page
      ctx={p.ctx}
      frame={p.frame}
      section="law"
      title={title}
      lead={t.calendarLead(p.ctx.law.country.calendar.notice)}
      trail={[{ label: t.lawTitle, href: '/law' }, { label: t.calendarPage, href: '/law/calendar' }, { label: title }]}
    >
      <Form
        action={p.corrects ? `/law/calendar/edit?year=${p.corrects.year}` : '/law/calendar/edit'}
        form={form}
        lang={lang}
        submit={t.calendarSave}
        cancel="/law/calendar"
        {...(p.corrects && { version: p.corrects.version })}
      >
        <TextField form={form} lang={lang} name="year" label={t.year} short inputMode="numeric" />
        <TextArea form={form} lang={lang} name="daysOff" label={t.daysOff} hint={t.daysOffHint} rows={8} />
        <TextArea form={form} lang={lang} name="workedWeekends" label={t.workedWeekends} hint={t.workedWeekendsHint} rows={6} optional />
        <TextField form={form} lang={lang} name="source" label={t.calendarSource} hint={t.calendarSourceHint} maxLength={200} />
        <TextField form={form} lang={lang} name="address" label={t.calendarAddress} optional maxLength={500} />
        <Tick form={form} lang={lang} name="isWhole" label={t.calendarWhole} hint={t.calendarEffect} />
        {(form.errors.isMeant || form.values.isMeant) && <Tick form={form} lang={lang} name="isMeant" label={t.calendarMeant} />}
      </Form>
      <h2>{t.calendarEntered}</h2>
      <DataTable
        lang={lang}
        rows={p.entered.toReversed()}
        rowKey={(y) => String(y.year)}
        empty={<Empty title={t.calendarNone} />}
        columns={[
          { key: 'year', label: t.year, cell: (y) => <a href={`/law/calendar#y${y.year}`}>{y.year}</a> },
          { key: 'source', label: t.calendarSource, cell: (y) => y.source },
          { key: 'on', label: t.calendarEnteredOn, cell: (y) => sayDay(y.enteredOn, lang) },
          { key: 'correct', label: '', cell: (y) => <a href={`/law/calendar/edit?year=${y.year}`}>{t.calendarCorrect}</a> },
          {
            key: 'withdraw',
            label: '',
            cell: (y) => (
              <ActionButton action={`/law/calendar/${y.year}/withdraw`} lang={lang} label={t.calendarWithdraw} version={y.version} danger />
            ),
          },
        ]}
      />
    </Page>
  )
}
