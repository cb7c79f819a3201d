/// The shapes a program's control-flow graph is made of.
enum NodeKind: UInt8, CaseIterable {
    /// Instructions in a row; `length` of them.
    case run
    /// Children that a branch may pass over.
    case skip
    /// Two blocks, of which a branch chooses one.
    case choose
    /// One of the alternatives of `choose` or `cases`; children.
    case block
    /// A jump over `length` words that are never executed.
    case hop
    /// A counted loop around the children; at most `length` rounds.
    case loop
    /// A branch out of the innermost loop.
    case leave
    /// A call of function `length`.
    case call
    /// A computed jump into equal slots in line; `length` slots of `detail` words.
    case slots
    /// A computed jump through a table of addresses; `length` blocks as children.
    case cases
    /// A call through a table of addresses.
    case callByTable
    /// A store into code of the kind `PatchKind(rawValue: detail)`; `length` is a function where that kind needs one.
    case patch
    /// A trap that a branch may pass over.
    case trap
}

/// Which code a store changes, seen from where it stands.
enum PatchKind: UInt8, CaseIterable {
    /// A word of the same run, a few instructions ahead.
    case ahead
    /// A word that control reaches later.
    case later
    /// A word of the loop the store is in, so that the next round finds it changed.
    case loopBody
    /// A word of a function that has been called before and is called again.
    case function
    /// A word of the function across a page boundary, or the two words at the boundary.
    case island
    /// A word right behind a call in the loop the store is in: the next round's return leads to it.
    case behindCall
    /// The word of the loop the store is in at which two of its branches meet.
    case join
}

/// A node of the graph, in preorder with the nodes it contains.
struct PlanNode {
    var kind: NodeKind
    /// See `NodeKind`.
    var detail: UInt8 = 0
    /// See `NodeKind`.
    var length: UInt16 = 0
    /// The index after its last descendant.
    var end: Int32 = 0
}

/// Where code stands: what it may contain depends on it.
enum Place {
    case main
    /// A function that calls functions.
    case nested
    /// A function that calls nothing.
    case leaf
}

/// A function of the program: planned first, then emitted.
struct FunctionPlan {
    /// Its nodes.
    var nodes: Range<Int>
    var place: Place
    /// Index of its first word.
    var start = 0
    /// Index after its last word.
    var end = 0
    /// Most instructions a call retires, the return included.
    var cost = 0
}
