import { both, type Words } from '#kernel'
import type { Workbook } from './xlsx.ts'

/** How a workbook was read, for whoever handed it in: which sheet, what was passed over, what was read all the same. */
export function workbookNotes(book: Omit<Workbook, 'rows'>): Words[] {
  const list = (names: readonly string[]) => names.map((n) => `「${n}」`).join('')
  return [
    book.others.length
      ? both(
          `读的是工作表「${book.sheet}」；${list(book.others)}没有读。`,
          `The sheet “${book.sheet}” was read; ${book.others.map((o) => `“${o}”`).join(', ')} was not.`,
        )
      : both(`读的是工作表「${book.sheet}」。`, `The sheet “${book.sheet}” was read.`),
    ...(book.hiddenSheets.length
      ? [
          both(
            `隐藏的工作表没有读：${list(book.hiddenSheets)}。`,
            `Hidden sheets were not read: ${book.hiddenSheets.map((o) => `“${o}”`).join(', ')}.`,
          ),
        ]
      : []),
    ...(book.hiddenRows
      ? [
          both(
            `有 ${book.hiddenRows} 行在表里是隐藏的（例如筛选过），也读了进来。`,
            `${book.hiddenRows} rows that are hidden in the sheet, as by a filter, were read as well.`,
          ),
        ]
      : []),
    ...(book.mergedNumbers
      ? [
          both(
            `有 ${book.mergedNumbers} 个数字写在合并的单元格里，只按第一格读了一次。`,
            `${book.mergedNumbers} numbers stand in merged cells; each was read once, in the first of them.`,
          ),
        ]
      : []),
  ]
}
