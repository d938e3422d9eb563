/** What is compared: a program or a library, in one way of using it. */
export interface Contender {
  readonly name: string;
  /** Whether it is Facsimile itself, which charts show in another colour. */
  readonly isOurs?: boolean;
  /** Whether it is somebody else's: that it is missing or fails is a row of the result, and no failure. */
  readonly isPeer?: boolean;
  /**
   * Gets it ready to be measured.
   * @param resources what it leaves behind is disposed with them
   */
  readonly open: (resources: AsyncDisposableStack) => OpenContender | Promise<OpenContender>;
}

/** A contender that is ready. */
export interface OpenContender {
  /** Of the package that it is, where it is a peer. */
  readonly version?: string | undefined;
  /** Takes one turn. */
  readonly measure: () => Figures | Promise<Figures>;
}

/** Figures by the names of what is measured. */
export type Figures = Readonly<Record<string, number>>;

/** What is measured of each contender. */
export interface Measure {
  readonly name: string;
  readonly unit: string;
  readonly better: 'more' | 'less';
}

/** What is wanted of a contender, in relation to another one and by one measure. */
export interface Goal {
  readonly of: string;
  readonly against: string;
  /** The first measure where none is named. */
  readonly measure?: string;
  readonly bound: 'at least' | 'at most';
  readonly ratio: number;
}

/** Contenders that do the same work, measured in turns in one run. */
export interface Comparison {
  /** By which it is asked for. */
  readonly name: string;
  readonly title: string;
  /** What the figures do not say by themselves. */
  readonly notes?: readonly string[];
  /** The same, known when all is measured. */
  readonly closing?: () => readonly string[];
  /** The first is what ratios are of. */
  readonly measures: readonly [Measure, ...Measure[]];
  readonly contenders: readonly Contender[];
  /** The contender that the others are compared with. */
  readonly baseline: string;
  readonly goals: readonly Goal[];
  readonly rounds: number;
  /** Rounds before those that count, for code to be optimised. */
  readonly warmUp: number;
}

/** What was measured of a contender. */
export interface Row {
  readonly contender: string;
  readonly isOurs: boolean;
  readonly version?: string | undefined;
  /** Why nothing was measured. */
  readonly absence?: string;
  /** The median of each measure. */
  readonly medians: Figures;
  /** To the baseline, by the first measure: the median of the rounds. */
  readonly ratio?: number;
}

/** A goal with the ratio that was measured; without it where one of the two is missing. */
export interface CheckedGoal extends Goal {
  readonly measured?: number;
}

/** What a comparison has found out. */
export interface ComparisonResult extends Pick<Comparison, 'name' | 'title' | 'measures' | 'baseline' | 'rounds'> {
  readonly notes: readonly string[];
  readonly rows: readonly Row[];
  readonly goals: readonly CheckedGoal[];
}
