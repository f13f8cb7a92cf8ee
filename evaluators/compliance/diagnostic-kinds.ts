/**
 * What a compiler code is about, before it is asked whose fault it is. A code that is not here, or a case that turns out not
 * to concern the library, comes out as a finding without a class.
 */
export type DiagnosticKind =
  /** A module that is not there. */
  | 'module'
  /** A name that a module does not export, or not in this way. */
  | 'export'
  /** A member that a value or namespace does not have. */
  | 'member'
  /** A name that is declared nowhere. */
  | 'name'
  /** A member that is there but not for users. */
  | 'private'
  /** Arguments or the callee itself, that of a decorator too. */
  | 'call'
  /** A type or a class used in a way its declaration does not allow. */
  | 'declaration'
  /** A record with keys that are unknown or missing. */
  | 'options'
  /** A value of the wrong type where one is kept, returned or nested in an argument. */
  | 'assignment'
  /** What is done with a value that came back. */
  | 'result';

const codes: Record<DiagnosticKind, number[]> = {
  module: [2307, 2732, 2792, 2882],
  export: [1192, 1259, 2305, 2306, 2459, 2460, 2497, 2595, 2596, 2597, 2598, 2613, 2614, 2616, 2617, 2724],
  member: [2339, 2551, 2568, 2576, 2694, 7052, 7053],
  name: [2304, 2503, 2552, 18004],
  private: [2341, 2445, 18013],
  call: [1238, 1239, 1240, 1241, 1270, 1271, 1278, 1279, 1329, 2345, 2348, 2349, 2350, 2351, 2511, 2554, 2555, 2556, 2557, 2558, 2560, 2575, 2673, 2674, 2684, 2685, 2721, 2722, 2723, 2743, 2769, 2774],
  declaration: [2314, 2315, 2344, 2415, 2416, 2420, 2430, 2515, 2540, 2653, 2693, 2707, 2749],
  options: [2353, 2559, 2561, 2739, 2740, 2741],
  assignment: [2322, 2820],
  result: [2362, 2363, 2365, 2367, 2461, 2488, 2504, 2548, 2549, 2801, 2802],
};

const kinds = new Map(Object.entries(codes).flatMap(([kind, list]) => list.map((code) => [code, kind as DiagnosticKind] as const)));

export function diagnosticKind(code: number): DiagnosticKind | undefined {
  return kinds.get(code);
}

/** The compiler knew a name nearby. 2561 is about an option. */
export const nearMissCodes: ReadonlySet<number> = new Set([2551, 2552, 2568, 2576, 2724]);
