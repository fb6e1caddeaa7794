import type { Contract, ContractLine } from '#contracts'
import { type Lang, sayDay, type Words } from '#kernel'
import type { Ctx } from '#platform'
import { Checkboxes, Form, type FormState, type FrameFacts, Page, Radios, TextArea, TextField } from '#ui'
import { entryWords } from '../entry-words.ts'
import { accessWords, groupWords, languageWords, roomWords, wayWords, weekdayWords } from '../rules/entry-words.ts'
import type { Entry } from '../rules/entry.ts'

const optionsOf = (of: Readonly<Record<string, Words>>, lang: Lang) => Object.entries(of).map(([value, w]) => ({ value, label: w[lang] }))

/** What an institution says of one line in the directory. */
export function EntryPage(p: {
  ctx: Ctx
  frame: FrameFacts
  contract: Contract
  line: ContractLine
  kept: Entry | undefined
  form: FormState
}) {
  const { ctx, contract: c, line, kept, form } = p
  const { lang } = ctx
  const t = entryWords[lang]
  const f = { form, lang }
  return (
    <Page
      ctx={ctx}
      frame={p.frame}
      section="delivery"
      title={line.title}
      trail={[{ label: t.title, href: '/directory' }, { label: line.title }]}
      lead={[c.number, kept && t.savedOn(sayDay(kept.keptOn, lang))].filter(Boolean).join(' · ')}
      actions={
        <a className="button plain" href={`/open/directory/${c.id}/${line.id}`}>
          {t.toPublic}
        </a>
      }
    >
      <Form action={`/directory/${c.id}/${line.id}`} {...f} submit={t.save} version={(kept?.version ?? 0) + 1}>
        <TextArea {...f} name="says" label={t.says} hint={t.saysHint} rows={4} />
        <Checkboxes {...f} name="forWhom" label={t.forWhom} options={optionsOf(groupWords, lang)} />
        <Checkboxes {...f} name="ways" label={t.ways} options={optionsOf(wayWords, lang)} />
        <TextField {...f} name="address" label={t.address} hint={t.addressHint} optional maxLength={120} />
        <TextField {...f} name="phone" label={t.phone} hint={t.phoneHint} optional type="tel" maxLength={40} />
        <Checkboxes {...f} name="weekdays" label={t.weekdays} optional options={optionsOf(weekdayWords, lang)} />
        <TextField {...f} name="opens" label={t.opens} hint={t.timeHint} optional short maxLength={8} />
        <TextField {...f} name="closes" label={t.closes} hint={t.timeHint} optional short maxLength={8} />
        <TextField {...f} name="hoursNote" label={t.hoursNote} hint={t.hoursNoteHint} optional maxLength={200} />
        <Checkboxes {...f} name="languages" label={t.languages} options={optionsOf(languageWords, lang)} />
        <Radios {...f} name="accessible" label={t.accessible} options={optionsOf(accessWords, lang)} />
        <Radios {...f} name="room" label={t.room} hint={t.roomHint} options={optionsOf(roomWords, lang)} />
      </Form>
    </Page>
  )
}
