import { type Lang, moneyText, nameIn, sayMoney } from '#kernel'
import type { Ctx } from '#platform'
import { type Column, Empty, type FrameFacts, type Listed, ListTable, Page } from '#ui'
import type { InstitutionRow } from '../public-institutions.ts'
import { words } from '../words.ts'
import { NameFilter } from './name-filter.tsx'

export const institutionColumns = (lang: Lang): Column<InstitutionRow>[] => {
  const t = words[lang]
  return [
    {
      key: 'name',
      label: t.provider,
      sort: true,
      cell: (r) => <a href={`/open/institutions/${r.id}`}>{nameIn(r, lang)}</a>,
      text: (r) => nameIn(r, lang),
    },
    { key: 'inForce', label: t.inForce, sort: true, number: true, cell: (r) => r.now.contracts, text: (r) => String(r.now.contracts) },
    {
      key: 'valueNow',
      label: t.valueNow,
      sort: true,
      number: true,
      cell: (r) => sayMoney(r.now.total, lang),
      text: (r) => moneyText(r.now.total),
    },
    {
      key: 'contracts',
      label: t.contractsEver,
      sort: true,
      number: true,
      cell: (r) => r.ever.contracts,
      text: (r) => String(r.ever.contracts),
    },
    {
      key: 'value',
      label: t.valueEver,
      sort: true,
      number: true,
      cell: (r) => sayMoney(r.ever.total, lang),
      text: (r) => moneyText(r.ever.total),
    },
  ]
}

export function InstitutionsPage(p: { ctx: Ctx; frame: FrameFacts; page: Listed<InstitutionRow>; q: string }) {
  const { ctx, frame, page, q } = p
  const { lang } = ctx
  const t = words[lang]
  return (
    <Page
      ctx={ctx}
      frame={frame}
      section="open"
      title={t.institutions}
      lead={t.institutionsLead}
      trail={[{ label: t.open, href: '/open' }, { label: t.institutions }]}
    >
      <NameFilter action="/open/institutions" label={t.provider} q={q} lang={lang} />
      <ListTable
        of={page}
        frame={frame}
        columns={institutionColumns(lang)}
        rowKey={(r) => r.id}
        lang={lang}
        {...(!q && { empty: <Empty title={t.noInstitutions} /> })}
      />
    </Page>
  )
}
