import { both } from '#kernel'

export const whichJurisdiction = (codes: readonly string[]) =>
  codes.length === 0
    ? both(
        '还没有设立任何区划。请先运行 tandem serve，按打印的网址设立。',
        'No jurisdiction is set up yet. Run tandem serve and open the address it prints.',
      )
    : both(`请用 --jurisdiction 指明哪一个：${codes.join('、')}。`, `Say which one with --jurisdiction: ${codes.join(', ')}.`)
