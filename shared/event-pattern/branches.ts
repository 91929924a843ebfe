import { bounds } from './bounds.ts';
import type { Clause } from './clause.ts';
import type { Branch, Leaf } from './event-pattern.ts';
import type { Refuse } from './problems.ts';

type Leaves = readonly Leaf[];

/** The alternatives of a pattern, each with all the leaves that have to hold for it. */
export function branchesOf(clause: Clause, refuse: Refuse): readonly Branch[] {
  const { branches, leaves } = sizeOf(clause);
  if (branches > bounds.branches) {
    refuse('', `has ${branches} combinations of $or: write ${bounds.branches} at most, or several patterns`);
    return [];
  }
  if (leaves > bounds.leaves) {
    refuse('', `has ${leaves} fields in all combinations of $or: write ${bounds.leaves} at most`);
    return [];
  }
  return expanded(clause).map((branch) => checked(branch, refuse));
}

/** Counted before anything is built. */
function sizeOf(clause: Clause): { readonly branches: number; readonly leaves: number } {
  if (clause.kind === 'leaf') return { branches: 1, leaves: 1 };
  const sizes = clause.clauses.map(sizeOf);
  if (clause.kind === 'any') {
    return {
      branches: sizes.reduce((sum, size) => sum + size.branches, 0),
      leaves: sizes.reduce((sum, size) => sum + size.leaves, 0),
    };
  }
  const branches = sizes.reduce((product, size) => product * size.branches, 1);
  const leaves = sizes.reduce((sum, size) => sum + (size.leaves * branches) / size.branches, 0);
  return { branches, leaves };
}

function expanded(clause: Clause): readonly Leaves[] {
  if (clause.kind === 'leaf') return [[clause.leaf]];
  const parts = clause.clauses.map(expanded);
  if (clause.kind === 'any') return parts.flat();
  return parts.reduce<readonly Leaves[]>(
    (sofar, part) => sofar.flatMap((leaves) => part.map((more) => [...leaves, ...more])),
    [[]],
  );
}

function checked(leaves: Leaves, refuse: Refuse): Branch {
  const branch = leaves.toSorted((a, b) => (a.path < b.path ? -1 : Number(a.path > b.path)));
  const twice = branch.find(({ path }, index) => branch[index + 1]?.path === path);
  // AWS's engine lets the one that is written last replace the other, which nobody would guess.
  if (twice)
    refuse(
      twice.path,
      'has to hold twice at once, beside and inside a $or or spelled in two ways: write it once',
    );
  if (branch.length > bounds.leavesOfBranch) {
    refuse('', `looks at more than ${bounds.leavesOfBranch} fields at once`);
  }
  return branch;
}
