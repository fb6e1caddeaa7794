import {
  colonIn,
  inWords,
  type Lang,
  moneyText,
  nameIn,
  type Placed,
  postMonthPrice,
  postMonthsOf,
  type Refusal,
  sayDay,
  sayMoment,
  sayNumber,
  sayPlace,
  sayUnitTerms,
  shareText,
  statementsIn,
  titleIn,
  totalOf,
  treeOf,
} from '#kernel'
import { beside, besideFile, making } from '#platform'
import { clausesOf } from './rules/clauses.ts'
import type { Contract, ContractLine, ContractVersion, Side } from './rules/contract.ts'
import { type Party, sayParty } from './rules/party.ts'
import { sayStage } from './rules/stage-words.ts'
import { stagesOf } from './rules/stages.ts'
import type { Law } from '#law'
import { dutyTerms, sayDeadline } from './rules/duty-terms.ts'
import { promisedRows } from './rules/promised.ts'
import { gradeWords, sayPosts } from './rules/words.ts'
import { words } from './words.ts'
import type { Block, Picture, TextDocument } from './word-task.ts'

interface Around {
  parties: Readonly<Record<Side, Party>>
  logos: Readonly<Record<Side, Picture | undefined>>
  version: ContractVersion | undefined
  law: Law
  zone: string
}

/**
 * The contract as a Word document in its own language: parties, lines, the duties of both sides in one form, clauses, signatures.
 * @returns the bytes of a .docx file, put together beside the server
 */
export async function wordDocument(c: Contract, o: Around): Promise<Uint8Array<ArrayBuffer> | Refusal> {
  const t = words[c.lang]
  const document: TextDocument = {
    title: titleIn(c, c.lang),
    number: c.number,
    under: `${c.number} · ${t.version(c.inForce ?? c.versionNumber)}`,
    head: [o.logos.purchaser, o.logos.provider],
    blocks: [
      heading(t.parties),
      ...bothParties(c, o),
      heading(t.bought),
      ...bought(c),
      ...promised(c),
      heading(t.inTheTable),
      ...register(c, o),
      heading(t.clausesField),
      ...clauses(c),
      heading(t.signatures),
      ...signatures(c, o),
      plain(`${t.governed(sayDay(c.lawDay, c.lang))} ${t.madeBy}`),
    ],
  }
  return await textDocument(document)
}

/** A document of texts and tables as a Word file, put together beside the server. */
export const textDocument = (d: TextDocument): Promise<Uint8Array<ArrayBuffer> | Refusal> => beside.do(task, d)

const task = making(besideFile('word-task', import.meta.url))
const heading = (text: string): Block => ({ heading: 2, text })
const smallHeading = (text: string): Block => ({ heading: 3, text })
const plain = (text: string): Block => ({ text })
const grid = (rows: readonly (readonly string[])[], widths: readonly number[], headed = false): Block => ({ rows, widths, headed })

function bothParties({ lang }: Contract, o: Around): Block[] {
  const t = words[lang]
  const party = (label: string, side: Side) => [label, [nameIn(o.parties[side], lang), ...sayParty(o.parties[side], lang)].join('\n')]
  return [grid([party(t.purchaser, 'purchaser'), party(t.provider, 'provider')], [25, 75])]
}

/** The table of lines; below it the stages of a project, and what each unit takes. */
function bought(c: Contract): Block[] {
  const { lang } = c
  const t = words[lang]
  const tree = treeOf(c.lines)
  return [
    grid(
      [
        [t.line, t.countedAs, t.quantity, t.unitPrice, t.amount],
        ...tree.placed.map((at) => lineRow(at, lang)),
        [`${t.total}${colonIn(lang)}${inWords(totalOf(c.lines))}`, '', '', '', moneyText(totalOf(c.lines))],
      ],
      [34, 24, 12, 14, 16],
      true,
    ),
    ...tree.placed
      .map((at) => at.line)
      .filter((l) => l.paidBy === 'milestones')
      .map((l) =>
        plain(
          `${l.title}${colonIn(lang)}${statementsIn(
            stagesOf(c, l).map(
              (s, i) => `${s.title} ${shareText(l.milestones[i]!.share)} (${sayStage(s, (id) => tree.at(id)?.line.title ?? id)[lang]})`,
            ),
            lang,
          )}`,
        ),
      ),
    ...tree.placed.flatMap(({ line: l }) => {
      const unit = sayUnitTerms(l.unitTerms)[lang]
      return unit ? [plain(`${l.title}${colonIn(lang)}${t.unitTerms}${colonIn(lang)}${unit}`)] : []
    }),
  ]
}

function promised(c: Contract): Block[] {
  const t = words[c.lang]
  const rows = promisedRows(c, c.lang)
  if (rows.length === 0) return []
  return [heading(t.promised), plain(t.promisedNote), ...rows.flatMap((r) => [smallHeading(r.label), ...r.value.split('\n').map(plain)])]
}

/** What each side owes, from when, until when, and what follows otherwise. */
function register(c: Contract, o: Around): Block[] {
  const { lang } = c
  const t = words[lang]
  return (['provider', 'purchaser'] as const).flatMap((side) => [
    smallHeading(t.owes(nameIn(o.parties[side], lang))),
    grid(
      [
        [t.duty, t.trigger, t.deadline, t.evidence, t.remedy, t.clause],
        ...dutyTerms(c, o.law)
          .filter((d) => d.debtor === side)
          .map((d) => [d.title[lang], d.trigger[lang], sayDeadline(d.deadline)[lang], d.evidence[lang], d.remedy[lang], d.clause]),
      ],
      [24, 16, 16, 16, 20, 8],
      true,
    ),
  ])
}

function clauses(c: Contract): Block[] {
  const { lang } = c
  const t = words[lang]
  return clausesOf(c).flatMap((clause) => [
    smallHeading(`${t.clauseNumber(clause.number)} ${clause.heading[lang]}`),
    ...clause.text[lang].split('\n').map(plain),
  ])
}

/** Who signed for each side and when, or room to do it on paper. */
function signatures({ lang }: Contract, o: Around): Block[] {
  const t = words[lang]
  const signed = (side: Side) => {
    const s = o.version?.signed[side]
    return [
      nameIn(o.parties[side], lang),
      '',
      `${t.signature}${colonIn(lang)}${s?.by ?? '________________'}`,
      `${t.date}${colonIn(lang)}${s ? sayMoment(s.at, lang, o.zone) : '________________'}`,
    ].join('\n')
  }
  return [grid([[signed('purchaser'), signed('provider')]], [50, 50])]
}

/** A row of the table of lines; below its name stands what it is to the line it hangs on. */
function lineRow(at: Placed<ContractLine>, lang: Lang): string[] {
  const t = words[lang]
  const { line: l } = at
  const place = sayPlace(at, lang)
  const named = (name: string, ...more: string[]) => [name, ...(place ? [`↳ ${place}`] : []), ...more].join('\n')
  if (l.kind === 'post')
    return [
      named(t.postLine(l.title), t.postsOf(sayPosts(l), gradeWords[l.grade])),
      t.postMonths,
      sayNumber(postMonthsOf(l)),
      moneyText(postMonthPrice(l)),
      moneyText(l.amount),
    ]
  return [named(t.projectLine(l.title)), l.unit, String(l.quantity), moneyText(l.unitPrice), moneyText(l.amount)]
}
