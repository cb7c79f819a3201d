import GuestISA

/// A sound engine that counts how often it comes to the place where each fault would be.
///
/// Not safe to share: the engine that has it belongs to one thread at a time, and so do the counts.
public final class FaultSites: FaultSwitch, @unchecked Sendable {
    // A buffer of its own, as engines ask in their hot paths; it lives as long as this object.
    private let counts: UnsafeMutableBufferPointer<UInt64>

    /// Nothing has been asked yet.
    public init() {
        counts = .allocate(capacity: Fault.allCases.count)
        counts.initialize(repeating: 0)
    }

    deinit { counts.deallocate() }

    /// How often the place of `fault` was come to.
    public func count(of fault: Fault) -> UInt64 { counts[Int(fault.rawValue)] }

    /// Always false, but counted.
    public func isPlanted(_ fault: Fault) -> Bool {
        counts[Int(fault.rawValue)] &+= 1
        return false
    }

    /// The instruction itself.
    public func misread(_ instruction: Instruction, at site: @autoclosure () -> Misreading.Site) -> Instruction {
        instruction
    }

    /// Always nil.
    public func miscomputation(of opcode: Opcode) -> Miscomputation? { nil }
}
