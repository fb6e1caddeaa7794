import { MediaField } from '#files'
import { colleagueChoice, namedChoice } from '#people'
import { lineChoices, type Contract } from '#contracts'
import { commaIn, isOfSessions, type Lang, readDay, sayDay } from '#kernel'
import type { Community, Person } from '#people'
import { nameOf } from '#people'
import type { Ctx } from '#platform'
import {
  DayField,
  Empty,
  Form,
  type FormState,
  type FrameFacts,
  Notice,
  NumberField,
  Page,
  Radios,
  Select,
  TextArea,
  TextField,
  Tick,
} from '#ui'
import { deliverableWords, sayProgress } from '../deliverable-words.ts'
import { type DeliverableStands, linesOfSessions } from '../deliverables.ts'
import { roleWords } from '../role-words.ts'
import { askers, askerWords, categories, categoryHints, categoryWords, kinds, kindWords, type ServiceRecord } from '../rules/record.ts'
import { words } from '../words.ts'

/** What the fields of a record are chosen from. */
interface Choices {
  contracts: readonly Contract[]
  communities: readonly Community[]
  /** What a record can be a session of, those first to which something is missing. */
  deliverables: readonly DeliverableStands[]
  /** More than the asker when they may record for colleagues. */
  workers: readonly Person[]
}

const projects = (c: Contract) => c.lines.flatMap((l) => (l.kind === 'project' ? [l] : []))
const hasSessions = (choices: Choices) => choices.contracts.some((c) => linesOfSessions(c).length > 0)

/** Of which group, case or course it is a session: one that is there, or a new one, in the same form. */
function DeliverableFields({ form, lang, choices }: { form: FormState; lang: Lang; choices: Choices }) {
  if (!hasSessions(choices)) return null
  const t = deliverableWords[lang]
  const lines = new Map(choices.contracts.flatMap((c) => c.lines.map((l) => [l.id as string, l.title] as const)))
  const said = (d: DeliverableStands) => t.inLine(lines.get(d.lineId) ?? '', t.numbered(d.number, d.title))
  const how = (d: DeliverableStands) => (d.completedOn ? t.isComplete : sayProgress(d.conditions, lang))
  const isOpen = ['newTitle', 'newMembers'].some((name) => form.errors[name] || typed(form, name)) || choices.deliverables.length === 0
  return (
    <>
      <Select
        form={form}
        lang={lang}
        name="deliverable"
        label={t.which}
        hint={t.whichHint}
        empty={t.noSession}
        options={[
          ...choices.deliverables.map((d) => ({ value: d.id, label: words[lang].withHint(said(d), how(d)) })),
          { value: 'new', label: t.newOne },
        ]}
      />
      <details open={isOpen} style={{ marginBlock: 24 }}>
        <summary>{t.openOne}</summary>
        <TextField form={form} lang={lang} name="newTitle" label={t.nameIt} hint={t.nameHint} optional />
        <NumberField form={form} lang={lang} name="newMembers" label={t.howMany} hint={t.howManyHint} optional />
      </details>
    </>
  )
}

interface FieldsShown {
  form: FormState
  lang: Lang
  choices: Choices
  keepsUnits?: boolean
  media?: boolean
}
function Fields({ form, lang, choices, keepsUnits = false, media = false }: FieldsShown) {
  const t = words[lang]
  const d = deliverableWords[lang]
  const ofSessions = hasSessions(choices)
  const lines = lineChoices(choices.contracts, lang)
  return (
    <>
      <Radios form={form} lang={lang} name="what" label={t.what} options={kinds.map((k) => ({ value: k, label: kindWords[k][lang] }))} />
      <NumberField form={form} lang={lang} name="minutes" label={t.minutes} unit={t.minutesUnit} />
      <Radios
        form={form}
        lang={lang}
        name="askedBy"
        label={t.askedBy}
        hint={t.askedByHint}
        options={askers.map((a) => ({ value: a, label: askerWords[a][lang] }))}
      />
      <Select
        form={form}
        lang={lang}
        name="category"
        label={t.category}
        empty={t.choose}
        options={categories.map((k) => ({ value: k, label: t.withHint(categoryWords[k][lang], categoryHints[k][lang]) }))}
      />
      <div className="only-errand">
        <TextField form={form} lang={lang} name="errandAbout" label={roleWords[lang].about} hint={roleWords[lang].aboutHint} />
        <TextField form={form} lang={lang} name="errandBy" label={roleWords[lang].by} hint={roleWords[lang].byHint} />
      </div>
      <Select form={form} lang={lang} name="line" label={t.forLine} options={lines} {...(lines.length > 1 && { empty: t.choose })} />
      <NumberField form={form} lang={lang} name="people" label={t.peopleServed} />
      <DeliverableFields form={form} lang={lang} choices={choices} />
      {(keepsUnits || !choices.contracts.every((c) => projects(c).every((l) => isOfSessions(l.unitTerms)))) && (
        <NumberField form={form} lang={lang} name="units" label={t.units} hint={ofSessions ? d.unitsHint : t.unitsHint} optional />
      )}
      <details open={['communityId', 'servedOn', 'note', 'outside', 'file'].some((name) => form.errors[name])} style={{ marginBlock: 24 }}>
        <summary>{t.more(sayTyped(form, lang), placeOf(form, choices, lang))}</summary>
        <Select
          form={form}
          lang={lang}
          name="communityId"
          label={t.community}
          empty={t.anyCommunity}
          options={choices.communities.map((c) => namedChoice(c, lang))}
        />
        <DayField form={form} lang={lang} name="servedOn" label={t.day} />
        <Tick form={form} lang={lang} name="outside" label={t.outside} hint={t.outsideHint} />
        <TextArea form={form} lang={lang} name="note" label={t.note} hint={t.noteHint} optional rows={2} />
        {media && <MediaField form={form} lang={lang} />}
      </details>
    </>
  )
}

