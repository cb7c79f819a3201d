import GuestISA
import GuestMachine
import PlantedFaults

/// Executes instructions one after the other: the engine to read first.
///
/// There are two tiers. The cold one executes words straight from memory. Code that is jumped to often is decoded
/// once into entries, which the hot tier executes. Either way an instruction is executed by a handler, a small function
/// that calls the next one's as its last act; see `Handler`.
public final class Interpreter<Faults: FaultSwitch>: Engine {
    /// Always `.interpreter`.
    public let kind = EngineKind.interpreter
    /// The guest memory it executes from.
    public let memory: GuestMemory

    private let machine: Machine
    private let hotCode: HotCode
    private let faults: Faults
    /// Executes soundly what a described fault corrupts afterwards.
    private var sound: ColdInterpreter?

    /// An interpreter for `memory`.
    public init(memory: GuestMemory, faults: Faults) {
        self.memory = memory
        self.faults = faults
        machine = Machine.allocate(memory)
        hotCode = HotCode(memory: memory, machine: machine)
        machine.fields.pointee.hotCode = Unmanaged.passUnretained(hotCode)
        ColdTable.fill(machine.coldHandlers)
        plantFaults()
    }

    private func plantFaults() {
        for fault in Fault.allCases where faults.isPlanted(fault) {
            guard let faulty = DescribedFaults.handler(of: fault) else { continue }
            let sound = ColdInterpreter(memory: memory, threshold: .max)
            self.sound = sound
            machine.fields.pointee.fault = fault
            machine.fields.pointee.sound = .passUnretained(sound)
            for opcode in faulty.opcodes { set(opcode, cold: faulty.handler, hot: hotLeave) }
        }
        for fault in [
            Fault.interpLwuSignExtends, .interpLoadTvalStart, .interpStorePartial, .interpHotRefund,
            .interpStoreTvalStart, .interpStoreIsLoad, .interpLoadX0Dropped, .interpStraddleWraps, .interpHotPairStale,
            .interpHotPatchFirst, .interpHotJoinFree,
        ]
        where faults.isPlanted(fault) {
            machine.fields.pointee.fault = fault
        }
        for faulty in FaultyHandler.all where faults.isPlanted(faulty.fault) {
            set(faulty.opcode, cold: faulty.cold, hot: faulty.hot)
        }
        hotCode.faultyPair = FaultyPair.all.first { faults.isPlanted($0.fault) }
    }

    private func set(_ opcode: Opcode, cold: @escaping Handler, hot: @escaping Handler) {
        ColdTable.set(opcode, cold, in: machine.coldHandlers)
        hotCode.handlers[Int(opcode.rawValue)] = hot
        // The handlers of pairs are sound.
        hotCode.fusesPairs = false
    }

    deinit { machine.block.deallocate() }

    /// Forgets what was decoded, and how often code ran.
    public func reset() {
        machine.reset()
        hotCode.reset()
    }

    /// Retires instructions until one traps or `fuel` is used up; see `Engine.run`.
    public func run(_ hart: inout HartState, fuel: UInt64) -> Exit {
        switch machine.run(&hart, fuel: fuel, memory) {
        case .fuelExhausted, .hot: return .fuelExhausted
        case .trap(let trap):
            if faults.isPlanted(.interpInstretCountsTrap) { hart.instret &+= 1 }
            return .trap(trap)
        }
    }
}

extension Interpreter where Faults == NoFault {
    /// A sound interpreter for `memory`.
    public convenience init(memory: GuestMemory) { self.init(memory: memory, faults: NoFault()) }
}
