import GuestMachine

/// Optimized ops as the portable back end keeps and runs them.
///
/// Unsafe, and why it is sound: the buffer lives as long as the block, and operands of a well-formed block are below
/// the index of their op.
package final class PortableBlock {
    /// Guest address of each instruction, and of what follows the last.
    let addresses: UnsafeMutableBufferPointer<UInt64>
    /// Guest instructions that it covers, including one that only traps.
    let instructionCount: Int
    /// The guest bytes that it was made from.
    let source: [Range<UInt64>]
    /// The ops, without those removed.
    let ops: UnsafeMutableBufferPointer<Op>

    /// Keeps what is left of `block`, which loses its removed ops.
    package init(_ block: OpBlock, from source: [Range<UInt64>]) {
        block.compact()
        instructionCount = block.instructionCount
        self.source = source
        let last = UnsafeBufferPointer(start: block.addresses, count: block.instructionCount + 1)
        addresses = .allocate(capacity: last.count)
        _ = addresses.initialize(fromContentsOf: last)
        ops = .allocate(capacity: block.count)
        _ = ops.initialize(fromContentsOf: UnsafeBufferPointer(start: block.ops, count: block.count))
    }

    /// Guest address of its first instruction.
    var startPC: UInt64 { addresses[0] }

    deinit {
        addresses.deallocate()
        ops.deallocate()
    }
}
