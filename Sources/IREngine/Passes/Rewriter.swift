import GuestMachine

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

/// An engine whose optimizer counts what it rewrites, so that a limit on the count can be bisected.
public protocol RewritingEngine: Engine {
    /// How many rewrites the optimizer has made since the engine was reset.
    var rewriteCount: UInt64 { get }
    /// The rewrite that used up `OptimizerOptions.rewriteLimit`, once it has been made.
    var lastRewrite: Rewrite? { get }
}

/// Makes every change that passes ask for, and counts them.
///
/// A limit on the count stops optimizing at an exact rewrite: the block stays correct, as each rewrite is right by
/// itself. Bisecting the limit finds the rewrite that turns a right result into a wrong one.
package struct Rewriter {
    /// The ops of the block.
    package private(set) var ops: UnsafeMutablePointer<Op>
    /// How the values of the block are used; meaningful in backward passes.
    package private(set) var uses: UnsafeMutablePointer<ValueUse>
    /// The rewrite that used up the limit, once it has been made.
    package private(set) var lastRewrite: Rewrite?
    /// Whether a pass has made an op the block's last.
    package private(set) var hasEnded = false

    private var addresses: UnsafeMutablePointer<UInt64>
    private let limit: UInt64
    private var remaining: UInt64

    /// Rewrites `block`, at most `limit` times in all; nil means without limit.
    package init(_ block: OpBlock, limit: UInt64?) {
        ops = block.ops
        uses = block.uses
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
        addresses = block.addresses
        hasEnded = false
    }

    /// Guest address of an instruction of the block.
    package func pc(of instruction: UInt16) -> UInt64 { addresses[Int(instruction)] }

    /// Counts the rewrite of `op` to `result`, for the op at `index`, unless the limit is used up.
    ///
    /// - Returns: Whether it may be done.
    @inline(__always)
    package mutating func permits(_ op: Op, at index: Int, becoming result: Op, by pass: PassName) -> Bool {
        guard remaining != 0 else { return false }
        remaining &-= 1
        if remaining == 0 { record(op, index, result, pass) }
        return true
    }

    /// Counts that the value of a register, which is known, replaces a `get` that will not even be appended. If it is
    /// what the register held when the block began, there is nothing to count.
    ///
    /// - Returns: Whether it may.
    @inline(__always)
    mutating func permitsRead(
        of register: UInt8, for instruction: UInt16, at index: Int, as value: Temp
    ) -> Bool {
        guard remaining > 1 else { return permitsLastRead(register, instruction, index, value) }
        remaining &-= value == Temp(register) ? 0 : 1
        return true
    }

    @inline(never)
    private mutating func permitsLastRead(
        _ register: UInt8, _ instruction: UInt16, _ index: Int, _ value: Temp
    ) -> Bool {
        if value == Temp(register) { return true }
        let get = Op(.get, detail: register, instruction: instruction)
        let copy = Op(.copy, instruction: instruction, a: value)
        return permits(get, at: index, becoming: copy, by: .registerForwarding)
    }

    /// Makes `op`, which is or will be the one at `index`, into `result`, unless the limit is used up.
    ///
    /// - Returns: Whether it was done.
    @inline(__always) @discardableResult
    package mutating func replace(_ op: inout Op, at index: Int, with result: Op, by pass: PassName) -> Bool {
        guard permits(op, at: index, becoming: result, by: pass) else { return false }
        op = result
        return true
    }

    /// Removes the op at `index`, unless the limit is used up.
    ///
    /// - Returns: Whether it was done.
    @inline(__always)
    mutating func removes(at index: Int, by pass: PassName) -> Bool {
        guard remaining > 1 else { return removesLast(at: index, by: pass) }
        remaining &-= 1
        ops[index] = .nop
        return true
    }

    @inline(never)
    private mutating func removesLast(at index: Int, by pass: PassName) -> Bool {
        replace(&ops[index], at: index, with: .nop, by: pass)
    }

    /// Makes `op` into the block's terminator `result`, as one rewrite: nothing that comes after it is reached.
    package mutating func end(_ op: inout Op, at index: Int, with result: Op, by pass: PassName) {
        if replace(&op, at: index, with: result, by: pass) { hasEnded = true }
    }

    @inline(never)
    private mutating func record(_ op: Op, _ index: Int, _ result: Op, _ pass: PassName) {
        lastRewrite = Rewrite(
            pass: pass, pc: pc(of: op.instruction), number: limit, before: op, after: result, index: index)
    }
}
