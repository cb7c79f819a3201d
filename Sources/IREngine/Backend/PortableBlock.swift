import GuestMachine

/// Optimized ops as the portable back end keeps and runs them.
///
/// Unsafe, and why it is sound: the buffer lives as long as the block, and operands of a well-formed block are below
/// the index of their op.
package final class PortableBlock {
    /// Guest address of its first instruction.
    let startPC: UInt64
    /// Guest instructions that it covers, including one that only traps.
    let instructionCount: Int
    /// The guest bytes that it was made from.
    let source: Range<UInt64>
    /// The ops, without those removed.
    let ops: UnsafeMutableBufferPointer<Op>

    /// Keeps what is left of `block`, which loses its removed ops.
    package init(_ block: OpBlock, from source: Range<UInt64>) {
        block.compact()
        startPC = block.startPC
        instructionCount = block.instructionCount
        self.source = source
        ops = .allocate(capacity: block.count)
        _ = ops.initialize(fromContentsOf: UnsafeBufferPointer(start: block.ops, count: block.count))
    }

    deinit { ops.deallocate() }
}
