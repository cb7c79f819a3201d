/// One rewrite, for reports that blame it.
public struct Rewrite: Sendable, CustomStringConvertible {
    /// Which pass made it.
    public let pass: PassName
    /// Guest address of the instruction whose op was rewritten.
    public let pc: UInt64
    /// Its number, from 1, since the optimizer was reset.
    public let number: UInt64
    /// The op before and after.
    package let before: Op, after: Op
    /// Index of the op in its block.
    package let index: Int

    /// `rewrite 17, constant-folding at 0x80000010: t5 = addw t3, 1 becomes t5 = const 3`.
    public var description: String {
        let result = after.kind == .nop ? "is removed" : "becomes \(after.statement(at: index))"
        return "rewrite \(number), \(pass.rawValue) at \(Op.hexadecimal(pc)): \(before.statement(at: index)) \(result)"
    }
}

/// Makes every change to a block that passes ask for, and counts them.
///
/// A limit on the count stops optimizing at an exact rewrite: the block stays correct, as each rewrite is right by
/// itself. Bisecting the limit finds the rewrite that turns a right result into a wrong one.
package struct Rewriter {
    /// The ops of the block.
    package private(set) var ops: UnsafeMutablePointer<Op>
    /// How the values of the block are used; meaningful in backward passes.
    package private(set) var uses: UnsafeMutablePointer<ValueUse>
    /// How many ops the block has.
    package private(set) var count: Int
    /// The rewrite that used up the limit, once it has been made.
    package private(set) var lastRewrite: Rewrite?

    private var addresses: UnsafeMutablePointer<UInt64>
    private let limit: UInt64
    private var remaining: UInt64

    /// Rewrites `block`, at most `limit` times in all; nil means without limit.
    package init(_ block: OpBlock, limit: UInt64?) {
        ops = block.ops
        uses = block.uses
        count = block.count
        addresses = block.addresses
        self.limit = limit ?? .max
        remaining = self.limit
    }

    /// How many rewrites have been made.
    package var rewriteCount: UInt64 { limit - remaining }

    /// Turns to another block.
    @inline(__always)
    package mutating func begin(_ block: OpBlock) {
        ops = block.ops
        uses = block.uses
        count = block.count
        addresses = block.addresses
    }

    /// Guest address of an instruction of the block.
    package func pc(of instruction: UInt16) -> UInt64 { addresses[Int(instruction)] }

    /// Puts `op` in the place of the op at `index`, unless the limit is used up.
    ///
    /// - Returns: Whether it was done.
    @inline(__always) @discardableResult
    package mutating func replace(_ index: Int, with op: Op, by pass: PassName) -> Bool {
        guard remaining != 0 else { return false }
        remaining -= 1
        if remaining == 0 { record(index, op, pass) }
        ops[index] = op
        return true
    }

    /// Removes the op at `index`, unless the limit is used up.
    @inline(__always) @discardableResult
    package mutating func remove(_ index: Int, by pass: PassName) -> Bool {
        replace(index, with: .nop, by: pass)
    }

    /// Puts the terminator `op` at `index` and removes everything after it, as one rewrite.
    package mutating func end(_ index: Int, with op: Op, by pass: PassName) {
        guard replace(index, with: op, by: pass) else { return }
        for later in index + 1..<max(index + 1, count) { ops[later] = .nop }
    }

    @inline(never)
    private mutating func record(_ index: Int, _ op: Op, _ pass: PassName) {
        let before = ops[index]
        lastRewrite = Rewrite(
            pass: pass, pc: pc(of: before.instruction), number: limit, before: before, after: op, index: index)
    }
}
