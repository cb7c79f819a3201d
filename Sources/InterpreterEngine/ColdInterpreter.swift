import GuestMachine
import PlantedFaults

/// The interpreter's cold tier alone, which says when code has become hot instead of decoding it.
///
/// What engines of several tiers begin with. It keeps nothing of the guest, not even decoded code.
public final class ColdInterpreter {
    /// Why a run ended.
    public enum Stop: Equatable, Sendable {
        /// `fuel` instructions have retired.
        case fuelExhausted
        /// The instruction at `pc` trapped.
        case trap(Trap)
        /// `pc` has been jumped to as often as the threshold says, and there is fuel left.
        case hot
    }

    /// The guest memory it executes from.
    public let memory: GuestMemory

    private let machine: Machine
    /// Executes soundly what a described fault corrupts afterwards.
    private var sound: ColdInterpreter?

    /// An interpreter for `memory`.
    ///
    /// - Parameter threshold: How often code is jumped to until it is hot, 1 to 255; where runs begin counts as well.
    ///   Counts are shared by words with the same place in their pages.
    public init(memory: GuestMemory, threshold: UInt8) {
        precondition(threshold > 0, "code is hot after \(threshold) jumps, expected at least one")
        self.memory = memory
        machine = Machine.allocate(memory)
        ColdTable.fill(machine.coldHandlers)
        machine.fields.pointee.threshold = threshold
        machine.fields.pointee.whenHot = coldStop
    }

    /// An interpreter for `memory` with the fault of `faults`, if it is one that all engines have.
    public convenience init(memory: GuestMemory, threshold: UInt8, faults: some FaultSwitch) {
        self.init(memory: memory, threshold: threshold)
        for fault in Fault.allCases where fault.isShared && faults.isPlanted(fault) {
            guard let faulty = DescribedFaults.handler(of: fault) else { continue }
            let sound = ColdInterpreter(memory: memory, threshold: .max)
            self.sound = sound
            machine.fields.pointee.fault = fault
            machine.fields.pointee.sound = .passUnretained(sound)
            for opcode in faulty.opcodes { ColdTable.set(opcode, faulty.handler, in: machine.coldHandlers) }
        }
    }

    deinit { machine.block.deallocate() }

    /// Forgets how often code was jumped to.
    public func reset() { machine.reset() }

    /// Retires instructions until one traps, `fuel` is used up, or hot code is next.
    public func run(_ hart: inout HartState, fuel: UInt64) -> Stop {
        Stop(machine.run(&hart, fuel: fuel, memory))
    }

    /// Retires the instruction at `pc`, hot or not, unless it traps.
    ///
    /// - Returns: Its trap, or nil.
    public func step(_ hart: inout HartState) -> Trap? {
        switch machine.run(&hart, fuel: 1, memory, from: coldResume) {
        case .trap(let trap): trap
        case .fuelExhausted, .hot: nil
        }
    }
}

extension ColdInterpreter.Stop {
    fileprivate init(_ outcome: Outcome) {
        switch outcome {
        case .fuelExhausted: self = .fuelExhausted
        case .trap(let trap): self = .trap(trap)
        case .hot: self = .hot
        }
    }
}

/// Ends the run before `p`, which is hot.
@inline(never)
@c func coldStop(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    Machine(m).stop(UInt(bitPattern: p) == e ? .fuelExhausted : .hot, x, p, e)
}
