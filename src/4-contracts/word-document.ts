import {
  colonIn,
  figure,
  type Lang,
  moneyText,
  postMonthPrice,
  postMonthsOf,
  sayDay,
  sayMoment,
  statementsIn,
  titleIn,
  totalOf,
} from '#kernel'
import { nameOf, type Organisation } from '#people'
import { AlignmentType, BorderStyle, Document, HeadingLevel, Packer, Paragraph, Table, TableCell, TableRow, TextRun, WidthType } from 'docx'
import { clausesOf } from './rules/clauses.ts'
import type { Contract, ContractLine, ContractVersion, Side } from './rules/contract.ts'
import { sayStage } from './rules/stage-words.ts'
import { shareText, stagesOf } from './rules/stages.ts'
import { sayUnitTerms } from './rules/unit-words.ts'
import type { Law } from '#law'
import { dutyTerms, sayDeadline } from './rules/duty-terms.ts'
import { promisedRows } from './rules/promised.ts'
import { gradeWords, sayPosts } from './rules/words.ts'
import { words } from './words.ts'

/**
 * The contract as a Word document in its own language: parties, lines, the duties of both sides in one form, clauses, signatures.
 * @returns the bytes of a .docx file
 */
export async function wordDocument(
  c: Contract,
  o: {
    purchaser: Organisation | undefined
    provider: Organisation | undefined
    version: ContractVersion | undefined
    law: Law
    zone: string
  },
): Promise<Uint8Array> {
  const lang = c.lang
  const t = words[lang]
  const party = (label: string, org: Organisation | undefined) => [
    label,
    [nameOf(org, lang), org?.credit_code ? `${t.creditCode} ${org.credit_code}` : ''].filter(Boolean).join('\n'),
  ]
  const signed = (side: Side, org: Organisation | undefined) => {
    const s = o.version?.signed[side]
    return [
      nameOf(org, lang),
      '',
      `${t.signature}${colonIn(lang)}${s?.by ?? '________________'}`,
      `${t.date}${colonIn(lang)}${s ? sayMoment(s.at, lang, o.zone) : '________________'}`,
    ].join('\n')
  }
  const title = titleIn(c, lang)
  const promised = promisedRows(c, lang)
  const document = new Document({
    title,
    creator: 'Tandem',
    description: c.number,
    styles: {
      default: {
        document: {
          run: { size: 22, font: { ascii: 'Calibri', hAnsi: 'Calibri', eastAsia: 'SimSun' } },
          paragraph: { spacing: { after: 120, line: 320 } },
        },
      },
    },
    sections: [
      {
        children: [
          new Paragraph({
            heading: HeadingLevel.TITLE,
            alignment: AlignmentType.CENTER,
            children: [new TextRun({ text: title, bold: true, size: 36 })],
          }),
          new Paragraph({
            alignment: AlignmentType.CENTER,
            children: [new TextRun({ text: `${c.number} · ${t.version(c.inForce ?? c.versionNumber)}` })],
          }),
          heading(t.parties),
          grid([party(t.purchaser, o.purchaser), party(t.provider, o.provider)], [25, 75]),
          heading(t.bought),
          grid(
            [
              [t.line, t.countedAs, t.quantity, t.unitPrice, t.amount],
              ...c.lines.map((l) => lineRow(l, lang)),
              [t.total, '', '', '', moneyText(totalOf(c.lines))],
            ],
            [34, 24, 12, 14, 16],
            true,
          ),
          ...c.lines
            .filter((l) => l.paidBy === 'milestones')
            .map((l) =>
              plain(
                `${l.title}${colonIn(lang)}${statementsIn(
                  stagesOf(c, l).map(
                    (s, i) =>
                      `${s.title} ${shareText(l.milestones[i]!.share)} (${sayStage(s, (id) => c.lines.find((o) => o.id === id)?.title ?? id)[lang]})`,
                  ),
                  lang,
                )}`,
              ),
            ),
          ...c.lines.flatMap((l) => {
            const unit = sayUnitTerms(l.unitTerms)[lang]
            return unit ? [plain(`${l.title}${colonIn(lang)}${t.unitTerms}${colonIn(lang)}${unit}`)] : []
          }),
          ...(promised.length > 0
            ? [
                heading(t.promised),
                plain(t.promisedNote),
                ...promised.flatMap((r) => [
                  new Paragraph({ heading: HeadingLevel.HEADING_3, children: [new TextRun({ text: r.label, bold: true })] }),
                  ...r.value.split('\n').map(plain),
                ]),
              ]
            : []),
          heading(t.inTheTable),
          ...(['provider', 'purchaser'] as const).flatMap((side) => [
            new Paragraph({
              heading: HeadingLevel.HEADING_3,
              children: [new TextRun({ text: t.owes(nameOf(side === 'provider' ? o.provider : o.purchaser, lang)), bold: true })],
            }),
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
          ]),
          heading(t.clausesField),
          ...clausesOf(c).flatMap((clause) => [
            new Paragraph({
              heading: HeadingLevel.HEADING_3,
              children: [new TextRun({ text: `${t.clauseNumber(clause.number)} ${clause.heading[lang]}`, bold: true })],
            }),
            ...clause.text[lang].split('\n').map(plain),
          ]),
          heading(t.signatures),
          grid([[signed('purchaser', o.purchaser), signed('provider', o.provider)]], [50, 50]),
          plain(`${t.governed(sayDay(c.lawDay, lang))} ${t.madeBy}`),
        ],
      },
    ],
  })
  return await Packer.toBuffer(document)
}

const heading = (text: string) =>
  new Paragraph({
    heading: HeadingLevel.HEADING_2,
    spacing: { before: 320, after: 120 },
    children: [new TextRun({ text, bold: true, size: 26 })],
  })
const plain = (text: string) => new Paragraph({ children: [new TextRun({ text })] })
const line = { style: BorderStyle.SINGLE, size: 4, color: '888888' }
const borders = { top: line, bottom: line, left: line, right: line, insideHorizontal: line, insideVertical: line }

function grid(rows: readonly (readonly string[])[], widths: readonly number[], headed = false): Table {
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    borders,
    rows: rows.map(
      (cells, r) =>
        new TableRow({
          tableHeader: headed && r === 0,
          cantSplit: true,
          children: cells.map(
            (text, i) =>
              new TableCell({
                width: { size: widths[i]!, type: WidthType.PERCENTAGE },
                margins: { top: 60, bottom: 60, left: 90, right: 90 },
                children: text
                  .split('\n')
                  .map(
                    (part) =>
                      new Paragraph({ spacing: { after: 0 }, children: [new TextRun({ text: part, bold: headed && r === 0, size: 20 })] }),
                  ),
              }),
          ),
        }),
    ),
  })
}

function lineRow(l: ContractLine, lang: Lang): string[] {
  const t = words[lang]
  if (l.kind === 'post')
    return [
      `${t.postLine(l.title)}\n${t.postsOf(sayPosts(l), gradeWords[l.grade])}`,
      t.postMonths,
      figure(postMonthsOf(l)),
      moneyText(postMonthPrice(l)),
      moneyText(l.amount),
    ]
  return [t.projectLine(l.title), l.unit, String(l.quantity), moneyText(l.unitPrice), moneyText(l.amount)]
}
