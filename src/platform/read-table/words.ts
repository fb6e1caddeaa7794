import { count, type FreshRefusal, refusals } from '#kernel'

export const refuse = refusals({
  undecodable: {
    status: 422,
    zh: (row: number, column: number, byte: number, hex: string) =>
      `文件第 ${row} 行第 ${column} 个字符（第 ${byte} 字节，${hex}）既不是 UTF-8 也不是 GB18030，读不出来。请在表格软件里打开，另存为 xlsx 或「CSV UTF-8」再试。`,
    en: (row: number, column: number, byte: number, hex: string) =>
      `Row ${row}, character ${column} of the file (byte ${byte}, ${hex}) is neither UTF-8 nor GB18030 and cannot be read. Open it in a spreadsheet, save it as xlsx or “CSV UTF-8” and try again.`,
  },
  damaged: {
    status: 422,
    zh: (row: number, column: number, sign: string) =>
      `文件第 ${row} 行第 ${column} 个字符是 ${sign}，说明文件在交来之前已经损坏（常见于用错编码另存）。请从原始文件重新导出。`,
    en: (row: number, column: number, sign: string) =>
      `Row ${row}, character ${column} of the file is ${sign}: the file was damaged before it came here, often by saving it in the wrong encoding. Export it again from the original.`,
  },
  binary: {
    status: 422,
    zh: '这不是文字文件，也不是 xlsx。请交 xlsx，或另存为「CSV UTF-8」的文件。',
    en: 'This is neither text nor xlsx. Hand in an xlsx file, or one saved as “CSV UTF-8”.',
  },
  'old-xls': {
    status: 422,
    zh: '这是旧版 Excel 的 xls 文件，读不了。请另存为 xlsx 再试。',
    en: 'This is an xls file of an old Excel, which cannot be read. Save it as xlsx and try again.',
  },
  'locked-xlsx': {
    status: 422,
    zh: '这个文件加了密码，或不是 xlsx 表格。请去掉密码，另存为 xlsx 再试。',
    en: 'This file is locked with a password, or is no xlsx table. Take the password away, save it as xlsx and try again.',
  },
  'no-sheet': { status: 422, zh: '这个 xlsx 文件里没有可以读的工作表。', en: 'There is no sheet to read in this xlsx file.' },
  'too-large': {
    status: 422,
    zh: (most: number) => `文件展开后太大（超过 ${most} MB），没有读。请只留下要交的工作表。`,
    en: (most: number) =>
      `Unpacked, the file is too large (above ${most} MB) and was not read. Keep only the sheet that is to be handed in.`,
  },
  formula: {
    status: 422,
    zh: (cell: string) => `单元格 ${cell} 是公式，文件里没有存算出来的值。请用表格软件打开、保存一次再交，或者把公式换成数值。`,
    en: (cell: string) =>
      `Cell ${cell} holds a formula whose result is not in the file. Open it in a spreadsheet and save it, or put values in place of the formulas, and hand it in again.`,
  },
  'error-cell': {
    status: 422,
    zh: (cell: string, error: string) => `单元格 ${cell} 显示的是错误 ${error}，没有值。请改正后再交。`,
    en: (cell: string, error: string) => `Cell ${cell} shows the error ${error} and no value. Mend it and hand the file in again.`,
  },
  'not-csv': {
    status: 422,
    zh: (row: number) => `文件第 ${row} 行读不懂，可能引号没有成对。请另存为 xlsx 或「CSV UTF-8」再试。`,
    en: (row: number) =>
      `Row ${row} of the file cannot be read; perhaps a quotation mark is not closed. Save it as xlsx or “CSV UTF-8” and try again.`,
  },
  'too-wide': {
    status: 422,
    zh: (row: number, width: number) => `第 ${row} 行有 ${width} 格，比表格其余的行宽得多，没有读。请核对这一行里的分隔符，改好后再试。`,
    en: (row: number, width: number) =>
      `Row ${row} has ${count(width, 'cell')}, far wider than the rest, and the table was not read. Look at the separators in that row and try again.`,
  },
  'title-line': {
    status: 422,
    zh: (row: number, title: string) =>
      `第 ${row} 行只有「${title}」，像是标题，表头在它下面，整个表没有读。请删去这一行，让表头在第一行，再试。`,
    en: (row: number, title: string) =>
      `There is nothing but “${title}” in row ${row}, which looks like a title with the headings below it, and the table was not read. Take that row out, so that the headings come first, and try again.`,
  },
  'broken-figure': {
    status: 422,
    zh: (row: number, column: string, front: string, end: string) =>
      `第 ${row} 行 ${column} 列的「${end}」像是「${front},${end}」的后一半：这一列不该有数字，整个表没有读。请写成 ${front}${end} 或 "${front},${end}"；确是两个数的，请另存为 xlsx 再试。`,
    en: (row: number, column: string, front: string, end: string) =>
      `“${end}” in row ${row}, column ${column} looks like the end of “${front},${end}”: that column is not one of figures, and the table was not read. Write ${front}${end} or "${front},${end}"; if they are two figures, save the file as xlsx and try again.`,
  },
  'beyond-headings': {
    status: 422,
    zh: (row: number, column: string, cell: string, headings: number) =>
      `第 ${row} 行 ${column} 列的「${cell}」上面没有表头：表头只有 ${headings} 格，整个表没有读。多半是数字里的千位逗号没有加引号，例如 4,120 被拆成了两格：请写成 4120 或 "4,120"。也可能第一行不是表头，或这一列漏了表头。`,
    en: (row: number, column: string, cell: string, headings: number) =>
      `“${cell}” in row ${row}, column ${column} stands under no heading: the first row has only ${count(headings, 'cell')}, and the table was not read. Most likely a figure has a comma for its thousands and no quotation marks, as 4,120 that became two cells: write 4120 or "4,120". Or the first row is not the headings, or this column lacks one.`,
  },
  'too-many-rows': {
    status: 422,
    zh: (most: number) => `文件超过 ${most} 行，请分成几个文件。`,
    en: (most: number) => `The file has more than ${count(most, 'row')}. Split it.`,
  },
  'too-deep': {
    status: 422,
    zh: (most: number) =>
      `这个 xlsx 文件里的内容一层套一层，超过 ${most} 层，不是表格软件存出来的样子，没有读。请用表格软件打开，另存为 xlsx 再试。`,
    en: (most: number) =>
      `This xlsx file nests its contents more than ${most} deep, as no spreadsheet does, and was not read. Open it in a spreadsheet, save it as xlsx and try again.`,
  },
  'too-much-inside': {
    status: 422,
    zh: (most: number) =>
      `这个 xlsx 文件里的东西（单元格、文字、格式）远远多于 ${most} 行的表格所需，没有读完。请只留下要交的工作表，清除多余的格式再试。`,
    en: (most: number) =>
      `This xlsx file holds far more cells, texts and formats than a table of ${count(most, 'row')} needs, and was not read to its end. Keep only the sheet that is to be handed in, clear formats that are not needed, and try again.`,
  },
  'too-much-text': {
    status: 422,
    zh: (cell: number, megabytes: number) => `表里的文字太长：一格最多 ${cell} 个字，全表最多 ${megabytes} 百万字。请删减后再试。`,
    en: (cell: number, megabytes: number) =>
      `The table holds too much text: at most ${count(cell, 'character')} in a cell and ${megabytes} million in all. Shorten it and try again.`,
  },
  'too-many-parts': {
    status: 422,
    zh: (most: number) => `这个 xlsx 文件里装了超过 ${most} 个部分，没有读。请只留下要交的工作表，另存为 xlsx 再试。`,
    en: (most: number) =>
      `This xlsx file holds more than ${count(most, 'part')} and was not read. Keep only the sheet that is to be handed in, save it as xlsx and try again.`,
  },
  'too-many-sheets': {
    status: 422,
    zh: (most: number) => `这个文件里的工作表超过 ${most} 张。请只留下要交的工作表。`,
    en: (most: number) => `The file has more than ${count(most, 'sheet')}. Keep only the sheet that is to be handed in.`,
  },
  'other-size-inside': {
    status: 422,
    zh: (name: string) => `这个 xlsx 文件已经损坏：「${name}」的大小和文件里写的不一样。请用表格软件打开，另存为 xlsx 再试。`,
    en: (name: string) =>
      `This xlsx file is damaged: the size of “${name}” is not what the file says. Open it in a spreadsheet, save it as xlsx and try again.`,
  },
  'twice-inside': {
    status: 422,
    zh: (name: string) => `这个 xlsx 文件已经损坏：「${name}」在里面出现了两次。请用表格软件打开，另存为 xlsx 再试。`,
    en: (name: string) => `This xlsx file is damaged: “${name}” is in it twice. Open it in a spreadsheet, save it as xlsx and try again.`,
  },
  'too-many-merged': {
    status: 422,
    zh: (most: number) => `表里合并的单元格超过 ${most} 处，没有读。请取消合并，在每一格里写全，再试。`,
    en: (most: number) =>
      `The sheet has more than ${count(most, 'area')} of merged cells and was not read. Part them, write into each cell what it says, and try again.`,
  },
  'no-such-area': {
    status: 422,
    zh: (told: string) =>
      `这个 xlsx 文件已经损坏：有一处合并的单元格写成了「${told}」，没有这样的区域。请用表格软件打开，另存为 xlsx 再试。`,
    en: (told: string) =>
      `This xlsx file is damaged: merged cells are given as “${told}”, which is no area. Open it in a spreadsheet, save it as xlsx and try again.`,
  },
  'no-such-row': {
    status: 422,
    zh: (row: number, told: string) =>
      `这个 xlsx 文件已经损坏：第 ${row} 行的行号写成了「${told}」，没有这样的行。请用表格软件打开，另存为 xlsx 再试。`,
    en: (row: number, told: string) =>
      `This xlsx file is damaged: where row ${row} should be stands “${told}”, which is no row. Open it in a spreadsheet, save it as xlsx and try again.`,
  },
  'no-such-cell': {
    status: 422,
    zh: (cell: string, told: string) =>
      `这个 xlsx 文件已经损坏：单元格 ${cell} 的位置写成了「${told}」，没有这样的单元格。请用表格软件打开，另存为 xlsx 再试。`,
    en: (cell: string, told: string) =>
      `This xlsx file is damaged: where cell ${cell} should be stands “${told}”, which is no cell. Open it in a spreadsheet, save it as xlsx and try again.`,
  },
  'row-twice': {
    status: 422,
    zh: (row: number) => `这个 xlsx 文件已经损坏：第 ${row} 行在里面出现了两次。请用表格软件打开，另存为 xlsx 再试。`,
    en: (row: number) => `This xlsx file is damaged: row ${row} is in it twice. Open it in a spreadsheet, save it as xlsx and try again.`,
  },
  'cell-twice': {
    status: 422,
    zh: (cell: string) => `这个 xlsx 文件已经损坏：单元格 ${cell} 在里面出现了两次。请用表格软件打开，另存为 xlsx 再试。`,
    en: (cell: string) =>
      `This xlsx file is damaged: cell ${cell} is in it twice. Open it in a spreadsheet, save it as xlsx and try again.`,
  },
  'no-such-text': {
    status: 422,
    zh: (cell: string, told: string) =>
      `这个 xlsx 文件已经损坏：单元格 ${cell} 用的是第「${told}」号文字，文件里没有。请用表格软件打开，另存为 xlsx 再试。`,
    en: (cell: string, told: string) =>
      `This xlsx file is damaged: cell ${cell} shows text number “${told}”, which is not in the file. Open it in a spreadsheet, save it as xlsx and try again.`,
  },
})

/** A refusal of this list by its code and what it was told. */
export type Told = readonly [code: Parameters<typeof refuse>[0], facts: readonly unknown[]]
/** The same refusal, made again from what was told of it. */
export const again = (...[code, facts]: Told): FreshRefusal =>
  (refuse as (code: Told[0], ...facts: readonly unknown[]) => FreshRefusal)(code, ...facts)
