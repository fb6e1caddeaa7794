import type { Lang } from '#kernel'
import { type Community, namedChoice } from '#people'
import { UnitFields } from '#plans'
import { Checkboxes, type Choice, DayField, type FormState, MoneyField, NumberField, Select, TextArea, TextField, Tick } from '#ui'
import { gradeWords } from '../rules/words.ts'
import { words } from '../words.ts'

type F = { form: FormState; lang: Lang }

export function LineFields({
  f,
  i,
  kind,
  known,
  communities,
  isNew,
  removable,
}: {
  f: F
  i: number
  kind: 'post' | 'project'
  known: readonly (Choice & { label: string })[]
  communities: readonly Community[]
  isNew: boolean
  removable: boolean
}) {
  const t = words[f.lang]
  const name = (field: string) => `lines.${i}.${field}`
  const id = f.form.values[name('id')]
  const others = known.filter((k) => k.value !== id)
  return (
    <fieldset className="field" style={{ borderTop: '1px solid var(--line)', paddingTop: 16 }}>
      <legend>
        {kind === 'post' ? t.postLine('') : t.projectLine('')}
        {isNew ? '' : String(f.form.values[name('title')] ?? '')}
      </legend>
      <input type="hidden" name={name('kind')} value={kind} />
      {id && <input type="hidden" name={name('id')} value={String(id)} />}
      <div className="row">
        <TextField {...f} name={name('title')} label={t.lineTitle} />
        {others.length > 0 && <Select {...f} name={name('hangsOn')} label={t.hangsOn} empty={t.none} options={others} />}
      </div>
      {kind === 'post' ? <PostFields f={f} name={name} /> : <ProjectFields f={f} name={name} />}
      {communities.length > 0 && (
        <details>
          <summary className="small">{t.communities}</summary>
          <Checkboxes {...f} name={name('communityIds')} label={t.communities} options={communities.map((c) => namedChoice(c, f.lang))} />
        </details>
      )}
      {removable && !isNew && <Tick {...f} name={name('remove')} label={t.remove} />}
    </fieldset>
  )
}

type Fields = { f: F; name: (field: string) => string }

function PostFields({ f, name }: Fields) {
  const t = words[f.lang]
  return (
    <>
      <div className="row">
        <NumberField {...f} name={name('posts')} label={t.posts} decimal />
        <NumberField {...f} name={name('months')} label={t.monthsField} />
        <Select
          {...f}
          name={name('grade')}
          label={t.grade}
          options={Object.entries(gradeWords).map(([value, w]) => ({ value, label: w[f.lang] }))}
        />
        <MoneyField {...f} name={name('amount')} label={t.lineAmount} />
      </div>
      <SubsidyFields f={f} name={name} />
    </>
  )
}

const subsidyFields = ['whole', 'restFrom', 'restMoney', 'until']

/** What a post inside a project costs in all, and who carries what the purchaser does not pay. */
function SubsidyFields({ f, name }: Fields) {
  const t = words[f.lang]
  return (
    <details open={subsidyFields.some((k) => f.form.values[name(k)] || f.form.errors[name(k)])}>
      <summary className="small">{t.subsidy}</summary>
      <p className="small soft">{t.subsidyHint}</p>
      <div className="row">
        <MoneyField {...f} name={name('whole')} label={t.subsidyWhole} optional />
        <TextField {...f} name={name('restFrom')} label={t.restFrom} optional />
        <TextField {...f} name={name('restMoney')} label={t.restMoney} optional />
        <DayField {...f} name={name('until')} label={t.subsidyUntil} optional />
      </div>
    </details>
  )
}

function ProjectFields({ f, name }: Fields) {
  const t = words[f.lang]
  return (
    <>
      <div className="row">
        <TextField {...f} name={name('unit')} label={t.unit} />
        <NumberField {...f} name={name('quantity')} label={t.quantity} />
        <MoneyField {...f} name={name('unitPrice')} label={t.unitPrice} />
        <Select
          {...f}
          name={name('paidBy')}
          label={t.paidBy}
          options={[
            { value: 'units', label: t.perUnit },
            { value: 'milestones', label: t.stages },
          ]}
        />
      </div>
      <UnitFields {...f} name={name} />
      <TextArea {...f} name={name('stages')} label={t.stagesField} hint={t.stagesHint} optional rows={3} />
    </>
  )
}
