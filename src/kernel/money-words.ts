import { dictionary } from './words.ts'

/** How an amount is written: its sign, and its digits in groups. */
export const moneyWords = dictionary('kernel/money-words.moneyWords', {
  amount: { zh: (sign: string, digits: string) => `${sign}${digits} 元`, en: (sign: string, digits: string) => `${sign}¥${digits}` },
})
