import { sayDay, sayMoney, titleIn } from '#kernel'
import type { Purchase } from '#needs'
import { type Community, namedChoice } from '#people'
import type { Ctx } from '#platform'
import {
  Checkboxes,
  DataTable,
  DayField,
  Empty,
  Form,
  type FormState,
  type FrameFacts,
  MoneyField,
  NumberField,
  Page,
  Tag,
  TextArea,
  TextField,
  Tick,
} from '#ui'
import { words } from '../page-words.ts'
import { type Vote, voteProcess } from '../rules/vote.ts'
import { toVotes } from './trail.ts'

interface Common {
  ctx: Ctx
  frame: FrameFacts
}

/** Votes: of a purchase, or all that somebody may see. */
export function VotesPage(
  p: Common & { list: readonly Vote[]; purchase: Purchase | undefined; begins: boolean; base: '/votes' | '/open/votes' },
) {
  const { lang } = p.ctx
  const t = words[lang]
  return (
    <Page
      ctx={p.ctx}
      frame={p.frame}
      section={p.base === '/votes' ? 'plans' : 'open'}
      title={t.votes}
      lead={t.votesLead}
      trail={
        p.base === '/open/votes'
          ? [{ label: t.open, href: '/open' }]
          : p.purchase
            ? [{ label: p.purchase.number, href: `/purchases/${p.purchase.id}` }]
            : []
      }
      actions={
        p.purchase && p.begins ? (
          <a className="button" href={`/votes/new?purchase=${p.purchase.id}`}>
            {t.begin}
          </a>
        ) : undefined
      }
    >
      <DataTable
        lang={lang}
        rows={p.list}
        rowKey={(v) => v.id}
        empty={
          <Empty title={t.noVotes}>
            <p>{p.base === '/votes' && t.noVotesHelp}</p>
          </Empty>
        }
        columns={[
          { key: 'title', label: t.name, cell: (v) => <a href={`${p.base}/${v.id}`}>{titleIn(v, lang)}</a> },
          { key: 'state', label: t.state, cell: (v) => <Tag quiet={v.state !== 'open'}>{voteProcess.states[v.state][lang]}</Tag> },
          { key: 'days', label: t.days, cell: (v) => `${sayDay(v.opensOn, lang)} – ${sayDay(v.closesOn, lang)}` },
          { key: 'budget', label: t.budget, number: true, cell: (v) => sayMoney(v.budget, lang) },
        ]}
      />
    </Page>
  )
}

/** A vote is begun, or changed before it is opened. */
export function VoteFormPage(p: Common & { form: FormState; purchase: Purchase; places: readonly Community[]; vote: Vote | undefined }) {
  const { lang } = p.ctx
  const t = words[lang]
  const f = { form: p.form, lang }
  const here = p.vote ? `/votes/${p.vote.id}` : `/votes?purchase=${p.purchase.id}`
  return (
    <Page
      ctx={p.ctx}
      frame={p.frame}
      section="plans"
      title={p.vote ? t.change : t.begin}
      lead={p.vote ? undefined : t.votesLead}
      trail={[...toVotes(lang, p.purchase), ...(p.vote ? [{ label: titleIn(p.vote, lang), href: here }] : [])]}
    >
      <Form
        action={p.vote ? `${here}/edit` : '/votes/new'}
        {...f}
        submit={t.save}
        cancel={here}
        {...(p.vote && { version: p.vote.version })}
      >
        {!p.vote && <input type="hidden" name="purchaseId" value={p.purchase.id} />}
        <TextField {...f} name="title" label={t.name} maxLength={100} />
        <TextField {...f} name="titleEn" label={t.nameEn} optional maxLength={100} />
        <TextArea {...f} name="about" label={t.about} hint={t.aboutHint} optional rows={3} />
        <MoneyField {...f} name="budget" label={t.budget} />
        <NumberField {...f} name="most" label={t.most} hint={t.mostHint} optional />
        <Checkboxes
          {...f}
          name="communityIds"
          label={t.communities}
          hint={t.communitiesHint}
          options={p.places.map((c) => namedChoice(c, lang))}
        />
        <DayField {...f} name="opensOn" label={t.opensOn} />
        <DayField {...f} name="closesOn" label={t.closesOn} />
        <NumberField {...f} name="households" label={t.households} />
        <TextField {...f} name="contactPhone" label={t.phone} optional short maxLength={40} />
        <Tick {...f} name="keyedTwice" label={t.keyedTwice} />
      </Form>
    </Page>
  )
}
