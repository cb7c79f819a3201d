import DirectEngine
import GuestMachine
import IREngine
import PlantedFaults

/// The host code that a translator makes of a guest block, to be shown.
public struct HostCode: Sendable {
    /// Host address at which it runs.
    public let address: UInt64
    /// All of it.
    public let bytes: [UInt8]
    /// Where the code of guest instructions begins, by number in the block and offset in `bytes`, in ascending order.
    public let starts: [(instruction: Int, offset: Int)]
}

extension EngineCatalogue {
    /// The host code that `kind` makes of the block at `pc`.
    ///
    /// - Parameters:
    ///   - kind: A translator to host code.
    ///   - pc: Guest address of the block, a multiple of four.
    ///   - memory: Guest memory with the block, used by no other engine.
    ///   - fault: A fault to plant, or nil.
    ///   - options: Which optimizations to leave out.
    /// - Returns: nil if the guest may not fetch at `pc`, or the engine makes no host code.
    /// - Throws: As `make`.
    public static func hostCode(
        of kind: EngineKind, at pc: UInt64, memory: GuestMemory, fault: Fault? = nil,
        options: EngineOptions = EngineOptions()
    ) throws -> HostCode? {
        if let own = fault, own.spec.place.includes(engineNamed: kind.rawValue) {
            return try hostCode(kind, pc, memory, PlantedFault(own), options)
        }
        return try hostCode(kind, pc, memory, NoFault(), options)
    }

    private static func hostCode(
        _ kind: EngineKind, _ pc: UInt64, _ memory: GuestMemory, _ faults: some FaultSwitch,
        _ options: EngineOptions
    ) throws -> HostCode? {
        switch kind {
        case .interpreter, .irPortable, .tiered, .target:
            return nil
        case .ir:
            let engine = try IRHostEngine(
                memory: memory, options: options.optimizer, superblocks: options.superblocks(of: .ir), faults: faults)
            return engine.hostListing(at: pc).map { listing in
                HostCode(
                    address: UInt64(listing.address), bytes: listing.bytes,
                    starts: listing.parts.map { ($0.instruction, $0.offset) })
            }
        case .direct:
            let engine = try DirectTranslator(memory: memory, faults: faults, options: options.direct())
            return engine.hostCode(at: pc).map { block in
                let ranges = block.instructionRanges.enumerated().filter { !$0.element.isEmpty }
                return HostCode(
                    address: block.address, bytes: block.bytes,
                    starts: ranges.map { ($0.offset, $0.element.lowerBound) })
            }
        }
    }
}
