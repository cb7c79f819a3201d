import GuestISA
import GuestMachine
import PlantedFaults

/// Fetches, decodes and executes one instruction after the other: the engine to read first.
///
/// It keeps nothing between instructions but the hart, so whatever a store wrote is what the next fetch sees.
public final class Interpreter<Faults: FaultSwitch>: Engine {
    /// Always `.interpreter`.
    public let kind = EngineKind.interpreter
    /// The guest memory it executes from.
    public let memory: GuestMemory

    private let faults: Faults

    /// An interpreter for `memory`.
    public init(memory: GuestMemory, faults: Faults) {
        self.memory = memory
        self.faults = faults
    }

    /// Does nothing: there is nothing to forget.
    public func reset() {}

    /// Retires instructions until one traps or `fuel` is used up; see `Engine.run`.
    @specialized(where Faults == NoFault)  // calls through `any Engine` would ask `faults` at run time without it
    public func run(_ hart: inout HartState, fuel: UInt64) -> Exit {
        var step = InterpreterStep(hart: hart, memory: memory, decoder: .shared, faults: faults)
        var remaining = fuel
        var exit = Exit.fuelExhausted
        while remaining > 0 {
            if let trap = step.execute() {
                exit = .trap(trap)
                break
            }
            remaining -= 1
        }
        hart = step.hart
        hart.instret &+= fuel - remaining
        if faults.isPlanted(.interpInstretCountsTrap), exit != .fuelExhausted { hart.instret &+= 1 }
        return exit
    }
}

extension Interpreter where Faults == NoFault {
    /// A sound interpreter for `memory`.
    public convenience init(memory: GuestMemory) { self.init(memory: memory, faults: NoFault()) }
}