const sayTyped = (form: FormState, lang: Lang): string => {
  const on = readDay(typed(form, 'servedOn'))
  return on ? sayDay(on, lang) : typed(form, 'servedOn')
}

const typed = (form: FormState, name: string): string => [form.values[name] ?? ''].flat()[0] ?? ''

const placeOf = (form: FormState, choices: Choices, lang: Lang): string =>
  nameOf(
    choices.communities.find((c) => c.id === typed(form, 'communityId')),
    lang,
  ) || words[lang].anyCommunity

interface NewRecordFacts {
  choices: Choices
  /** What was recorded today already. */
  today: { records: number; minutes: number }
  saved?: string | undefined
  /** The last record, which the form can be filled from. */
  like?: ServiceRecord | undefined
  /** Whether it was. */
  filled: boolean
}

/** A service is recorded; the last record can be begun from. */
export function NewRecordPage({ ctx, frame, form, f }: { ctx: Ctx; frame: FrameFacts; form: FormState; f: NewRecordFacts }) {
  const { choices, today, saved, like } = f
  const { lang } = ctx
  const t = words[lang]
  const trail = [{ label: t.title, href: '/delivery' }, { label: t.newRecord }]
  return (
    <Page ctx={ctx} frame={frame} title={t.newRecord} section="delivery" trail={trail} lead={t.newLead}>
      {saved && (
        <Notice>
          <p role="status">
            {t.saved} {t.savedToday(today.records, today.minutes)} <a href={`/delivery/records/${saved}`}>{t.see}</a>
          </p>
        </Notice>
      )}
      {like && <LikeTheLast like={like} filled={f.filled} lang={lang} />}
      <Form action="/delivery/new" form={form} lang={lang} submit={t.save} upload>
        <Fields form={form} lang={lang} choices={choices} media />
        {choices.workers.length > 1 && (
          <Select form={form} lang={lang} name="workerId" label={t.worker} options={choices.workers.map(colleagueChoice)} />
        )}
      </Form>
    </Page>
  )
}

/** The last record fills the form, as long as nobody empties it again. */
function LikeTheLast({ like, filled, lang }: { like: ServiceRecord; filled: boolean; lang: Lang }) {
  const t = words[lang]
  return (
    <div>
      {filled ? (
        <p role="status">
          {t.filledFrom(sayDay(like.servedOn, lang), sayShort(like, lang))} <a href="/delivery/new">{t.emptyIt}</a>
        </p>
      ) : (
        <p>
          <a className="button plain" href="/delivery/new?like=last">
            {t.likeLast}
          </a>{' '}
          <span className="soft small">{sayShort(like, lang)}</span>
        </p>
      )}
    </div>
  )
}

/** What the last record says, in one line. */
const sayShort = (r: ServiceRecord, lang: Lang): string => {
  const t = words[lang]
  return [
    kindWords[r.what][lang],
    t.inMinutes(r.minutes),
    askerWords[r.askedBy][lang],
    categoryWords[r.category][lang],
    t.forPeople(r.people),
  ]
    .concat(r.units > 0 ? [`${t.done} ${r.units}`] : [])
    .join(commaIn(lang))
}

/** Instead of the form, where no contract is there that a record could be for. */
export function NoRecordPage({ ctx, frame, withoutPost }: { ctx: Ctx; frame: FrameFacts; withoutPost: boolean }) {
  const t = words[ctx.lang]
  return (
    <Page
      ctx={ctx}
      frame={frame}
      title={t.newRecord}
      section="delivery"
      trail={[{ label: t.title, href: '/delivery' }, { label: t.newRecord }]}
    >
      <Empty title={withoutPost ? t.noPost : t.noContract}>
        <p>{withoutPost ? t.noPostHelp : t.noContractHelp}</p>
      </Empty>
    </Page>
  )
}

export function CorrectPage({
  ctx,
  frame,
  form,
  choices,
  record,
}: {
  ctx: Ctx
  frame: FrameFacts
  form: FormState
  choices: Choices
  record: ServiceRecord
}) {
  const { lang } = ctx
  const t = words[lang]
  return (
    <Page
      ctx={ctx}
      frame={frame}
      title={t.correctTitle}
      section="delivery"
      lead={t.correctLead}
      trail={[
        { label: t.records, href: '/delivery/records' },
        { label: sayDay(record.servedOn, lang), href: `/delivery/records/${record.id}` },
        { label: t.correct },
      ]}
    >
      <Form
        action={`/delivery/records/${record.id}/correct`}
        form={form}
        lang={lang}
        submit={t.correct}
        version={record.version}
        cancel={`/delivery/records/${record.id}`}
      >
        <TextArea form={form} lang={lang} name="reason" label={t.correctReason} rows={2} />
        <Fields form={form} lang={lang} choices={choices} keepsUnits={record.units > 0 && record.deliverableId === null} />
        <Tick form={form} lang={lang} name="strike" label={t.strike} hint={t.strikeHint} />
      </Form>
    </Page>
  )
}
