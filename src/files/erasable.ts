import { both } from '#kernel'
import type { Erasable } from '#platform'

/** What a file is called and what was written beside it may name people. With its name erased the file itself goes. */
export const erasable: readonly Erasable[] = [
  {
    kind: 'file',
    says: both('附件（删除名称时连同内容一起删除）', 'File (its content goes with its name)'),
    table: 'files',
    key: ['id'],
    texts: [
      { column: 'name', says: both('附件名称', 'Name of the file') },
      { column: 'note', says: both('附件说明', 'Note on the file') },
    ],
  },
]
