export * from './votes.ts'
export * from './projects.ts'
