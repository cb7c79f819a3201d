/// A place in the code being assembled, made by `Assembler.makeLabel()` and placed by `Assembler.bind(_:)`.
///
/// A label belongs to the assembler that made it and means nothing to the next one.
@frozen public struct HostLabel: Equatable, Sendable {
    @usableFromInline let index: Int

    @inlinable @inline(__always) init(index: Int) { self.index = index }

    /// The label with this number among those that its assembler has made.
    @inlinable @inline(__always) public init(number: Int) { index = number }

    /// Its number among the labels of its assembler, from 0.
    @inlinable @inline(__always) public var number: Int { index }
}

/// The label storage of an assembler, allocated once and used for block after block.
///
/// One assembler at a time may use a scratch, and the scratch must outlive it.
public final class AssemblerScratch {
    /// How many labels one assembler can make.
    public let labelCapacity: Int

    /// One word per label, see `Assembler.bind(_:)`.
    @usableFromInline let labels: UnsafeMutablePointer<Int32>

    /// Makes room for `labelCapacity` labels per block; there is no limit on jumps to them.
    public init(labelCapacity: Int = 4096) {
        precondition(labelCapacity > 0, "an assembler needs room for a label")
        self.labelCapacity = labelCapacity
        labels = .allocate(capacity: labelCapacity)
        labels.initialize(repeating: 0, count: labelCapacity)
    }

    deinit {
        labels.deallocate()
    }
}
