import { nameIn, sayDay, titleIn } from '#kernel'
import type { Ctx } from '#platform'
import { Cites, type Column, DataTable, type FrameFacts, Page, SummaryList, Tag } from '#ui'
import { clausesOf } from '../rules/clauses.ts'
import type { Contract, ContractTerms, Side } from '../rules/contract.ts'
import { sayTerm } from '../rules/differences.ts'
import { asItReads } from '../rules/in-force.ts'
import type { Party } from '../rules/party.ts'
import { termWords } from '../rules/words.ts'
import { type DutyTerm, dutyTerms, sayDeadline } from '../rules/duty-terms.ts'
import { words } from '../words.ts'
import { LinesTable } from './lines.tsx'
import { ToCome } from './to-come.tsx'
import { Promised } from './promised.tsx'
import { Sides } from './sides.tsx'

interface Read {
  ctx: Ctx
  /** As it reads today. */
  c: Contract
}

/** The whole text to read and to print: lines, terms, clauses, and the register of both sides. */
export function TextPage({
  ctx,
  frame,
  contract,
  parties,
}: {
  ctx: Ctx
  frame: FrameFacts
  contract: Contract
  parties: Readonly<Record<Side, Party>>
}) {
  const { lang } = ctx
  const c = asItReads(contract)
  const t = words[lang]
  const name = (side: Side) => nameIn(parties[side], lang)
  return (
    <Page
      ctx={ctx}
      frame={frame}
      title={titleIn(c, lang)}
      section="contracts"
      trail={[{ label: t.title, href: '/contracts' }, { label: c.number, href: `/contracts/${c.id}` }, { label: t.fullText }]}
      lead={`${t.between(name('purchaser'), name('provider'))} ${t.version(c.inForce ?? c.versionNumber)}`}
      actions={
        <a className="button plain" href={`/contracts/${c.id}/word`}>
          {t.word}
        </a>
      }
    >
      <ToCome ctx={ctx} c={contract} />
      <h2>{t.parties}</h2>
      <Sides parties={parties} lang={lang} />
      <h2>{t.bought}</h2>
      <LinesTable text={c} lang={lang} />
      <Promised text={c} lang={lang} />
      <h2>{t.terms}</h2>
      <Terms ctx={ctx} c={c} />
      <h2>{t.clausesField}</h2>
      <Clauses ctx={ctx} c={c} />
      <h2 id="register">{t.register}</h2>
      <Register ctx={ctx} c={c} name={name} />
    </Page>
  )
}

function Terms({ ctx: { lang }, c }: Read) {
  return (
    <SummaryList
      rows={[
        { label: words[lang].term, value: `${sayDay(c.startsOn, lang)} – ${sayDay(c.endsOn, lang)}` },
        ...(Object.keys(termWords) as (keyof typeof termWords)[])
          .filter((key) => isAgreed(key, c.terms))
          .map((key) => ({ label: termWords[key][lang], value: sayTerm(key, c.terms)[lang] })),
      ]}
    />
  )
}

/** Of an advance and of what is kept back nothing is said where they were not agreed. */
const isAgreed = (key: keyof ContractTerms, t: ContractTerms): boolean =>
  key === 'index'
    ? t.index !== null
    : key.startsWith('advance')
      ? t.advanceShare !== null
      : !key.startsWith('retention') || t.retentionShare !== null

function Clauses({ ctx: { lang }, c }: Read) {
  const t = words[lang]
  return clausesOf(c).map((clause) => (
    <section key={clause.number} id={`clause-${clause.number}`}>
      <h3>
        {t.clauseNumber(clause.number)} {clause.heading[lang]} {clause.edited && <Tag quiet>{t.edited}</Tag>}
      </h3>
      {clause.text[lang].split('\n').map((line, i) => (
        <p key={i}>{line}</p>
      ))}
    </section>
  ))
}

/** What each side owes under it, from when, until when, and what follows otherwise. */
function Register({ ctx: { lang, law }, c, name }: Read & { name: (side: Side) => string }) {
  const t = words[lang]
  const columns: Column<DutyTerm>[] = [
    { key: 'title', label: t.duty, cell: (d) => d.title[lang] },
    { key: 'trigger', label: t.trigger, cell: (d) => d.trigger[lang] },
    { key: 'deadline', label: t.deadline, cell: (d) => sayDeadline(d.deadline)[lang] },
    { key: 'evidence', label: t.evidence, cell: (d) => d.evidence[lang] },
    { key: 'remedy', label: t.remedy, cell: (d) => d.remedy[lang] },
    {
      key: 'clause',
      label: t.clause,
      cell: (d) => (
        <>
          <a href={`#clause-${d.clause}`}>{t.clauseNumber(d.clause)}</a> {d.cites.length > 0 && <Cites cites={d.cites} lang={lang} />}
        </>
      ),
    },
  ]
  return (['provider', 'purchaser'] as const).map((side) => (
    <section key={side}>
      <h3>{t.owes(name(side))}</h3>
      <DataTable rows={dutyTerms(c, law).filter((d) => d.debtor === side)} columns={columns} lang={lang} rowKey={(d) => d.kind} />
    </section>
  ))
}
