import { both, type Words } from '#kernel'
import type { Grade } from './instrument.ts'

export const gradeWords: Readonly<Record<Grade, Words>> = {
  excellent: both('优', 'excellent'),
  good: both('良', 'good'),
  medium: both('中', 'medium'),
  poor: both('差', 'poor'),
}
