import {
  AlignmentType,
  BorderStyle,
  Document,
  HeadingLevel,
  ImageRun,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TabStopPosition,
  TabStopType,
  TextRun,
  WidthType,
} from 'docx'

/** A heading, a paragraph, or a table with the widths of its columns in hundredths. Lines of one text are parted by line breaks. */
export type Block =
  | { readonly heading?: 2 | 3; readonly text: string }
  | { readonly rows: readonly (readonly string[])[]; readonly widths: readonly number[]; readonly headed: boolean }

/** A picture at the head of a document, and how large it is. */
export interface Picture {
  readonly type: 'png' | 'jpeg'
  readonly image: Uint8Array
  readonly width: number
  readonly height: number
}

/** A document as texts. */
export interface TextDocument {
  readonly title: string
  readonly number: string
  /** What stands below the title. */
  readonly under: string
  /** What stands above the title, one side to the left and the other to the right. */
  readonly head: readonly [Picture | undefined, Picture | undefined]
  readonly blocks: readonly Block[]
}

/** Puts a Word document together beside the server. */
export async function wordTask(d: TextDocument): Promise<Uint8Array<ArrayBuffer>> {
  const document = new Document({
    title: d.title,
    creator: 'Tandem',
    description: d.number,
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
          ...head(d.head),
          new Paragraph({
            heading: HeadingLevel.TITLE,
            alignment: AlignmentType.CENTER,
            children: [new TextRun({ text: d.title, bold: true, size: 36 })],
          }),
          new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun({ text: d.under })] }),
          ...d.blocks.map((b) => ('rows' in b ? grid(b.rows, b.widths, b.headed) : paragraph(b.text, b.heading))),
        ],
      },
    ],
  })
  return new Uint8Array(await Packer.toBuffer(document))
}

/** Highest and widest a picture is printed, in points of 1/96 inch. */
const [high, wide] = [56, 240]
function head([left, right]: TextDocument['head']): Paragraph[] {
  if (!left && !right) return []
  const shown = (p: Picture | undefined) => {
    if (!p) return []
    const scale = Math.min(1, high / p.height, wide / p.width)
    const size = { width: Math.max(1, Math.round(p.width * scale)), height: Math.max(1, Math.round(p.height * scale)) }
    return [new ImageRun({ type: p.type === 'png' ? 'png' : 'jpg', data: p.image, transformation: size })]
  }
  return [
    new Paragraph({
      tabStops: [{ type: TabStopType.RIGHT, position: TabStopPosition.MAX }],
      children: [...shown(left), new TextRun({ text: right ? '\t' : '' }), ...shown(right)],
    }),
  ]
}

function paragraph(text: string, level?: 2 | 3): Paragraph {
  if (level === 2)
    return new Paragraph({
      heading: HeadingLevel.HEADING_2,
      spacing: { before: 320, after: 120 },
      children: [new TextRun({ text, bold: true, size: 26 })],
    })
  if (level === 3) return new Paragraph({ heading: HeadingLevel.HEADING_3, children: [new TextRun({ text, bold: true })] })
  return new Paragraph({ children: [new TextRun({ text })] })
}
const line = { style: BorderStyle.SINGLE, size: 4, color: '888888' }
const borders = { top: line, bottom: line, left: line, right: line, insideHorizontal: line, insideVertical: line }

function grid(rows: readonly (readonly string[])[], widths: readonly number[], headed: boolean): Table {
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
