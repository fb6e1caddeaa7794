import { sayUnitTerms } from '#kernel'
import type { Ctx } from '#platform'
import { type Column, Form, type FormState, type FrameFacts, type Listed, ListTable, Page, SearchedFor, Tag, TextArea } from '#ui'
import { unitExamples } from '../rules/unit-example-words.ts'
import { type UnitKind, unitNameIn, unitWordsIn } from '../rules/unit-kind.ts'
import { kindsSaid } from '../unit-kind-form.ts'
import { unitKindWords } from '../unit-kind-words.ts'
import { words } from '../words.ts'

/** Its columns; those of the file are the ones a table is pasted back with. */
export const unitColumns = (ctx: Ctx): Column<UnitKind>[] => {
  const { lang } = ctx
  const t = unitKindWords[lang]
  const inFile = (key: string, label: string, text: (u: UnitKind) => string): Column<UnitKind> => ({
    key,
    label,
    text,
    cell: text,
    hidden: true,
  })
  const least = (key: 'sessions' | 'people' | 'members' | 'minutes') => inFile(key, t[key], (u) => String(u.terms?.[key] ?? ''))
  return [
    {
      key: 'name',
      label: t.name,
      sort: true,
      cell: (u) => <a href={`/plans/units/${u.id}`}>{unitNameIn(u, lang)}</a>,
      text: (u) => u.name,
    },
    inFile('nameEn', t.nameEn, (u) => u.nameEn ?? ''),
    { key: 'unit', label: t.unit, cell: (u) => unitWordsIn(u, lang), text: (u) => u.unit },
    inFile('unitEn', t.unitEn, (u) => u.unitEn ?? ''),
    { key: 'conditions', label: t.conditions, cell: (u) => sayUnitTerms(u.terms)[lang] || '–' },
    ...(['sessions', 'people', 'members', 'minutes'] as const).map(least),
    inFile('what', t.what, (u) => kindsSaid(u.terms, lang)),
    {
      key: 'state',
      label: t.state,
      cell: (u) => <Tag quiet={u.retiredOn !== null}>{u.retiredOn ? t.retired(u.retiredOn) : t.offered}</Tag>,
      text: (u) => u.retiredOn?.toString() ?? '',
    },
  ]
}

/** The library, with search, the examples, and a place to paste a table. */
export function UnitsPage(p: Listed<UnitKind> & { ctx: Ctx; frame: FrameFacts; q: string; form: FormState }) {
  const { ctx, frame, form } = p
  const { lang } = ctx
  const t = unitKindWords[lang]
  return (
    <Page
      ctx={ctx}
      frame={frame}
      title={t.title}
      section="plans"
      lead={t.lead}
      trail={[{ label: words[lang].plans, href: '/plans' }, { label: t.title }]}
      actions={
        <a className="button" href="/plans/units/new">
          {t.add}
        </a>
      }
    >
      <form className="filters" method="get" action="/plans/units">
        <SearchedFor label={t.search} value={p.q} />
        <button className="button plain small">{t.filter}</button>
      </form>
      <ListTable of={p} frame={frame} lang={lang} rowKey={(u) => u.id} {...(!p.q && { empty: <p className="soft">{t.none}</p> })} />
      <details open={form.errors.rows !== undefined}>
        <summary>{t.paste}</summary>
        <p className="soft small">{t.pasteLead}</p>
        <Form action="/plans/units" form={form} lang={lang} submit={t.save}>
          <TextArea form={form} lang={lang} name="rows" label={t.rows} rows={5} />
        </Form>
      </details>
      <Examples lang={lang} />
    </Page>
  )
}

function Examples({ lang }: { lang: Ctx['lang'] }) {
  const t = unitKindWords[lang]
  return (
    <details>
      <summary>{t.examples}</summary>
      <p className="soft small">{t.examplesLead}</p>
      <ul>
        {unitExamples.map((e) => (
          <li key={e.key}>
            {e.name[lang]} <span className="soft small">{e.unit[lang]}</span>{' '}
            <a href={`/plans/units/new?example=${e.key}`} aria-label={`${t.take} · ${e.name[lang]}`}>
              {t.take}
            </a>
          </li>
        ))}
      </ul>
    </details>
  )
}
