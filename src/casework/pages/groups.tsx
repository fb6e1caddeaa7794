import { lineChoices, type Contract } from '#contracts'
import { sayDay } from '#kernel'
import type { Ctx } from '#platform'
import {
  type Column,
  DataTable,
  DayField,
  Empty,
  Form,
  type FormState,
  type FrameFacts,
  type Listed,
  NumberField,
  Page,
  Select,
  Tag,
  TextArea,
  TextField,
} from '#ui'
import { groupWords } from '../group-words.ts'
import { differentPeople, type Session, type WorkGroup } from '../rules/group.ts'
import { groupStates } from '../rules/group-words.ts'
import { words } from '../words.ts'
import { toDelivery, toGroups } from './trail.ts'

type ListedGroup = WorkGroup & { readonly held: readonly Session[] }
interface Known {
  staff: readonly { userId: string; name: string }[]
  contracts: readonly Contract[]
}
export const cameTo = (held: readonly Session[]): number => held.reduce((n, s) => n + s.present.length + s.guests, 0)

export function groupColumns({ lang }: Ctx, k: Known): Column<ListedGroup>[] {
  const t = groupWords[lang]
  const worker = (g: ListedGroup) => k.staff.find((p) => p.userId === g.workerId)?.name ?? ''
  const line = (g: ListedGroup) => k.contracts.find((x) => x.id === g.contractId)?.lines.find((l) => l.id === g.lineId)?.title ?? ''
  const held = (g: ListedGroup) => t.ofSessions(g.held.length, g.sessions)
  return [
    { key: 'title', label: t.name, sort: true, cell: (g) => <a href={`/groups/${g.id}`}>{g.title}</a>, text: (g) => g.title },
    {
      key: 'state',
      label: t.state,
      sort: true,
      cell: (g) => <Tag quiet={g.state === 'closed'}>{groupStates[g.state][lang]}</Tag>,
      text: (g) => groupStates[g.state][lang],
    },
    {
      key: 'next',
      label: t.next,
      sort: true,
      cell: (g) => (g.nextOn ? sayDay(g.nextOn, lang) : ''),
      text: (g) => g.nextOn?.toString() ?? '',
    },
    { key: 'held', label: t.held, cell: held, text: held },
    { key: 'came', label: t.came, number: true, cell: (g) => cameTo(g.held), text: (g) => String(cameTo(g.held)) },
    {
      key: 'different',
      label: t.different,
      number: true,
      cell: (g) => differentPeople(g.held),
      text: (g) => String(differentPeople(g.held)),
    },
    { key: 'line', label: t.line, cell: line, text: line },
    { key: 'worker', label: t.worker, cell: worker, text: worker },
  ]
}

/** The groups of an institution. */
export function GroupsPage(p: Listed<ListedGroup> & { ctx: Ctx; frame: FrameFacts; ended: boolean }) {
  const { lang } = p.ctx
  const t = groupWords[lang]
  return (
    <Page
      ctx={p.ctx}
      frame={p.frame}
      section="delivery"
      title={t.title}
      lead={t.lead}
      trail={[toDelivery(lang)]}
      actions={
        <a className="button" href="/groups/new">
          {t.plan}
        </a>
      }
    >
      <nav className="subnav" aria-label={t.state}>
        <a href="/groups" aria-current={p.ended ? undefined : 'page'}>
          {t.open}
        </a>
        <a href="/groups?show=ended" aria-current={p.ended ? 'page' : undefined}>
          {t.ended}
        </a>
      </nav>
      <DataTable
        rows={p.rows}
        columns={p.columns}
        lang={lang}
        rowKey={(g) => g.id}
        here={p.frame.here}
        query={p.query}
        total={p.total}
        files
        empty={
          <Empty title={t.none}>
            <p>{t.noneHelp}</p>
          </Empty>
        }
      />
    </Page>
  )
}

/** A group is planned. */
export function NewGroupPage({
  ctx,
  frame,
  form,
  contracts,
}: {
  ctx: Ctx
  frame: FrameFacts
  form: FormState
  contracts: readonly Contract[]
}) {
  const { lang } = ctx
  const t = groupWords[lang]
  const f = { form, lang }
  const lines = lineChoices(contracts, lang)
  return (
    <Page ctx={ctx} frame={frame} section="delivery" title={t.plan} trail={toGroups(lang)}>
      {lines.length === 0 ? (
        <Empty title={words[lang].noLine}>
          <p>{words[lang].noLineHelp}</p>
        </Empty>
      ) : (
        <Form action="/groups/new" form={form} lang={lang} submit={t.plan} cancel="/groups">
          <TextField {...f} name="title" label={t.name} hint={t.nameHint} maxLength={100} />
          <Select {...f} name="line" label={t.line} options={lines} {...(lines.length > 1 && { empty: words[lang].choose })} />
          <TextArea {...f} name="aims" label={t.aims} rows={3} />
          <NumberField {...f} name="sessions" label={t.sessions} />
          <NumberField {...f} name="members" label={t.places} hint={t.placesHint} />
          <DayField {...f} name="nextOn" label={t.nextOn} optional />
        </Form>
      )}
    </Page>
  )
}
