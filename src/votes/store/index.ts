export * from './days.ts'
export * from './votes.ts'
export * from './projects.ts'
