import { expect, test } from 'vitest'
import { count } from './count-words.ts'

test.each([
  [count(1, 'cell'), '1 cell'],
  [count(2, 'cell'), '2 cells'],
  [count(0, 'cell'), '0 cells'],
  [count(1, 'entry'), '1 entry'],
  [count(2, 'entry'), '2 entries'],
  [count(2, 'day'), '2 days'],
  [count(2, 'wish'), '2 wishes'],
  [count(1, 'person', 'people'), '1 person'],
  [count(3, 'person', 'people'), '3 people'],
  [count('1,200', 'answer'), '1,200 answers'],
  [count('1', 'answer'), '1 answer'],
  [count('1.0', 'hour'), '1.0 hour'],
  [count(0.5, 'hour'), '0.5 hours'],
])('%s', (said, expected) => expect(said).toBe(expected))
