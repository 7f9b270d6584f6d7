/** The strongly connected components of a graph, the ones nothing leads out of first. */
export interface Components {
  readonly count: number;
  /** Component of each node. Every edge leads to the same component or a lower one. */
  readonly of: Int32Array;
  /** Nodes by component, lowest first. */
  readonly nodes: Int32Array;
  /** Where each component begins in `nodes`; one longer than `count`. */
  readonly first: Int32Array;
}

/**
 * Tarjan's algorithm (1972), without recursion: a graph of millions of nodes may be one long chain.
 * @param first where each node's edges begin in `to`; one longer than the number of nodes
 */
export function componentsOf(nodes: number, first: Int32Array, to: Int32Array): Components {
  const index = new Int32Array(nodes).fill(-1);
  const low = new Int32Array(nodes);
  const of = new Int32Array(nodes).fill(-1);
  const waiting = new Int32Array(nodes);
  const path = new Int32Array(nodes);
  const next = new Int32Array(nodes);
  const sorted = new Int32Array(nodes);
  const starts = new Int32Array(nodes + 1);
  let count = 0;
  let clock = 0;
  let waits = 0;
  let placed = 0;
  for (let root = 0; root < nodes; root++) {
    if (index[root] !== -1) continue;
    let depth = 0;
    path[0] = root;
    index[root] = low[root] = clock++;
    next[root] = first[root] ?? 0;
    waiting[waits++] = root;
    while (depth >= 0) {
      const node = path[depth] as number;
      const at = next[node] as number;
      if (at < (first[node + 1] as number)) {
        next[node] = at + 1;
        const target = to[at] as number;
        if (index[target] === -1) {
          index[target] = low[target] = clock++;
          next[target] = first[target] as number;
          waiting[waits++] = target;
          path[++depth] = target;
        } else if (of[target] === -1 && (index[target] as number) < (low[node] as number)) {
          low[node] = index[target] as number;
        }
        continue;
      }
      if (low[node] === index[node]) {
        const component = count++;
        starts[component] = placed;
        let member: number;
        do {
          member = waiting[--waits] as number;
          of[member] = component;
          sorted[placed++] = member;
        } while (member !== node);
      }
      depth--;
      if (depth >= 0) {
        const above = path[depth] as number;
        if ((low[node] as number) < (low[above] as number)) low[above] = low[node] as number;
      }
    }
  }
  starts[count] = placed;
  return { count, of, nodes: sorted, first: starts.subarray(0, count + 1) };
}

/** Edges as `componentsOf` wants them, from lists. */
export function packedEdges(edges: readonly (readonly number[])[]): { first: Int32Array; to: Int32Array } {
  const first = new Int32Array(edges.length + 1);
  for (const [node, targets] of edges.entries()) first[node + 1] = (first[node] ?? 0) + targets.length;
  return { first, to: Int32Array.from(edges.flat()) };
}
