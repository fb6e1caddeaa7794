import { both, count, type Words } from '#kernel'
import type { Decoded } from './decode.ts'
import type { Separator } from './separated.ts'

/* What is told of a file that was read: how, and what was passed over. */

export const skippedWords = (n: number): Words[] =>
  n > 0 ? [both(`跳过了 ${n} 个空行。`, `${count(n, 'empty row')} ${n === 1 ? 'was' : 'were'} skipped.`)] : []
const separatorName: Record<Separator, Words> = {
  ',': both('逗号', 'commas'),
  ';': both('分号', 'semicolons'),
  '\t': both('制表符', 'tabs'),
}
export const separatorWords = (s: Separator, isSure: boolean): Words =>
  isSure
    ? both(`各格用${separatorName[s].zh}分开。`, `The cells are parted by ${separatorName[s].en}.`)
    : both(
        `各格看来是用${separatorName[s].zh}分开的，请看看每一列对不对。`,
        `The cells seem to be parted by ${separatorName[s].en}; please check that every column is right.`,
      )

export const encodingWords = (d: Pick<Decoded, 'encoding' | 'isSure'>): Words =>
  d.isSure
    ? both(`按 ${d.encoding} 读出。`, `Read as ${d.encoding}.`)
    : both(
        `文件没有注明编码，按 ${d.encoding} 读出。请看看下面的汉字对不对。`,
        `The file does not say how it is encoded; it was read as ${d.encoding}. Please check that the names below are right.`,
      )
