/** A sentence of an action whose facts are not known: where it would name one, it leaves it open. Read from what is said of no facts. */
export const leftOpen = (said: string): string =>
  said
    .trimStart()
    // A name in quotes, a number that is none, and a gap between words or before a mark.
    .replace(/「」|“”/g, (quotes) => `${quotes[0]}…${quotes[1]}`)
    .replace(/(?<![\d.,])0(?![\d.,])/g, '…')
    .replace(/ {2,}/g, ' … ')
    .replace(/(?<=\p{Script=Han}) (?=\p{Script=Han}|[，：；、])/gu, ' … ')
    .replace(/ (?=[,:;])/g, ' …')
    .replace(/(?<=，)(?=，)/g, '…')
    .replace(/ …(?= …)/g, '')
    .replace(/[\s，,：:]+$/, (end) => (/^ *$/.test(end) ? ' …' : ''))
