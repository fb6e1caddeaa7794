import { type Settable, type SettableGroup, saySetValue, setOn } from '#law'
import type { Ctx } from '#platform'
import { DayField, Form, type FormState, type FrameFacts, Page, Radios, TextField } from '#ui'
import { grades } from '../local-form.ts'
import { ownSettingWords } from '../own-setting-words.ts'
import { gradeWords, groupWords, kindHints, localWords } from '../local-words.ts'

interface Shown {
  ctx: Ctx
  frame: FrameFacts
  group: SettableGroup
  settable: readonly Settable[]
  form: FormState
  /** Where it stands among the settings, and is looked at before it is kept. */
  settings?: { readonly label: string; readonly title: string; readonly lead: string; readonly submit: string }
}

/** Everything one document says of a group of numbers, in one form. */
export function EnterLocalPage(p: Shown) {
  const { ctx, form } = p
  const { lang } = ctx
  const t = localWords[lang]
  const f = { form, lang }
  return (
    <Page
      ctx={ctx}
      frame={p.frame}
      section={p.settings ? 'settings' : 'law'}
      title={p.settings?.title ?? t.enterGroup(groupWords[p.group])}
      lead={p.settings?.lead ?? t.enterLead}
      trail={trailOf(p)}
    >
      <Form
        action={p.settings ? `/settings/${p.group}/look` : `/law/local/enter/${p.group}`}
        form={form}
        lang={lang}
        submit={p.settings?.submit ?? t.save}
        cancel={p.settings ? `/settings/${p.group}` : '/law/local'}
      >
        <TextField {...f} name="source" label={t.source} maxLength={200} />
        <TextField {...f} name="article" label={t.article} maxLength={100} />
        <TextField {...f} name="address" label={t.address} optional maxLength={500} />
        <Radios
          {...f}
          name="grade"
          label={t.grade}
          hint={t.gradeHint}
          options={grades.map((g) => ({ value: g, label: gradeWords[g][lang] }))}
        />
        <DayField {...f} name="from" label={t.from} />
        <DayField {...f} name="until" label={t.until} hint={t.untilHint} optional />
        {p.settable.map((s) => (
          <TextField
            key={s.key}
            {...f}
            name={s.key}
            label={`${s.says[lang]}${t.unit(s.unit)}`}
            hint={hintOf(ctx, s)}
            short
            optional
            maxLength={40}
          />
        ))}
      </Form>
    </Page>
  )
}

function trailOf({ ctx: { lang }, group, settings }: Shown) {
  const t = localWords[lang]
  if (!settings)
    return [
      { label: t.law, href: '/law' },
      { label: t.title, href: '/law/local' },
    ]
  return [
    { label: ownSettingWords[lang].settings, href: '/settings' },
    { label: settings.label, href: `/settings/${group}` },
    { label: settings.title },
  ]
}

/** How a number is typed, and what holds of it now. */
function hintOf(ctx: Ctx, s: Settable): string {
  const { lang } = ctx
  const t = localWords[lang]
  const now = setOn(ctx.law, s, ctx.today)
  const today = now ? saySetValue(now.value, ctx.law.country.currency)[lang] : t.notSet
  return t.hint(kindHints[s.kind], today)
}
